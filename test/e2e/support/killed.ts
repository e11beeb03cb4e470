import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';

const root = resolve(import.meta.dirname, '../../..');
const loader = join(root, 'libs/event-log/test/typescript-source.mjs');

/**
 * Runs a command in a process of its own, and kills that at once when something is to be seen of it, or so much later.
 * @returns whether it was killed; otherwise it was done before.
 */
export async function killedOnce(
  isSeen: () => boolean,
  afterMs: number,
  ...args: readonly string[]
): Promise<boolean> {
  const child = spawn(
    process.execPath,
    ['--conditions=rollcall-source', '--import', loader, 'apps/cli/src/main.ts', ...args],
    { cwd: root, stdio: 'ignore' },
  );
  const ended = once(child, 'close');
  while (!isSeen() && child.exitCode === null) await passed(1);
  if (afterMs > 0) await passed(afterMs);
  child.kill('SIGKILL');
  await ended;
  return child.signalCode === 'SIGKILL';
}
