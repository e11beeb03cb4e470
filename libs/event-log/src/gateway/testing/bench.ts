import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent, type JSONEventData } from '@eventstore/db-client';
import { afterEach, expect } from '@jest/globals';
import type { NewEvent } from '#kernel';
import type { EventLog } from '../../event-log.port.js';
import { MemoryEventLog } from '../../memory/memory-event-log.js';
import { SqliteEventLog } from '../../sqlite/sqlite-event-log.js';
import { SparseLog } from '../../testing/sparse-log.js';
import type { LogGatewayOptions } from '../log-gateway.js';
import { gatewayOver, type OpenGateway } from './gateway-over.js';

export type LogKind = 'MemoryEventLog' | 'SqliteEventLog' | 'SparseLog';
export const logKinds: readonly LogKind[] = ['MemoryEventLog', 'SqliteEventLog', 'SparseLog'];

/** What a spec opens, with everything closed again after each test: clients first, then the rest, last opened first. */
export interface Bench {
  readonly log: (kind?: LogKind) => Promise<EventLog>;
  /** Anything unexpected that its callers are not told of fails the test. */
  readonly gateway: (log: EventLog, options?: Partial<LogGatewayOptions>) => Promise<OpenGateway>;
  readonly client: (url: string) => EventStoreDBClient;
  /** To be done after the test, before what was opened earlier is closed. */
  readonly after: (task: () => Promise<unknown>) => void;
}

export function bench(): Bench {
  const tasks: (() => Promise<unknown>)[] = [];
  const after = (task: () => Promise<unknown>) => void tasks.push(task);
  const clients: EventStoreDBClient[] = [];
  const unexpected: unknown[] = [];
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.dispose();
    for (const task of tasks.splice(0).toReversed()) await task();
    expect(unexpected.splice(0)).toEqual([]);
  });
  return {
    after,
    async log(kind = 'MemoryEventLog') {
      if (kind === 'MemoryEventLog') return new MemoryEventLog();
      if (kind === 'SparseLog') return new SparseLog(new MemoryEventLog());
      const directory = await mkdtemp(join(tmpdir(), 'rollcall-log-gateway-'));
      after(() => rm(directory, { recursive: true }));
      const log = SqliteEventLog.open(join(directory, 'log.sqlite'));
      after(() => log.close());
      return log;
    },
    async gateway(log, options) {
      const onFailure = (error: unknown) => void unexpected.push(error);
      const open = await gatewayOver(log, { onFailure, ...options });
      after(() => open.close());
      return open;
    },
    client(url) {
      const client = EventStoreDBClient.connectionString(url);
      clients.push(client);
      return client;
    },
  };
}

/** An event as the official client takes it. */
export function proposed({ id, type, data, metadata }: NewEvent): JSONEventData {
  return jsonEvent({ id, type, data, metadata }) as JSONEventData;
}

export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}
