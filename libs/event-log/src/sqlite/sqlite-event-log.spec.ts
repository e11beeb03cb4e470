import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { limits, type RecordedEvent } from '#kernel';
import { eventLogContract, testEvent, testEvents } from '#testing';
import { isWrongExpectedRevision } from '../event-log.port.js';
import { killChildren, startChild } from '../testing/script-child.js';
import { SqliteEventLog } from './sqlite-event-log.js';

let directory: string;
let path: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rollcall-event-log-'));
  path = join(directory, 'log.sqlite');
});
afterEach(async () => {
  await killChildren();
  await rm(directory, { recursive: true });
});

let logsOpened = 0;
eventLogContract('SqliteEventLog', async () => {
  const log = SqliteEventLog.open(join(directory, `contract-${logsOpened++}.sqlite`));
  return { log, close: () => log.close() };
});

describe('the file of a SqliteEventLog', () => {
  it('keeps everything when it is opened again, to be written or only read', async () => {
    const before = SqliteEventLog.open(path);
    await before.append('a-1', testEvents(3), 'no-stream');
    const events = await readAll(before);
    await before.close();

    const readOnly = SqliteEventLog.open(path, { readOnly: true });
    expect(await readAll(readOnly)).toEqual(events);
    await expect(readOnly.append('a-1', testEvents(1), 2)).rejects.toMatchObject({
      code: 'log-is-read-only',
    });
    await readOnly.close();

    const after = SqliteEventLog.open(path);
    expect(await readAll(after)).toEqual(events);
    await expect(after.append('a-1', testEvents(1), 1)).rejects.toMatchObject({
      code: 'wrong-expected-revision',
    });
    expect((await after.append('a-1', testEvents(1), 2)).revision).toBe(3);
    await after.close();
  });

  it('knows where a stream ends after another process wrote to it', async () => {
    const [one, other] = [SqliteEventLog.open(path), SqliteEventLog.open(path)];
    await one.append('a-1', testEvents(1), 'no-stream');
    expect((await other.append('a-1', testEvents(2), 0)).revision).toBe(2);
    await expect(one.append('a-1', testEvents(1), 0)).rejects.toMatchObject({ actual: 2 });
    expect((await one.append('a-1', testEvents(1), 'any')).revision).toBe(3);
    expect((await other.append('a-1', testEvents(1), 'any')).revision).toBe(4);
    await Promise.all([one.close(), other.close()]);
  });

  it('is left alone when it is no log, is of a newer version, or is not there to be read', async () => {
    await writeFile(
      path,
      'Dear diary, this is not a database but a text of some length.'.repeat(99),
    );
    expect(() => SqliteEventLog.open(path)).toThrow(
      expect.objectContaining({ code: 'not-a-rollcall-log' }),
    );
    const foreign = join(directory, 'foreign.sqlite');
    new Database(foreign).exec('CREATE TABLE diary (text TEXT)').close();
    expect(() => SqliteEventLog.open(foreign)).toThrow(
      expect.objectContaining({ code: 'not-a-rollcall-log' }),
    );
    expect(new Database(foreign).pragma('journal_mode', { simple: true })).toBe('delete');
    const newer = join(directory, 'newer.sqlite');
    await SqliteEventLog.open(newer).close();
    new Database(newer).exec('PRAGMA user_version = 3').close();
    expect(() => SqliteEventLog.open(newer)).toThrow(
      expect.objectContaining({ code: 'log-from-newer-version' }),
    );
    for (const missing of [join(directory, 'missing.sqlite'), join(directory, 'no', 'folder')])
      expect(() => SqliteEventLog.open(missing, { readOnly: true })).toThrow(
        expect.objectContaining({ code: 'log-cannot-open' }),
      );
  });

  it('brings a file of the first version to today’s form', async () => {
    const path = join(directory, 'first.sqlite');
    const log = SqliteEventLog.open(path);
    await log.append('a-1', testEvents(1), 'no-stream');
    await log.append('key-1', testEvents(1), 'no-stream');
    await log.close();
    new Database(path)
      .exec(
        `DROP TRIGGER events_are_not_removed;
         CREATE TRIGGER events_are_not_removed BEFORE DELETE ON events
         BEGIN SELECT RAISE(ABORT, 'events are not removed'); END;
         PRAGMA user_version = 1;`,
      )
      .close();
    const reading = SqliteEventLog.open(path, { readOnly: true });
    expect(await typesIn(reading)).toEqual(['ThingHappened']);
    await reading.close();
    const upgraded = SqliteEventLog.open(path);
    await upgraded.eraseStream('key-1');
    expect(await typesIn(upgraded)).toEqual(['ThingHappened']);
    await upgraded.close();
  });

  it('lets nothing be changed or removed', async () => {
    const log = SqliteEventLog.open(path);
    await log.append('a-1', testEvents(1), 'no-stream');
    await log.close();
    const db = new Database(path);
    expect(() => db.exec("UPDATE events SET type = 'Other'")).toThrow('events are not changed');
    expect(() => db.exec('DELETE FROM events')).toThrow('events are not removed');
    db.close();
  });

  it.each([['streamPrefixes' as const], ['eventTypes' as const]])(
    'finds what %s filter for far beyond what is looked at in one go',
    async (kind) => {
      const log = SqliteEventLog.open(path);
      const filter =
        kind === 'eventTypes' ? { eventTypes: ['Rare'] } : { streamPrefixes: ['rare-'] };
      await log.append('rare-1', [testEvent({ type: 'Rare' })], 'any');
      const rounds = Math.ceil((limits.scanPageEvents + 1) / limits.appendEventsMax);
      await Promise.all(
        Array.from({ length: rounds }, () =>
          log.append('noise-1', testEvents(limits.appendEventsMax), 'any'),
        ),
      );
      await log.append('rare-1', [testEvent({ type: 'Rare' })], 'any');
      const revisions = async (direction: 'forwards' | 'backwards') => {
        const found: number[] = [];
        for await (const { revision } of log.readAll({ direction, filter })) found.push(revision);
        return found;
      };
      expect(await revisions('forwards')).toEqual([0, 1]);
      expect(await revisions('backwards')).toEqual([1, 0]);
      const messages: string[] = [];
      for await (const { kind: message } of log.subscribe({ filter })) {
        messages.push(message);
        if (message === 'caught-up') break;
      }
      expect(messages).toEqual(['event', 'event', 'caught-up']);
      await log.close();
    },
  );
});

describe('a group commit that fails', () => {
  /** Lets the storing of one stream's events fail as a full disk would: at once, or only when all is to be committed. */
  function spoil(when: 'insert' | 'commit'): void {
    const db = new Database(path);
    db.exec(`CREATE TABLE parents (id INTEGER PRIMARY KEY);
      CREATE TABLE children (parent INTEGER REFERENCES parents DEFERRABLE INITIALLY DEFERRED);
      CREATE TRIGGER spoilt BEFORE INSERT ON events WHEN NEW.stream = 'spoilt-1' BEGIN
      ${when === 'insert' ? "SELECT RAISE(ROLLBACK, 'disk full')" : 'INSERT INTO children VALUES (1)'}; END;`);
    db.close();
  }

  it.each([['insert' as const], ['commit' as const]])(
    'at %s acknowledges nothing of the batch, keeps nothing, and the log goes on',
    async (when) => {
      await SqliteEventLog.open(path).close();
      spoil(when);
      const log = SqliteEventLog.open(path);
      const outcomes = await Promise.allSettled(
        ['a-1', 'spoilt-1', 'a-2'].map((stream) => log.append(stream, testEvents(1), 'no-stream')),
      );
      for (const outcome of outcomes)
        expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'log-store-failed' } });
      expect(await log.head()).toBeUndefined();
      expect((await log.append('a-1', testEvents(1), 'no-stream')).revision).toBe(0);
      await log.close();
    },
  );

  it('refuses appends beyond what may wait, and takes them later', async () => {
    const log = SqliteEventLog.open(path);
    const large = testEvent({ data: { text: 'x'.repeat(limits.appendBytesMax - 1_000) } });
    const waiting: Promise<unknown>[] = [];
    let refused: unknown;
    const most = Math.ceil(limits.pendingAppendBytesMax / (limits.appendBytesMax - 1_000));
    for (let index = 0; index < most; index++)
      waiting.push(
        log.append('a-1', [large], 9).catch((error: unknown) => {
          if (!isWrongExpectedRevision(error)) refused = error;
        }),
      );
    await Promise.all(waiting);
    expect(refused).toMatchObject({ code: 'too-many-appends-wait' });
    expect((await log.append('a-1', testEvents(1), 'no-stream')).revision).toBe(0);
    await log.close();
  });
});

describe('a SqliteEventLog and other processes', () => {
  it('has everything that was acknowledged when its process was killed', async () => {
    const child = startChild('append-for-ever.mjs', path);
    const acknowledged: { stream: string; revision: number; position: number; id: string }[] = [];
    for await (const line of child.lines) {
      acknowledged.push(JSON.parse(line) as (typeof acknowledged)[number]);
      if (acknowledged.length === 3_000) child.process.kill('SIGKILL');
    }
    expect(await child.ended).toEqual({ code: null, signal: 'SIGKILL', errors: '' });

    const log = SqliteEventLog.open(path);
    const events = await readAll(log);
    const byPosition = new Map(events.map((event) => [event.position, event]));
    for (const { stream, revision, position, id } of acknowledged)
      expect(byPosition.get(position)).toMatchObject({ stream, revision, id });
    const streams = new Set(events.map(({ stream }) => stream));
    expect(streams.size).toBe(16);
    for (const stream of streams) {
      const ofStream = events.filter((event) => event.stream === stream);
      expect(ofStream.map(({ revision }) => revision)).toEqual([...ofStream.keys()]);
      expect(ofStream.length % 2).toBe(0); // Each append was of two events: all or none.
      const next = await log.append(stream, testEvents(1), ofStream.length - 1);
      expect(next.revision).toBe(ofStream.length);
    }
    await log.close();
  }, 60_000);

  it('conflicts with another process that appends to the same stream', async () => {
    const names = ['left', 'right'];
    const wins = 300;
    const writers = names.map((name) =>
      startChild('append-in-contention.mjs', path, 'a-1', name, String(wins)),
    );
    const answers = writers.map(({ lines }) => lines[Symbol.asyncIterator]());
    for (const answer of answers) expect((await answer.next()).value).toBe('ready');
    for (const { process: child } of writers) child.stdin.end('go');
    const reports = await Promise.all(answers.map((answer) => answer.next()));
    for (const { ended } of writers)
      expect(await ended).toEqual({ code: 0, signal: null, errors: '' });
    expect(reports.map(({ value }) => String(value))).toContainEqual(
      expect.not.stringContaining('"refusals":0}'),
    );

    const log = SqliteEventLog.open(path);
    const events = await readAll(log);
    expect(events.map(({ revision }) => revision)).toEqual([...Array(2 * wins).keys()]);
    for (const name of names)
      expect(events.filter(({ data }) => data['name'] === name)).toHaveLength(wins);
    await log.close();
  }, 60_000);

  it('sees at once what another connection wrote', async () => {
    const [here, there] = [SqliteEventLog.open(path), SqliteEventLog.open(path)];
    await here.append('a-1', testEvents(1), 'no-stream');
    await there.append('a-1', testEvents(1), 0);
    const refused = await here.append('a-1', testEvents(1), 0).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'wrong-expected-revision', actual: 1 });
    expect((await here.append('a-1', testEvents(1), 1)).revision).toBe(2);
    expect(await readAll(there)).toEqual(await readAll(here));
    await Promise.all([here.close(), there.close()]);
  });
});

async function readAll(log: SqliteEventLog): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of log.readAll()) events.push(event);
  return events;
}

async function typesIn(log: SqliteEventLog): Promise<readonly string[]> {
  const types: string[] = [];
  for await (const { type } of log.readAll()) types.push(type);
  return types;
}
