import { existsSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from '@jest/globals';
import type { CampaignStatistics } from '#campaigns';
import {
  fileOf,
  freshPath,
  printed,
  printedJson,
  reference,
  rollcall,
} from './support/rollcall.js';

function script(...steps: readonly object[]): string {
  // JSON is YAML.
  return fileOf(JSON.stringify({ steps }), 'script.yaml');
}

const imported = {
  at: '2024-02-12T09:00:00Z',
  run: ['directory', 'import', reference.contactPoints],
};
const planned = {
  at: '2024-02-16T09:00:00Z',
  run: ['campaign', 'plan', 'february', '--name', 'February'],
};
const launched = {
  at: '2024-02-19T09:00:00Z',
  run: ['campaign', 'launch', 'february'],
  as: 'deputy',
};
const answered = {
  at: '2024-02-19T09:00:00Z',
  answers: { campaign: 'february', file: reference.answers, directory: reference.contactPoints },
};

it('runs commands at their instants, and what falls due in between', async () => {
  const data = freshPath('data');
  const path = script(imported, planned, launched, answered, { at: '2024-02-21T09:00:00Z' });
  expect(await printed('enact', path, '--data', data)).toContain(
    'deputy$ rollcall campaign launch',
  );
  const { windows, noAnswer } = await printedJson<CampaignStatistics>(
    'stats',
    '--campaign',
    'february',
    '--data',
    data,
  );
  // As the rehearsal of the same test has it.
  expect(windows.map(({ parties }) => parties)).toEqual([24, 32, 38, 60, 62, 68]);
  expect(noAnswer.contactPoints).toBe(3);
});

it('stops at a command that fails, and keeps nothing', async () => {
  const data = freshPath('data');
  const { exitCode, stderr } = await rollcall('enact', script(imported, launched), '--data', data);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(
    /the command of 2024-02-19T09:00:00.000Z failed: rollcall campaign launch/,
  );
  expect(existsSync(data)).toBe(false);
  expect(readdirSync(dirname(data))).toEqual([]);
});

it('says what is wrong in a script before anything is done', async () => {
  const path = script({ at: 'noon', run: [] }, { ...planned, who: 'me' });
  const { exitCode, stderr } = await rollcall('enact', path);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('steps[0].at: expected an instant such as 2024-02-19T09:00:00Z');
  expect(stderr).toContain('steps[0].run: expected the words of a command');
  expect(stderr).toContain('steps[1].who: is not known here; remove it');
  const never = await rollcall('enact', script({ ...planned, at: '2024-02-30T09:00:00Z' }));
  expect(never.stderr).toContain('steps[0].at: there is no instant 2024-02-30T09:00:00Z');
  const backwards = await rollcall('enact', script(launched, planned));
  expect(backwards.stderr).toContain('steps[1].at: lies before 2024-02-19T09:00:00.000Z');
});

it.each(['a: &a [1]\nsteps: [*a, *a]', 'steps: &s [*s]', 'steps: [*nowhere]'])(
  'takes no aliases in a script, which may stand for anything: %j',
  async (text) => {
    const { exitCode, stderr } = await rollcall('enact', fileOf(text, 'script.yaml'));
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/script\.yaml:\d+:\d+: is an alias, \*\w+; write out/);
    expect(stderr).not.toContain('    at ');
  },
);

it('sends a test message to a channel, in the words of its reader and in English', async () => {
  const data = freshPath('data');
  const tried = {
    at: '2024-02-13T09:00:00Z',
    run: ['directory', 'test-channel', 'fr-1', 'email-main'],
  };
  const path = script(imported, tried, { at: '2024-02-13T10:00:00Z' });
  expect(await printed('enact', path, '--data', data)).toContain(
    'A test message to email-main of fr-1 is on its way',
  );
  expect(await printedJson('letters', '--data', data)).toEqual([
    expect.objectContaining({
      contactPointId: 'fr-1',
      purpose: 'channel-test',
      status: 'handed-over',
    }),
  ]);
  const test = (...channel: readonly string[]) =>
    rollcall('directory', 'test-channel', ...channel, '--data', data);
  expect((await test('fr-1', 'phone-main')).stderr).toContain('goes to an e-mail channel only');
  expect((await test('fr-1', 'fax')).stderr).toContain('it has no such channel');
  expect((await test('xx-1', 'email-main')).stderr).toContain('no such contact point');
});
