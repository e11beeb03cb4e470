import { expect, it } from '@jest/globals';
import { freshPath, reference, rehearsal, rollcall } from './support/rollcall.js';

const file = reference.contactPoints;
const hint = '(add --help for the options and examples)\n';

it.each([
  ['an unknown option', ['stats', '--data', 'x', '--verbose'], "unknown option '--verbose'"],
  ['an unknown command', ['launch'], "unknown command 'launch'"],
  ['a missing option', ['replay'], "required option '--data <dir>' not specified"],
  ['a missing file', ['directory', 'import'], "missing required argument 'file'"],
  ['a bad --sent-at', rehearsal({ sentAt: 'yesterday' }), '"yesterday" is not an ISO 8601 instant'],
  [
    'a --sent-at without an offset',
    rehearsal({ sentAt: '2024-02-19T09:00:00' }),
    'is not an ISO 8601 instant with an offset, such as 2024-02-19T09:00:00Z',
  ],
  [
    'a day that does not exist',
    ['directory', 'summary', file, '--on', '2024-02-30'],
    '"2024-02-30" is not a date that exists, as YYYY-MM-DD',
  ],
  [
    'a bad --until',
    ['replay', '--data', 'x', '--until', 'noon'],
    '"noon" is neither a log position',
  ],
  ['a summary of nothing', ['directory', 'summary'], 'give either a CSV file or --data DIR'],
  [
    'a summary of two things',
    ['directory', 'summary', file, '--data', 'x'],
    'give either a CSV file or --data DIR',
  ],
  [
    '--at of a file',
    ['directory', 'list', file, '--at', '2024-02-19T09:00:00Z'],
    '--at asks a log; it goes with --data DIR, not with a file',
  ],
  [
    '--parties of a data directory',
    ['directory', 'export', '--data', 'x', '--parties', reference.parties],
    '--parties describes a CSV file; it goes with a file, not with --data DIR',
  ],
])('takes %s for wrong usage', async (_, args, said) => {
  const { exitCode, stdout, stderr } = await rollcall(...args);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toContain(said);
  expect(stderr.startsWith('error: ') && stderr.endsWith(hint)).toBe(true);
  expect(stderr.split('\n')).toHaveLength(3);
});

it('shows what there is when called with nothing', async () => {
  const { exitCode, stderr } = await rollcall();
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^Usage: rollcall /);
});

it.each([
  ['rollcall', []],
  ['rollcall directory', ['directory']],
  ['rollcall directory import', ['directory', 'import']],
  ['rollcall directory list', ['directory', 'list']],
  ['rollcall directory summary', ['directory', 'summary']],
  ['rollcall directory export', ['directory', 'export']],
  ['rollcall rehearse', ['rehearse']],
  ['rollcall stats', ['stats']],
  ['rollcall replay', ['replay']],
])('%s --help shows examples', async (name, args) => {
  const { exitCode, stdout, stderr } = await rollcall(...args, '--help');
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(new RegExp(`^Usage: ${name} `));
  expect(stdout).toMatch(
    new RegExp(`\\nExamples:\\n {2}${args.length === 0 ? 'rollcall' : name} `),
  );
});

it.each(['stats', 'replay'])('%s asks for a data directory that holds a log', async (command) => {
  const data = freshPath('nothing-here');
  expect(await rollcall(command, '--data', data)).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: `rollcall: ${data} holds no log; make one with "rollcall directory import FILE --data ${data}" or "rollcall rehearse … --data ${data}"\n`,
  });
});
