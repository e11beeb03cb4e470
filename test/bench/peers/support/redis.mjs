import { freePort, inFolder, Program } from './programs.mjs';

/**
 * Runs `work` with a Redis of its own, on a free port of the loopback.
 * @param fsync of what it is told, as in its `appendfsync`; or `none`: then it keeps nothing on the disk.
 */
export function withRedis(fsync, work) {
  return inFolder(async (folder) => {
    const port = await freePort();
    const settings = {
      port,
      bind: '127.0.0.1',
      dir: folder,
      save: '',
      appendonly: fsync === 'none' ? 'no' : 'yes',
      appendfsync: fsync === 'none' ? 'no' : fsync,
      'maxmemory-policy': 'noeviction',
    };
    const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
    // As Debian installs it, or the one that is named.
    const redis = await Program.start(process.env.REDIS_SERVER ?? 'redis-server', args, {
      says: /Ready to accept connections/,
    });
    try {
      return await work({ host: '127.0.0.1', port });
    } finally {
      await redis.end();
    }
  });
}
