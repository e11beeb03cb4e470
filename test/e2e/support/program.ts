import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Outcome } from './rollcall.js';

const root = resolve(import.meta.dirname, '../../..');
const loader = resolve(root, 'libs/event-log/test/typescript-source.mjs');

/** The program as a shell starts it. @param isRead whether anybody takes its output, and `isHeard` what it says beside. */
export async function program(
  args: readonly string[],
  { isRead = true, isHeard = true } = {},
): Promise<Outcome> {
  const child = spawn(
    process.execPath,
    ['--conditions=rollcall-source', '--import', loader, 'apps/cli/src/main.ts', ...args],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let [stdout, stderr] = ['', ''];
  if (!isRead) child.stdout.destroy();
  if (!isHeard) child.stderr.destroy();
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [exitCode] = (await once(child, 'close')) as [number];
  return { exitCode, stdout, stderr };
}
