import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventLog, SqliteEventLog, type EventLog } from '#event-log';
import { EventStoreDbEventLog } from '#event-log/eventstoredb';
import { LogGateway } from '#event-log/gateway';
import { limits, parseInstant, textIn, type JsonObject, type RecordedEvent } from '#kernel';
import { keysContract } from '#testing';
import { seal } from '../key-wrap.js';
import type { KeyEntry } from '../keys.port.js';
import { EventLogKeys } from './event-log-keys.js';

const masterKey = Buffer.alloc(32, 7);
const streamOfOne = 'key-Y3AtMQ'; // "cp-1" as base64url
let folder: string;
let logs: { close(): Promise<void> }[];
let elapsedMs: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-log-keys-'));
  logs = [];
  elapsedMs = 1_000;
});
afterEach(async () => {
  for (const log of logs.toReversed()) await log.close();
  rmSync(folder, { recursive: true });
});

function memoryLog(): EventLog {
  const log = new MemoryEventLog();
  logs.push(log);
  return log;
}

/** Each call opens the same file as another process would. */
function sqliteLog(): EventLog {
  const log = SqliteEventLog.open(join(folder, 'log.sqlite'));
  logs.push(log);
  return log;
}

/** A log that is reached over EventStoreDB's protocol. */
async function storeLog(): Promise<EventLog> {
  const options = { host: '127.0.0.1', port: 0, readOnly: false, version: '24.10.0' };
  const gateway = await LogGateway.listen(memoryLog(), options);
  logs.push(gateway);
  const connectionString = `esdb://127.0.0.1:${gateway.port}?tls=false`;
  const log = EventStoreDbEventLog.open({ connectionString });
  logs.push(log);
  return log;
}

function open(log: EventLog, key = masterKey): Promise<EventLogKeys> {
  return EventLogKeys.open(log, key, { elapsedMs: () => elapsedMs });
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** An event that another version or a vandal might have written. */
function event(type: string, data: JsonObject, schema = 1) {
  return {
    id: '018dc0a4-7a00-7000-8000-000000000001',
    type,
    data,
    metadata: {
      $correlationId: 'c',
      $causationId: 'c',
      actor: { kind: 'process' as const, id: 'keys' },
      at: parseInstant('2024-02-19T09:00:00Z'),
      schema,
    },
  };
}

keysContract('EventLogKeys over memory', () => open(memoryLog()));
keysContract('EventLogKeys over EventStoreDB’s protocol', async () => open(await storeLog()));
keysContract('EventLogKeys over SQLite', () => open(sqliteLog()));

describe('EventLogKeys', () => {
  it('keep keys and erasures for the next process, and leave the log open', async () => {
    const log = memoryLog();
    const keys = await open(log);
    const kept = await keys.obtain('kept');
    await keys.obtain('erased');
    await keys.erase('erased');
    await keys.close();
    const again = await open(log);
    expect(await again.find('kept')).toEqual(kept);
    await expect(again.obtain('erased')).rejects.toMatchObject({ code: 'key-erased' });
  });

  it('agree with other processes that open and make the same keys at the same time', async () => {
    const [one, other] = await Promise.all([open(sqliteLog()), open(sqliteLog())]);
    const subjects = Array.from({ length: 50 }, (_, n) => `cp-${n}`);
    const obtained = (keys: EventLogKeys) =>
      Promise.all(subjects.map((subject) => keys.obtain(subject)));
    const [ofOne, ofOther] = await Promise.all([obtained(one), obtained(other)]);
    expect(ofOne).toEqual(ofOther);
    expect(await all(one.entries())).toHaveLength(50);
  });

  it('FM-34: hear of an erasure elsewhere when a cached key has had its time, and at once where it was asked for', async () => {
    const log = memoryLog();
    const [one, other] = [await open(log), await open(log)];
    const key = await one.obtain('cp-1');
    await other.find('cp-1');
    await other.erase('cp-1');
    expect(await other.find('cp-1')).toBeUndefined();
    expect(await one.find('cp-1')).toEqual(key);
    elapsedMs += limits.cachedKeyMs + 1;
    expect(await one.find('cp-1')).toBeUndefined();
    await expect(one.obtain('cp-1')).rejects.toMatchObject({ code: 'key-erased' });
  });

  it('FM-34: remember no key that was read before its erasure and arrives after it', async () => {
    const log = memoryLog();
    await (await open(log)).obtain('cp-1');
    let arrive = () => {};
    const slow = new Promise<void>((resolve) => (arrive = resolve));
    let readings = 0;
    const late: EventLog = Object.create(log, {
      readStream: {
        async *value(...asked: Parameters<EventLog['readStream']>) {
          const events = await all(log.readStream(...asked));
          if (asked[0] === streamOfOne && readings++ === 0) await slow;
          yield* events;
        },
      },
    }) as EventLog;
    const keys = await open(late);
    const found = keys.find('cp-1');
    await keys.erase('cp-1');
    arrive();
    await found;
    expect(await keys.find('cp-1')).toBeUndefined();
  });

  it('FM-34: leave nothing of an erased key in the log’s files', async () => {
    const log = sqliteLog();
    const keys = await open(log);
    await Promise.all(['cp-1', 'cp-2'].map((subject) => keys.obtain(subject)));
    const [made] = await all(log.readStream(streamOfOne));
    const wrapped = textIn(made!.data, 'wrapped');
    await keys.erase('cp-1');
    await keys.close();
    await log.close();
    expect(readFileSync(join(folder, 'log.sqlite')).includes(wrapped)).toBe(false);
  });

  it('read a cached key without asking the log', async () => {
    const log = memoryLog();
    const keys = await open(log);
    const key = await keys.obtain('cp-1');
    await log.close();
    expect(await keys.find('cp-1')).toEqual(key);
    elapsedMs += limits.cachedKeyMs + 1;
    await expect(keys.find('cp-1')).rejects.toMatchObject({ code: 'log-closed' });
  });

  it('have no part in history, and hold no key in clear', async () => {
    const log = memoryLog();
    const keys = await open(log);
    const key = await keys.obtain('cp-1');
    expect(await all(log.readAll())).toEqual([]);
    const stored = await all(log.readStream(streamOfOne));
    expect(stored).toHaveLength(1);
    expect(Buffer.from(textIn(stored[0]!.data, 'wrapped'), 'base64').includes(key)).toBe(false);
  });

  it('refuse another master key, and one of a wrong length', async () => {
    const log = memoryLog();
    await open(log);
    await expect(open(log, Buffer.alloc(32, 8))).rejects.toMatchObject({
      code: 'master-key-wrong',
    });
    await expect(open(log, Buffer.alloc(16))).rejects.toMatchObject({
      code: 'master-key-malformed',
    });
    await open(log);
  });

  it('are founded by nobody who only reads them', async () => {
    const log = memoryLog();
    const reading = () => EventLogKeys.open(log, masterKey, { mustExist: true });
    await expect(reading()).rejects.toMatchObject({ code: 'keys-missing' });
    await expect(reading()).rejects.toMatchObject({ code: 'keys-missing' });
    const key = await (await open(log)).obtain('cp-1');
    expect(await (await reading()).find('cp-1')).toEqual(key);
  });

  it('let one of two master keys that come at once win, and refuse the other', async () => {
    const opened = [sqliteLog(), sqliteLog()].map((log, n) => open(log, Buffer.alloc(32, n)));
    const outcomes = await Promise.allSettled(opened);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'master-key-wrong' },
    });
  });

  it('tell of a key that was changed, exchanged, or is of a newer version', async () => {
    const wrapped = seal(masterKey, Buffer.alloc(32, 1), 'cp-2').toString('base64');
    for (const [stored, code] of [
      [event('SubjectKeyMade', { wrapped }), 'key-damaged'],
      [event('SomethingElse', { wrapped }), 'key-damaged'],
      [event('SubjectKeyMade', {}), 'payload-malformed'],
      [event('SubjectKeyMade', { wrapped }, 2), 'event-from-newer-version'],
    ] as const) {
      const log = memoryLog();
      const keys = await open(log);
      await log.append(streamOfOne, [stored], 'no-stream');
      await expect(keys.find('cp-1')).rejects.toMatchObject({ code });
      await expect(keys.obtain('cp-1')).rejects.toMatchObject({ code });
    }
  });

  it('read what was stored when their form was written', async () => {
    const wrapped =
      'AwMDAwMDAwMDAwMDLPeqClMhV0tzSUpV4l72BeQ16ea9nJ15JteOuOrsSbEGPZ3I0Epjhm/YS82KZZJw';
    const log = memoryLog();
    await log.append(streamOfOne, [event('SubjectKeyMade', { wrapped })], 'no-stream');
    await log.append(
      'key-.subjects',
      [event('SubjectsListed', { subjects: ['cp-1'] })],
      'no-stream',
    );
    expect(await all((await open(log)).entries())).toEqual([
      { subject: 'cp-1', key: Buffer.alloc(32, 9) },
    ]);
  });

  it('miss no subject whose key was made, when a process dies between the two appends', async () => {
    const log = memoryLog();
    const keys = await open(log);
    await keys.obtain('cp-1');
    const dying: EventLog = Object.create(log, {
      append: {
        value: (stream: string, ...rest: [RecordedEvent[], 'any']) =>
          stream === 'key-Y3AtMg'
            ? Promise.reject(new Error('the process died'))
            : log.append(stream, ...rest),
      },
    }) as EventLog;
    await expect((await open(dying)).obtain('cp-2')).rejects.toThrow('the process died');
    const subjectsOf = (entries: readonly KeyEntry[]) => entries.map(({ subject }) => subject);
    expect(subjectsOf(await all(keys.entries()))).toEqual(['cp-1']);
    await keys.obtain('cp-2');
    expect(subjectsOf(await all(keys.entries()))).toEqual(['cp-1', 'cp-2']);
  });

  it('refuse a subject that no name can hold', async () => {
    const keys = await open(memoryLog());
    for (const subject of ['x'.repeat(limits.keySubjectBytesMax + 1), '\ud800'])
      await expect(keys.obtain(subject)).rejects.toMatchObject({ code: 'key-subject-invalid' });
    const longest = '\0'.repeat(limits.keySubjectBytesMax);
    expect(await keys.obtain(longest)).toEqual(await keys.find(longest));
  });

  it('list as many subjects as asked for at once, at their longest', async () => {
    const keys = await open(memoryLog());
    const subjects = Array.from({ length: limits.keyRequestsAtOnce + 1 }, (_, n) =>
      `${n}`.padEnd(limits.keySubjectBytesMax, '\0'),
    );
    await Promise.all(subjects.map((subject) => keys.obtain(subject)));
    expect(await all(keys.entries())).toHaveLength(subjects.length);
  });
});
