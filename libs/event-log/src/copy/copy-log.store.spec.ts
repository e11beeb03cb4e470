import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { derivedId, parseInstant, type RecordedEvent } from '#kernel';
import type { EventLog } from '../event-log.port.js';
import { EventStoreDbEventLog } from '../eventstoredb/index.js';
import { LogGateway } from '../gateway/index.js';
import { MemoryEventLog } from '../memory/memory-event-log.js';
import { SqliteEventLog } from '../sqlite/sqlite-event-log.js';
import { copyLog } from './copy-log.js';

let folder: string;
let opened: { close(): Promise<void> }[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-copy-store-'));
  opened = [];
});
afterEach(async () => {
  for (const one of opened.toReversed()) await one.close();
  rmSync(folder, { recursive: true });
});

function kept<Closable extends { close(): Promise<void> }>(one: Closable): Closable {
  opened.push(one);
  return one;
}

/** 300 events of seven streams, no two of which follow one another in their stream. */
async function source(): Promise<EventLog> {
  const log = kept(SqliteEventLog.open(join(folder, 'source.sqlite')));
  for (let n = 0; n < 300; n++)
    await log.append(
      `thing-${n % 7}`,
      [
        {
          id: derivedId('store', String(n)),
          type: 'ThingHappened',
          data: { n, fraction: 0.1 + n, text: 'Ünï\u2028code', none: null },
          metadata: {
            $correlationId: derivedId('correlation', String(n)),
            $causationId: derivedId('causation', String(n)),
            actor: { kind: 'process', id: 'copy' },
            at: parseInstant('2024-02-19T09:00:00.123Z'),
            schema: 1,
          },
        },
      ],
      'any',
    );
  return log;
}

async function served(log: EventLog, port = 0): Promise<LogGateway> {
  const options = { host: '127.0.0.1', port, readOnly: false, version: '24.10.0' };
  return kept(await LogGateway.listen(log, options));
}

function clientOf({ port }: LogGateway): EventLog {
  const connectionString = `esdb://127.0.0.1:${port}?tls=false`;
  return kept(EventStoreDbEventLog.open({ connectionString }));
}

async function historyOf(log: EventLog): Promise<readonly Omit<RecordedEvent, 'position'>[]> {
  const events = [];
  for await (const { position: _, ...event } of log.readAll()) events.push(event);
  return events;
}

describe('a copy from SQLite to a store that speaks EventStoreDB’s protocol', () => {
  it('comes back from there as it was', async () => {
    const [from, back] = [await source(), new MemoryEventLog()];
    const there = clientOf(await served(new MemoryEventLog()));
    const one = await copyLog(from, there);
    expect(one.events).toBe(300);
    expect(await copyLog(there, back)).toEqual(one);
    expect(await historyOf(back)).toEqual(await historyOf(from));
  });

  it('is gone on with after the store went away in the middle of an append', async () => {
    const [from, stored] = [await source(), new MemoryEventLog()];
    let appends = 0;
    let gateway: LogGateway | undefined;
    // What the store has stored, it does not live to acknowledge.
    const append: EventLog['append'] = async (...args) => {
      const appended = await stored.append(...args);
      if (++appends === 100) await gateway?.close();
      return appended;
    };
    gateway = await served(Object.create(stored, { append: { value: append } }) as EventLog);
    await expect(copyLog(from, clientOf(gateway))).rejects.toMatchObject({ kind: 'fault' });
    const there = clientOf(await served(stored));
    expect(await copyLog(from, there)).toMatchObject({ events: 300, copied: 200 });
    expect(await historyOf(there)).toEqual(await historyOf(from));
  });
});
