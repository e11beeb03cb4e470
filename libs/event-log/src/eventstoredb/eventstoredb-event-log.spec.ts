import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { eventLogContract, testEvents } from '#testing';
import type { EventLog } from '../event-log.port.js';
import { gatewayOver, type OpenGateway } from '../gateway/testing/gateway-over.js';
import { MemoryEventLog } from '../memory/memory-event-log.js';
import { SparseLog } from '../testing/sparse-log.js';
import { SqliteEventLog } from '../sqlite/sqlite-event-log.js';
import { EventStoreDbEventLog } from './eventstoredb-event-log.js';
import { PartOfLog } from './testing/part-of-log.js';

/** A log behind a gateway of its own, as an official client sees it. */
async function overGateway(
  stored: EventLog,
): Promise<{ log: EventStoreDbEventLog; close: () => Promise<void> }> {
  const gateway = await gatewayOver(stored);
  const log = EventStoreDbEventLog.open({ connectionString: gateway.url });
  const close = async () => {
    await log.close();
    await gateway.close();
    await stored.close();
  };
  return { log, close };
}

eventLogContract('EventStoreDbEventLog over the gateway of a log in memory', () =>
  overGateway(new MemoryEventLog()),
);

eventLogContract('EventStoreDbEventLog over the gateway of a log with gaps between positions', () =>
  overGateway(new SparseLog(new MemoryEventLog())),
);

// As specs see a real server, which no gateway of theirs can be before.
eventLogContract('EventStoreDbEventLog over a gateway before a part of a server', async () => {
  const server = await overGateway(new SparseLog(new MemoryEventLog()));
  const { log, close } = await overGateway(await PartOfLog.of(server.log));
  return { log, close: () => close().then(server.close) };
});

let directory: string;
let shared: { readonly stored: EventLog; readonly gateway: OpenGateway };
let logsOpened = 0;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rollcall-eventstoredb-'));
  const stored = new SparseLog(new MemoryEventLog());
  await stored.append('before-1', testEvents(3), 'no-stream');
  shared = { stored, gateway: await gatewayOver(stored) };
});
afterAll(async () => {
  await shared.gateway.close();
  await shared.stored.close();
  await rm(directory, { recursive: true });
});

eventLogContract('EventStoreDbEventLog over the gateway of a log on SQLite', () =>
  overGateway(SqliteEventLog.open(join(directory, `contract-${logsOpened++}.sqlite`))),
);

eventLogContract('EventStoreDbEventLog on a server that holds something already', () =>
  partOfServer(shared.gateway.url),
);

const server = process.env['EVENTSTORE_URL'];
if (server !== undefined)
  eventLogContract('EventStoreDbEventLog on the server of EVENTSTORE_URL', () =>
    partOfServer(server),
  );

async function partOfServer(
  connectionString: string,
): Promise<{ log: EventLog; close: () => Promise<void> }> {
  const log = await PartOfLog.of(EventStoreDbEventLog.open({ connectionString }));
  return { log, close: () => log.close() };
}
