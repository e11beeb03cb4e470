import { expect, it } from '@jest/globals';
import { program } from './support/program.js';
import { printed, reference, rehearsal } from './support/rollcall.js';

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
