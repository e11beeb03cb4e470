import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { closeStores, dataFiles } from '#engine';
import { SqliteEventLog, type EventLog } from '#event-log';
import { Fault, Refusal } from '#kernel';
import { EventLogKeys, SqliteKeys, type Keys } from '#keys';
import { masterKeyOfData, openData } from '../data-stores.js';
import type { End, StoreAccess } from './ends.js';

/** One end of a copy: a log, and the keys that belong to it. */
export interface Place {
  readonly log: EventLog;
  /** Opened at the first call. */
  keys(): Promise<Keys>;
  close(): Promise<void>;
}

/** Nothing in it is changed. */
export function openSource(end: End): Promise<Place> {
  return 'directory' in end ? sourceDirectory(end.directory) : placeInStore(end.store, true);
}

export function openTarget(end: End): Promise<Place> {
  return 'directory' in end ? targetDirectory(end.directory) : placeInStore(end.store, false);
}

async function placeInStore(
  { connectionString, masterKey }: StoreAccess,
  isSource: boolean,
): Promise<Place> {
  const { EventStoreDbEventLog } = await import('#event-log/eventstoredb');
  const log = EventStoreDbEventLog.open({ connectionString });
  return placeOf(log, async () => {
    if (masterKey === undefined) throw new Fault('keys-left-out', 'the keys are left out');
    return EventLogKeys.open(log, masterKey, { mustExist: isSource }).catch(explained);
  });
}

/** A data directory that is served over the protocol has its keys in a file. */
function explained(error: unknown): never {
  if (!(error instanceof Fault && error.code === 'keys-missing')) throw error;
  throw new Fault(
    error.code,
    `${error.message}; those of a data directory lie beside its log: copy from the directory itself, or add --without-keys`,
    { cause: error },
  );
}

async function sourceDirectory(directory: string): Promise<Place> {
  const file = (name: keyof typeof dataFiles) => join(directory, dataFiles[name]);
  if (!existsSync(file('log'))) throw new Fault('no-log', `${directory} holds no log`);
  const log = SqliteEventLog.open(file('log'), { readOnly: true });
  return placeOf(log, async () => {
    // An empty key file in place of a lost one would read as if every person had been erased.
    if (!existsSync(file('keys')))
      throw new Fault(
        'data-incomplete',
        `${directory} lacks ${dataFiles.keys}: put it back from its backup, or add --without-keys`,
      );
    return SqliteKeys.open(file('keys'), await masterKeyOfData(directory));
  });
}

/** Holds the worker's lock, so that no server goes to work on a history that is not complete. */
async function targetDirectory(directory: string): Promise<Place> {
  const { WorkerLock } = await import('#server');
  const stores = await openData(directory);
  try {
    const lock = WorkerLock.acquire(directory);
    return {
      log: stores.log,
      keys: () => Promise.resolve(stores.keys),
      close: async () => {
        await closeStores(stores);
        lock.release();
      },
    };
  } catch (error) {
    await closeStores(stores);
    throw error instanceof Fault && error.code === 'worker-already-running'
      ? targetRuns(directory)
      : error;
  }
}

function targetRuns(directory: string): Refusal {
  return new Refusal(
    'log-copy-target-runs',
    {},
    `a server runs the campaigns of ${directory}: stop it, or choose another target`,
  );
}

function placeOf(log: EventLog, openKeys: () => Promise<Keys>): Place {
  let keys: Promise<Keys> | undefined;
  return {
    log,
    keys: () => (keys ??= openKeys()),
    close: async () => {
      const opened = await keys?.catch(() => undefined);
      await opened?.close();
      await log.close();
    },
  };
}
