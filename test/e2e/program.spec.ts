import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { expect, it } from '@jest/globals';
import { printed, reference, rehearsal, type Outcome } from './support/rollcall.js';

const root = resolve(import.meta.dirname, '../..');
const loader = resolve(root, 'libs/event-log/test/typescript-source.mjs');

/** The program as a shell starts it. @param isRead whether anybody takes its output, and `isHeard` what it says beside. */
async function program(args: readonly string[], { isRead = true, isHeard = true } = {}) {
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
  return { exitCode, stdout, stderr } satisfies Outcome;
}

it('prints to a pipe what it prints in process, and no progress', async () => {
  expect(await program([...rehearsal(), '--json'])).toEqual({
    exitCode: 0,
    stdout: await printed(...rehearsal(), '--json'),
    stderr: '',
  });
}, 30_000);

it('hands its exit code to the shell', async () => {
  const [failed, usage] = await Promise.all([
    program(['directory', 'import', 'nowhere.csv']),
    program(['rehearse', '--directory', reference.contactPoints]),
  ]);
  expect(failed).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'nowhere.csv: there is no such file; check the name and the folder\n',
  });
  expect(usage.exitCode).toBe(2);
}, 30_000);

it('ends quietly when nobody reads on', async () => {
  const { exitCode, stderr } = await program(['directory', 'export', reference.contactPoints], {
    isRead: false,
  });
  expect([exitCode, stderr]).toEqual([0, '']);
}, 30_000);

it('ends with its own exit code when nobody hears what it says beside its output', async () => {
  const { exitCode } = await program(['rehearse', '--directory', reference.contactPoints], {
    isHeard: false,
  });
  expect(exitCode).toBe(2);
}, 30_000);
