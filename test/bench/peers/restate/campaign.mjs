import { spawn } from 'node:child_process';
import { join } from 'node:path';

/**
 * Runs `flow.mjs` in a network of its own, which has a loopback and nothing else: the server asks for newer releases of itself
 * whenever it starts, and no setting keeps it from that.
 */
const inLoopback = 'ip link set lo up && exec "$@"';
const flow = [process.execPath, join(import.meta.dirname, 'flow.mjs')];
const child = spawn(
  'unshare',
  ['--map-root-user', '--net', 'sh', '-c', inLoopback, 'sh', ...flow],
  {
    stdio: 'inherit',
  },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => child.kill('SIGTERM'));
child.once('error', (error) => {
  throw new Error('unshare, of util-linux, is needed to keep Restate on the loopback', {
    cause: error,
  });
});
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
