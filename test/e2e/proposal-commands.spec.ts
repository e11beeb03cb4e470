import { expect, it } from '@jest/globals';
import type { ToldProposal } from '#directory';
import {
  fileOf,
  freshPath,
  printed,
  printedJson,
  reference,
  rollcall,
  textOf,
} from './support/rollcall.js';

const changed = () =>
  fileOf(
    textOf(reference.contactPoints)
      .replace('+80055010001', '+80055010099')
      .replace('Cybercrime Unit, National Police of Albania', 'Renamed'),
  );

async function imported(): Promise<string> {
  const data = freshPath('data');
  await printed('directory', 'import', reference.contactPoints, '--data', data);
  return data;
}

const open = (data: string) =>
  printedJson<readonly ToldProposal[]>('proposal', 'list', '--data', data);

it('shows what an import would change, in words, and changes nothing', async () => {
  const data = await imported();
  const asked = ['directory', 'import', changed(), '--data', data, '--dry-run'];
  const told = await printed(...asked);
  expect(told).toContain('Andorra: ad-1 changes\n  phone: "+80055010001" becomes "+80055010099"');
  expect(told).toContain('83 contact points as before.');
  expect(await printed(...asked)).toBe(told);
  expect(await printed('directory', 'import', reference.contactPoints, '--data', data)).toContain(
    '0 changed, 85 as before',
  );
});

it('FM-16: imports as proposals, which somebody else approves and rejects', async () => {
  const data = await imported();
  const asked = ['directory', 'import', changed(), '--data', data, '--as-proposals'];
  expect(await rollcall(...asked)).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('say who you are with --as NAME'),
  });
  expect(await printed(...asked, '--as', 'anna')).toContain('2 proposed');
  expect(await printed(...asked, '--as', 'anna')).toContain('0 proposed, 2 proposed before');
  const [andorra, albania] = await open(data);
  const decide = (what: string, id: string | undefined, ...more: readonly string[]) =>
    rollcall('proposal', what, id ?? '', ...more, '--data', data);
  const byAnna = await decide('approve', andorra?.proposalId, '--as', 'anna');
  expect(byAnna).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('somebody else has to look at it'),
  });
  expect(await decide('approve', andorra?.proposalId, '--as', 'bert')).toMatchObject({
    exitCode: 0,
    stdout: 'Approved: the directory now says so of ad-1.\n',
  });
  const why = ['--reason', 'not their name', '--as', 'bert'];
  expect(await decide('reject', albania?.proposalId, ...why)).toMatchObject({ exitCode: 0 });
  expect(await open(data)).toEqual([]);
  const exported = await printed('directory', 'export', '--data', data);
  expect(exported).toContain('+80055010099');
  expect(exported).not.toContain('Renamed');
  const all = await printed('proposal', 'list', '--status', 'all', '--data', data);
  expect(all).toContain('because   not their name');
  expect(await printedJson('replay', '--data', data)).toMatchObject({ equal: true });
});

it('FM-16: refuses an approval that was overtaken, and shows the difference', async () => {
  const data = await imported();
  const set = ['--set', 'phone=+80055010098', '--as', 'anna', '--data', data];
  await printed('proposal', 'propose', 'ad-1', ...set);
  await printed('directory', 'import', changed(), '--data', data);
  const approving = ['proposal', 'approve', 'ad-1', '--as', 'bert'];
  expect(await rollcall(...approving, '--data', data)).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining(
      'phone was "+80055010001", is "+80055010099", and "+80055010098" was proposed',
    ),
  });
  await printed('proposal', 'propose', 'ad-1', ...set);
  expect(await rollcall(...approving, '--data', data)).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('2 proposals about ad-1 wait; name one: '),
  });
});

it('asks for a directory to compare with', async () => {
  expect(await rollcall('directory', 'import', changed(), '--dry-run')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('give --data DIR or --server URL'),
  });
});
