import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { MemoryEventLog, SqliteEventLog, type EventLog } from '#event-log';
import { loadOrCreateMasterKey, MemoryKeys, SqliteKeys, type Keys } from '#keys';
import { Fault, type Clock, type Ids } from '#kernel';
import { MemorySnapshots, SqliteSnapshots, type Snapshots } from '#snapshots';
import type { Timers } from '#timers';
import type { Dispatch } from './dispatch/dispatch.port.js';

/** Everything the engine needs from outside. Nothing above knows which adapters are in use. */
export interface Ports {
  readonly log: EventLog;
  readonly keys: Keys;
  readonly snapshots: Snapshots;
  readonly timers: Timers;
  readonly dispatch: Dispatch;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** The token under which Nest knows the ports. */
export const PORTS = Symbol('ports');

export type Stores = Pick<Ports, 'log' | 'keys' | 'snapshots'>;

/** What a data directory holds. The keys lie apart, so that the log can be copied without them. */
export const dataFiles = {
  log: 'log.sqlite',
  keys: 'keys.sqlite',
  masterKey: 'master.key',
  snapshots: 'snapshots.sqlite',
} as const;

export function memoryStores(): Stores {
  return { log: new MemoryEventLog(), keys: new MemoryKeys(), snapshots: new MemorySnapshots() };
}

/** Opens the stores of a data directory, and makes what is missing. @throws Fault when one of them cannot be used. */
export async function openStores(directory: string): Promise<Stores> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  requireKeys(directory);
  const masterKey = await loadOrCreateMasterKey(join(directory, dataFiles.masterKey));
  const keys = SqliteKeys.open(join(directory, dataFiles.keys), masterKey);
  try {
    return {
      keys,
      log: SqliteEventLog.open(join(directory, dataFiles.log)),
      snapshots: SqliteSnapshots.open(join(directory, dataFiles.snapshots)),
    };
  } catch (error) {
    await keys.close();
    throw error;
  }
}

/** New keys beside an old log would read as if every person in it had been erased. */
function requireKeys(directory: string): void {
  const has = (file: string) => existsSync(join(directory, file));
  const missing = [dataFiles.keys, dataFiles.masterKey].filter((file) => !has(file));
  if (has(dataFiles.log) && missing.length > 0)
    throw new Fault(
      'keys-missing',
      `${directory} holds a log but not ${missing.join(' and ')}: put the file back from its backup; without it nothing personal in the log can be read`,
    );
}

export async function closeStores({ log, keys, snapshots }: Stores): Promise<void> {
  await log.close();
  await snapshots.close();
  await keys.close();
}
