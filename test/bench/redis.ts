import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A Redis of one's own, set as `deploy/compose.yaml` sets it, with its file on the disk of the working directory. */
export async function withRedis<Result>(work: (port: number) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(process.cwd(), '.bench-'));
  const port = await freePort();
  const settings = {
    port,
    bind: '127.0.0.1',
    dir: folder,
    save: '',
    appendonly: 'yes',
    appendfsync: 'everysec',
    'maxmemory-policy': 'noeviction',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const server = spawn(process.env['REDIS_SERVER'] ?? 'redis-server', args, {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(server, 'exit');
  try {
    await isReady(server.stdout);
    return await work(port);
  } finally {
    server.kill('SIGKILL');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  }
}

async function isReady(said: NodeJS.ReadableStream): Promise<void> {
  for await (const line of createInterface(said))
    if (line.includes('Ready to accept connections')) {
      said.resume();
      return;
    }
  throw new Error('redis-server has ended');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
