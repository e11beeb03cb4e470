import { existsSync, truncateSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import {
  answersFile,
  fileOf,
  freshPath,
  reference,
  rehearsal,
  rollcall,
  textOf,
} from './support/rollcall.js';

const text = textOf(reference.contactPoints);
const lines = text.split('\n');

/** The reference directory with the cell of its first row, which is Albania's, changed. */
function withCell(before: string, after: string): string {
  return text.replace(lines[1] ?? '', (lines[1] ?? '').replace(before, after));
}

/** Runs what must fail. @returns its complaints, after seeing that nothing was printed, stored or traced. */
async function complaints(...args: readonly string[]): Promise<readonly string[]> {
  const data = freshPath('data');
  const { exitCode, stdout, stderr } = await rollcall(...args, '--data', data);
  expect({ exitCode, stdout, stored: existsSync(data) }).toEqual({
    exitCode: 1,
    stdout: '',
    stored: false,
  });
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr).toMatch(/[^\n]\n$/);
  return stderr.trimEnd().split('\n');
}

async function importing(content: string | Buffer): Promise<readonly string[]> {
  const file = fileOf(content);
  const found = await complaints('directory', 'import', file);
  expect(found.every((line) => line.startsWith(`${file}:`) || line.startsWith('…'))).toBe(true);
  return found.map((line) => line.replace(file, 'file.csv'));
}

it.each([
  [
    'a missing column',
    text.replace('timezone,', 'zone_id,'),
    'file.csv:1:1: column "timezone" is missing; there are "id", ',
  ],
  [
    'an unknown type',
    withCell(',police,', ',firefighters,'),
    'file.csv:2:63: type "firefighters" is not one of police, ',
  ],
  [
    'a bad e-mail address',
    withCell('@al.example', '.al.example'),
    'file.csv:2:78: email "cp247.al-1.al.example" is not an e-mail address, such as ',
  ],
  [
    'a bad time zone',
    withCell('Europe/Tirane', 'Mars/Phobos'),
    'timezone "Mars/Phobos" is not an IANA time zone, such as Europe/Paris',
  ],
  [
    'an id that is there twice',
    `${text.trimEnd()}\n${lines[1]}\n`,
    'file.csv:87:1: id "al-1" is there twice, first on line 2; expected it once',
  ],
  [
    'a date that does not exist',
    withCell('2010-02-27', '2010-02-30'),
    'designatedOn "2010-02-30" is not a date that exists, as YYYY-MM-DD',
  ],
  [
    'a quote that is never closed',
    `${text.trimEnd()}\nzz-1,"ZZ,\n`,
    'file.csv:87:6: the quote that opens here is never closed; expected a closing " ',
  ],
  [
    'Latin-1 text',
    Buffer.from(text, 'latin1'),
    'is not UTF-8 text; expected UTF-8: save the file again as "CSV UTF-8"',
  ],
  [
    'UTF-16 text',
    Buffer.from(`\uFEFF${text}`, 'utf16le'),
    'file.csv:1:1: the file is UTF-16 text; expected UTF-8: save the file again as "CSV UTF-8"',
  ],
  ['zero bytes', Buffer.alloc(1_000), 'file.csv:1:1: a zero byte, which no text holds; expected'],
  ['nothing', '', 'file.csv:1:1: the file is empty; expected a first line with the columns id, '],
])(
  'FM-30: refuses a directory with %s, and says where and what is expected',
  async (_, content, said) => {
    const found = await importing(content);
    expect(found[0]).toContain(said);
    expect(found[0]).toMatch(/^file\.csv:\d+:\d+: /);
  },
);

it.each([
  ['100 MB', 100 * 2 ** 20],
  ['more than can be read at all', 4 * 2 ** 30],
])('FM-30: refuses a file of %s by its size', async (_, bytes) => {
  const file = fileOf('');
  truncateSync(file, bytes);
  expect(await complaints('directory', 'import', file)).toEqual([
    `${file}: the file has ${bytes} bytes; expected at most 33554432`,
  ]);
});

it('says which file is not there, and which is a directory', async () => {
  expect(await complaints('directory', 'import', 'nowhere.csv')).toEqual([
    'nowhere.csv: there is no such file; check the name and the folder',
  ]);
  expect(await complaints(...rehearsal({ responses: 'nowhere.csv' }))).toEqual([
    'nowhere.csv: there is no such file; check the name and the folder',
  ]);
  expect(await complaints('directory', 'import', '/')).toEqual([
    '/: this is a directory; expected a CSV file',
  ]);
});

it('lists what is wrong in the order of the file, up to 20, and counts the rest', async () => {
  const found = await importing(text.replaceAll('@', ' at '));
  expect(found).toHaveLength(21);
  const places = found.slice(0, 20).map((line) => Number(/^file\.csv:(\d+):/.exec(line)?.[1]));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(found.at(-1)).toMatch(/^… and \d+ more$/);
});

it('shows foreign text on one line, cut short, without control characters', async () => {
  const [first] = await importing(withCell('Europe/Tirane', `"\u001B[2J\n${'x'.repeat(500)}"`));
  expect(first).toMatch(/timezone "\\u001b\[2J\\nx+…" is not an IANA time zone/);
});

it.each([
  [
    'an unknown contact point',
    'zz-9,ZZ,10,link,',
    '2:1: contactPoint "zz-9" is not in the directory; expected the id of one of its contact points',
  ],
  [
    'a contact point that was designated later',
    'tn-1,TN,10,link,',
    '2:1: contactPoint "tn-1" was not pinged on 2024-02-19: it was designated on 2024-03-18; expected one designated by then',
  ],
  [
    'a contact point that is to be confirmed',
    'cm-1,CM,10,link,',
    '2:1: contactPoint "cm-1" was not pinged: it is to-be-confirmed; expected one that is designated',
  ],
  [
    'negative seconds',
    'al-1,AL,-5,link,',
    '2:9: respondedAfterSeconds "-5" is not a whole number of seconds since the ping was handed over, from 0 to 31536000',
  ],
])('refuses answers with %s', async (_, row, said) => {
  const responses = answersFile(row);
  expect(await complaints(...rehearsal({ responses }))).toEqual([`${responses}:${said}`]);
});

it.each([
  ['that ends too soon', '{"steps": [', ':1:12: this is not JSON'],
  ['with a slip', '{"steps": [],\n "x": tru }', 'this is not JSON'],
  [
    'with an unknown setting',
    '{"steps": [], "deadlines": "PT1H"}',
    ':deadlines: is not a known setting; remove it',
  ],
  [
    'with a bad duration',
    '{"steps": [{"after": "15M", "do": "remind", "to": "same"}]}',
    ':steps[0].after: expected an ISO 8601 duration of fixed length, such as PT15M or PT30H',
  ],
  ['that is no object', '[]', ': expected a JSON object with "steps", such as {"steps": []}'],
])('refuses a policy %s', async (_, content, said) => {
  const policy = fileOf(content, 'policy.json');
  const found = await complaints(...rehearsal(), '--policy', policy);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(said);
  expect(found[0]).toMatch(new RegExp(`^${policy}:`));
});

it('tells in one line when the system refuses a path', async () => {
  const inTheWay = fileOf('', 'data');
  for (const args of [
    [...rehearsal(), '--data', inTheWay],
    ['directory', 'import', reference.contactPoints, '--data', inTheWay],
    ['directory', 'export', reference.contactPoints, '--out', `${inTheWay}/out.csv`],
    ['stats', '--data', inTheWay],
  ]) {
    const { exitCode, stdout, stderr } = await rollcall(...args);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^rollcall: (?!unexpected)[^\n]*\n$/);
    expect(stderr).toContain(inTheWay);
  }
});
