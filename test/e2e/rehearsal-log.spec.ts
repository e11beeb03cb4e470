import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { expected } from './support/reference-model.js';
import {
  eventsOf,
  freshPath,
  printed,
  reference,
  rehearsal,
  rollcall,
  statistics,
  textOf,
} from './support/rollcall.js';

let data: string;
let printedByRehearsal: string;

beforeAll(async () => {
  data = freshPath('february');
  printedByRehearsal = await printed(...rehearsal(), '--data', data, '--json');
});

interface Replayed {
  readonly equal: boolean;
  readonly events: number;
  readonly projections: Readonly<Record<string, boolean>>;
}

async function replayed(...args: readonly string[]): Promise<[number, Replayed]> {
  const { exitCode, stdout } = await rollcall('replay', '--data', data, '--json', ...args);
  return [exitCode, JSON.parse(stdout) as Replayed];
}

/** Changes the stored state of a projection, runs, and puts it back. */
async function withSnapshot<Result>(
  name: string,
  change: (state: string) => string,
  use: () => Promise<Result>,
): Promise<Result> {
  const store = (state: string) => {
    const database = new Database(join(data, 'snapshots.sqlite'));
    const found = database.prepare('UPDATE snapshot SET state = ? WHERE name = ?');
    expect(found.run(state, name).changes).toBe(1);
    database.close();
  };
  const database = new Database(join(data, 'snapshots.sqlite'));
  const before = database.prepare('SELECT state FROM snapshot WHERE name = ?').pluck();
  const state = before.get(name) as string;
  database.close();
  expect(change(state)).not.toBe(state);
  store(change(state));
  try {
    return await use();
  } finally {
    store(state);
  }
}

it('gives the statistics again, byte for byte, from the log alone', async () => {
  expect(await printed('stats', '--data', data, '--json')).toBe(printedByRehearsal);
});

it('holds as many events as it says', async () => {
  const { events } = JSON.parse(printedByRehearsal) as { events: number };
  expect(await eventsOf(data)).toHaveLength(events);
});

it.each([
  ['2024-02-19T09:00:00Z', 0],
  ['2024-02-19T09:14:59Z', 899],
  ['2024-02-19T10:00:00Z', 3_600],
  ['2024-02-19T13:00:00Z', 14_400],
  ['2024-02-20T09:00:00Z', 86_400],
])('says how the test stood at %s', async (at, until) => {
  const { campaign: _, events, ...rest } = await statistics('stats', '--data', data, '--at', at);
  const files = {
    contactPoints: textOf(reference.contactPoints),
    answers: textOf(reference.answers),
  };
  expect(rest).toEqual(expected({ ...files, day: '2024-02-19', until }));
  const known = (await eventsOf(data)).filter(
    ({ metadata }) => metadata.at <= at.replace('Z', '.000Z'),
  );
  expect(events).toBe(known.length);
});

it('says so when there was no campaign yet', async () => {
  const early = await rollcall('stats', '--data', data, '--at', '2024-01-01T00:00:00Z');
  expect(early).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'rollcall: the log holds no campaign up to then\n',
  });
});

it('names the campaigns there are when asked for another', async () => {
  const { exitCode, stderr } = await rollcall('stats', '--data', data, '--campaign', 'spring');
  expect(exitCode).toBe(1);
  expect(stderr).toBe(
    'rollcall: there is no campaign spring; the log holds rehearsal-20240219T090000Z\n',
  );
});

it('replays to what is stored', async () => {
  const [exitCode, { equal, events, projections }] = await replayed();
  expect([exitCode, equal, events]).toEqual([0, true, (await eventsOf(data)).length]);
  expect(Object.keys(projections)).toEqual(
    expect.arrayContaining(['directory', 'campaign-board', 'response-times']),
  );
  expect(Object.values(projections)).not.toContain(false);
});

it('finds a stored state that is not what the log says, and names it', async () => {
  const change = (state: string) => state.replace('"party":"AL"', '"party":"FR"');
  const [exitCode, { equal, projections }] = await withSnapshot(
    'projection:response-times',
    change,
    () => replayed(),
  );
  expect([exitCode, equal]).toEqual([1, false]);
  const different = Object.entries(projections).filter(([, same]) => !same);
  expect(different.map(([name]) => name)).toEqual(['response-times']);
});

it('replays to the same state through a snapshot taken at any moment or position', async () => {
  for (const [until, holds] of [
    ['2024-02-19T09:30:00Z', (at: string) => at <= '2024-02-19T09:30:00.000Z'],
    ['100', (_: string, index: number) => index < 100],
  ] as const) {
    const [exitCode, { equal, events }] = await replayed('--until', until);
    const known = (await eventsOf(data)).filter(({ metadata }, index) => holds(metadata.at, index));
    expect([exitCode, equal, events]).toEqual([0, true, known.length]);
  }
});

it('is not written over by another rehearsal', async () => {
  const digest = () =>
    createHash('sha256')
      .update(readFileSync(join(data, 'log.sqlite')))
      .digest('hex');
  const before = digest();
  const refused = await rollcall(...rehearsal(), '--data', data);
  expect(refused).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: `rollcall: ${data} is not empty; choose a data directory that does not exist yet\n`,
  });
  expect(digest()).toBe(before);
  expect(await printed('stats', '--data', data, '--json')).toBe(printedByRehearsal);
});
