import { expect, it } from '@jest/globals';
import {
  answersFile,
  fileOf,
  freshPath,
  eventsOf,
  printed,
  reference,
  rehearsal,
  textOf,
} from './support/rollcall.js';

/** The rows below the header the other way round; no cell of the reference network holds a line end. */
function turned(text: string): string {
  const [header = '', ...rows] = text.trimEnd().split('\n');
  return `${[header, ...rows.toReversed()].join('\n')}\n`;
}

async function report(files: Parameters<typeof rehearsal>[0] = {}): Promise<string> {
  return printed(...rehearsal(files), '--json', '--details');
}

it('prints the same bytes for the same files', async () => {
  expect(await report()).toBe(await report());
});

it('leaves the same log for the same files, but for what is encrypted anew', async () => {
  const logs = await Promise.all(
    ['first', 'second'].map(async (name) => {
      const data = freshPath(name);
      await printed(...rehearsal(), '--data', data);
      const events = await eventsOf(data);
      return events.map(({ id, stream, type, metadata }) => ({ id, stream, type, metadata }));
    }),
  );
  expect(logs[0]).toEqual(logs[1]);
});

it('does not depend on the order of rows', async () => {
  const files = {
    directory: fileOf(turned(textOf(reference.contactPoints))),
    responses: fileOf(turned(textOf(reference.answers))),
  };
  expect(await report(files)).toBe(await report());
});

it('does not depend on how lines end, nor on a byte order mark', async () => {
  const windows = (path: string) => fileOf(`\uFEFF${textOf(path).replaceAll('\n', '\r\n')}`);
  const files = {
    directory: windows(reference.contactPoints),
    responses: windows(reference.answers),
  };
  expect(await report(files)).toBe(await report());
});

it('loses no correction where one moment brings several answers of one contact point, whatever their order', async () => {
  const rows = [
    'al-1,AL,60,link,',
    'al-1,AL,60,link,"{""phone"":""+80055999999""}"',
    'al-1,AL,60,link,"{""timezone"":""Europe/Paris""}"',
  ];
  const [one, other] = [answersFile(...rows), answersFile(...rows.toReversed())];
  expect(await report({ responses: one })).toBe(await report({ responses: other }));
  expect(await report({ responses: one })).toContain('"proposals": 2');
});
