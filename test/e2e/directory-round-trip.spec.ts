import { expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { madeNetwork } from './support/made-network.js';
import {
  eventsOf,
  fileOf,
  freshPath,
  printed,
  printedJson,
  reference,
  textOf,
} from './support/rollcall.js';

type Row = Readonly<Record<string, string>>;

function rowsById(text: string): readonly Row[] {
  const rows: Row[] = parse(text, { columns: true });
  return rows.toSorted((a, b) => ((a['id'] ?? '') < (b['id'] ?? '') ? -1 : 1));
}

async function imported(file: string, ...more: readonly string[]): Promise<string> {
  const data = freshPath('data');
  await printed('directory', 'import', file, ...more, '--data', data);
  return data;
}

it.each([
  ['the reference network', textOf(reference.contactPoints)],
  ['a made network with quotes and line ends', madeNetwork(3).contactPoints],
])('exports what it imported: %s', async (_, text) => {
  const data = await imported(fileOf(text));
  const out = freshPath('exported.csv');
  expect(await printed('directory', 'export', '--data', data, '--out', out)).toBe('');
  expect(rowsById(textOf(out))).toEqual(rowsById(text));
});

it('exports its own export again byte for byte', async () => {
  const first = await printed(
    'directory',
    'export',
    '--data',
    await imported(reference.contactPoints),
  );
  const second = await printed('directory', 'export', '--data', await imported(fileOf(first)));
  expect(second).toBe(first);
});

it('FM-30: never exports a cell that a spreadsheet would run', async () => {
  const text = textOf(reference.contactPoints).replace(
    'Call before sending urgent requests',
    '"=HYPERLINK(""http://x.example"",""click"")"',
  );
  const exported = await printed('directory', 'export', fileOf(text));
  const cells = rowsById(exported).flatMap((row) => Object.values(row));
  expect(cells).toContain(`'=HYPERLINK("http://x.example","click")`);
  expect(cells.filter((cell) => /^[=@\t]|^[+-](?!\d+$)/.test(cell))).toEqual([]);
});

it('imports the same file twice without a new event', async () => {
  const data = await imported(reference.contactPoints);
  const before = await eventsOf(data);
  expect(await printedJson('directory', 'import', reference.contactPoints, '--data', data)).toEqual(
    {
      parties: 72,
      contactPoints: 85,
      registered: 0,
      confirmed: 0,
      changed: 0,
      unchanged: 85,
    },
  );
  expect(await eventsOf(data)).toEqual(before);
});

it('imports what has changed and nothing else', async () => {
  const data = await imported(reference.contactPoints);
  const before = await eventsOf(data);
  const changed = textOf(reference.contactPoints)
    .replace('+80055000000', '+80055000999')
    .replace(/^(cm-1,.*),to-be-confirmed,.*$/m, (row) => confirmed(row));
  const text = await printed('directory', 'import', fileOf(changed), '--data', data);
  expect(text).toBe(
    `85 contact points of 72 Parties: 0 new, 1 confirmed, 1 changed, 83 as before\nThe log is in ${data}.\n`,
  );
  const after = await eventsOf(data);
  const added = after.slice(before.length).map(({ type, stream }) => `${type} of ${stream}`);
  expect(new Set(added)).toEqual(
    new Set([
      'ContactDetailsChanged of contactPoint-al-1',
      'ContactDetailsChanged of contactPoint-cm-1',
      'ContactPointConfirmed of contactPoint-cm-1',
    ]),
  );
  expect(added).toHaveLength(3);
});

/** The row of an expected contact point, designated at last. */
function confirmed(row: string): string {
  const cells = (parse(row) as string[][])[0] ?? [];
  const [id = '', party = '', name = ''] = cells;
  return `${id},${party},${name},National Police,police,primary,duty@cm.example,,,,24/7,Africa/Douala,fr en,,,designated,2024-09-01`;
}

it('lists each contact point with its status on the day', async () => {
  const list = await printedJson<readonly Row[]>(
    'directory',
    'list',
    reference.contactPoints,
    '--on',
    '2024-06-30',
  );
  expect(list).toHaveLength(85);
  expect(list.filter(({ status }) => status !== 'designated').map(({ id }) => id)).toEqual([
    'cm-1',
  ]);
  expect(list).toEqual(list.toSorted((a, b) => ((a['id'] ?? '') < (b['id'] ?? '') ? -1 : 1)));
  const before = ['directory', 'list', reference.contactPoints, '--on', '2024-02-19'];
  expect(await printedJson(...before)).toHaveLength(81);
});

it('shows the list as a table', async () => {
  const text = await printed('directory', 'list', reference.contactPoints, '--on', '2024-06-30');
  const [head, ...rows] = text.trimEnd().split('\n');
  expect(head).toMatch(/^id +Party +institution +type +role +status +languages$/);
  expect(rows).toHaveLength(85);
  expect(rows).toContainEqual(expect.stringMatching(/^cm-1 +CM +.*to-be-confirmed/));
});
