import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from '@jest/globals';
import type { Report } from '#reporting';
import { fileOf, freshPath, printed, printedJson, reference, textOf } from './support/rollcall.js';

/** The reference network without Tunisia, and what became of it. */
const before = textOf(reference.contactPoints).replace(/^tn-1,.*\r?\n/m, '');
const georgia = before.replace('+80055250032', '+80055250099');
const poland = georgia.replace('cp247.pl-1@pl.example', 'desk@pl.example');
const withTunisia = textOf(reference.contactPoints)
  .replace('+80055250032', '+80055250099')
  .replace('cp247.pl-1@pl.example', 'desk@pl.example');
const spain = withTunisia.replace('cp247.es-1@es.example', 'desk@es.example');

let data: string;
beforeAll(async () => {
  data = freshPath('year');
  const steps = [
    ...version('2023-11-06', before),
    share('2023-11-06', 1),
    ...version('2024-02-05', georgia),
    share('2024-02-05', 2),
    ...version('2024-02-10', poland).slice(0, 1),
    { at: '2024-02-16T09:00:00Z', run: ['campaign', 'plan', 'february', '--name', 'F', '--news'] },
    { at: '2024-02-19T09:00:00Z', run: ['campaign', 'launch', 'february'] },
    ...version('2024-03-20', withTunisia),
    ...version('2024-04-08', spain),
    share('2024-04-09', 5, '--to', 'FR', 'DE'),
    share('2024-04-10', 5),
  ];
  // JSON is YAML.
  const script = fileOf(JSON.stringify({ steps }), 'script.yaml');
  await printed('enact', script, '--data', data);
});

function version(day: string, directory: string): readonly object[] {
  return [
    { at: `${day}T09:00:00Z`, run: ['directory', 'import', fileOf(directory)] },
    { at: `${day}T09:10:00Z`, run: ['directory', 'publish'] },
  ];
}

function share(day: string, number: number, ...to: readonly string[]): object {
  const run = ['directory', 'share', '--version', String(number), ...to];
  return { at: `${day}T10:00:00Z`, run };
}

const period = ['--from', '2024-01-01', '--to', '2024-12-31'] as const;
const reported = (...args: readonly string[]) =>
  printedJson<Report>('report', ...period, '--data', data, ...args);

it('counts the versions that went to the whole network, and names whose updates they carried', async () => {
  const { versions } = await reported();
  expect(versions).toMatchObject({ published: 4, shared: 2 });
  // Tunisia was designated, which is a development and no update.
  expect(versions.updatesOf.rows.map(({ party }) => party)).toEqual(['ES', 'GE']);
  expect(
    versions.rows.map(({ number, since, wholeNetwork }) => [number, since, wholeNetwork]),
  ).toEqual([
    [2, 1, true],
    [5, 3, false],
    [5, 3, true],
  ]);
});

it('tells apart what the messages of the test told the network of', async () => {
  const { test } = await reported();
  expect(test?.news).toEqual({ parties: 1, rows: [{ party: 'PL', partyName: 'Poland' }] });
});

it('takes the first version that is shared for the directory, and not for updates of it', async () => {
  const year = ['--from', '2023-01-01', '--to', '2023-12-31', '--data', data] as const;
  const { versions } = await printedJson<Report>('report', ...year);
  expect(versions).toMatchObject({ shared: 1, updatesOf: { parties: 0 }, rows: [{ since: 0 }] });
  expect(versions.rows[0]?.differences.count).toBe(0);
});

it('says in words what each version told', async () => {
  const out = freshPath('report');
  await printed('report', ...period, '--data', data, '--out', out, '--language', 'fr');
  const changes = readFileSync(join(out, 'changes-shared.csv'), 'utf8');
  expect(changes.split('\r\n').filter((line) => line.startsWith('2,'))).toEqual([
    expect.stringMatching(/^2,Géorgie.*téléphone/),
  ]);
  expect(changes).toMatch(/^5,Tunisie/m);
  expect(readFileSync(join(out, 'versions-shared.csv'), 'utf8')).toMatch(
    /^2,2024-02-05,\d+,\d+,1,Géorgie\r\n/m,
  );
});

it('counts them in an anonymised edition, and names nobody', async () => {
  const out = freshPath('report');
  await printed('report', ...period, '--data', data, '--out', out, '--anonymised');
  expect(readdirSync(out)).not.toContain('changes-shared.csv');
  const page = readFileSync(join(out, 'report.html'), 'utf8');
  expect(page).toContain('updates of 2 Parties');
  expect(page).not.toMatch(/Georgia|Spain|Tunisia/);
});
