import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { limits } from '#kernel';
import { testEvents } from '#testing';
import type { EventLog } from '../event-log.port.js';
import { streamErasedType } from '../housekeeping.js';
import { openLogFile } from './log-file.js';
import { LogTail } from './log-tail.js';
import type { Row } from './row.js';
import { SqliteEventLog } from './sqlite-event-log.js';
import { SqliteStore } from './sqlite-store.js';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rollcall-log-tail-'));
});
afterEach(() => rm(directory, { recursive: true }));

function rowAt(position: number, stream = 'a-1'): Row {
  const of = { stream, revision: position - 1, id: `${position}`, type: 'A' };
  return { position, ...of, data: '{"n":1}', metadata: '{}' };
}

function positions(tail: LogTail, above: number, below = Infinity, count = 10, prefix?: string) {
  const filter = prefix === undefined ? undefined : { streamPrefixes: [prefix] };
  const page = tail.page({ above, below }, count, filter);
  return page && [...page.events.map(({ position }) => position), `to ${page.lookedAt}`];
}

it('answers what it covers as the table would, and nothing else', () => {
  const tail = new LogTail();
  expect(positions(tail, 0)).toBeUndefined();
  tail.add([rowAt(5), rowAt(6, 'b-1'), rowAt(7)]);
  expect(positions(tail, 3)).toBeUndefined();
  expect(positions(tail, 4)).toEqual([5, 6, 7, 'to 7']);
  expect(positions(tail, 5, 7)).toEqual([6, 'to 6']);
  expect(positions(tail, 4, Infinity, 2)).toEqual([5, 6, 'to 6']);
  expect(positions(tail, 4, Infinity, 10, 'b-')).toEqual([6, 'to 7']);
  expect(positions(tail, 7)).toBeUndefined();
});

it('begins anew where others appended in between, and where something was erased', () => {
  const tail = new LogTail();
  tail.add([rowAt(1), rowAt(2)]);
  tail.add([rowAt(4)]);
  expect(positions(tail, 1)).toBeUndefined();
  expect(positions(tail, 3)).toEqual([4, 'to 4']);
  tail.forget();
  expect(positions(tail, 3)).toBeUndefined();
});

it('keeps nothing of a stream that was erased', () => {
  const db = openLogFile(join(directory, 'log.sqlite'), false);
  const store = new SqliteStore(db);
  const wrapped = { id: '1', type: 'KeyStored', data: '{"key":"of a person"}', metadata: '{}' };
  store.tail.add([store.insert('key-1', 0, wrapped)]);
  store.erase('key-1');
  const { events } = store.allPage({ above: 0, below: 10 }, 'forwards', 10);
  expect(events.map(({ type }) => type)).toEqual([streamErasedType]);
  db.close();
});

it('parses an event once for all who follow', () => {
  const tail = new LogTail();
  tail.add([rowAt(1)]);
  const [first, second] = [1, 2].map(() => tail.page({ above: 0, below: 2 }, 1, undefined));
  expect(first?.events[0]).toBe(second?.events[0]);
});

it('leaves out and repeats nothing for followers of a log that two processes write', async () => {
  const path = join(directory, 'log.sqlite');
  const logs = [SqliteEventLog.open(path), SqliteEventLog.open(path)] as const;
  const events = 2 * limits.readPageEvents + 1;
  const followed = Promise.all(logs.map((log) => firstPositions(log, events)));
  for (let appended = 0, turn = 0; appended < events; turn++) {
    const count = Math.min(1 + (turn % 7), events - appended);
    await logs[turn % 2]!.append(`a-${turn % 5}`, testEvents(count), 'any');
    appended += count;
    // A follower is woken by its own process, or when somebody asks where the log ends.
    for (const log of logs) await log.head();
  }
  for (const seen of await followed)
    expect(seen).toEqual(Array.from({ length: events }, (_, index) => index + 1));
  for (const log of logs) await log.close();
});

async function firstPositions(log: EventLog, count: number): Promise<readonly number[]> {
  const seen: number[] = [];
  for await (const message of log.subscribe()) {
    if (message.kind !== 'event') continue;
    if (seen.push(message.event.position) === count) break;
  }
  return seen;
}
