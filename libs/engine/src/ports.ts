import { existsSync, mkdirSync, statSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { MemoryEventLog, SqliteEventLog, type EventLog } from '#event-log';
import {
  loadOrCreateMasterKey,
  MemoryKeys,
  opensKeyFile,
  readMasterKey,
  SqliteKeys,
  type Keys,
} from '#keys';
import { Fault, type Clock, type Ids } from '#kernel';
import { MemorySnapshots, SqliteSnapshots, type Snapshots } from '#snapshots';
import type { QueueFigures } from '#redis';
import type { Timers } from '#timers';
import type { Dispatch } from './dispatch/dispatch.port.js';
import type { Pace } from './dispatch/pace.port.js';
import type { Rest } from './patience.js';
import type { CrewMember } from './slices/crew.js';

/** Everything the engine needs from outside. Nothing above knows which adapters are in use. */
export interface Ports {
  readonly log: EventLog;
  readonly keys: Keys;
  readonly snapshots: Snapshots;
  readonly timers: Timers;
  readonly dispatch: Dispatch;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly ids: Ids;
  /** How one waits before trying again what failed because a server is away; by default on the machine's clock. */
  readonly rest?: Rest;
  /** Where several processes share the work on one log; without it this one does all of it. */
  readonly crew?: CrewMember;
  /** Queues outside this process, for whoever counts them. */
  readonly queues?: Readonly<Record<string, () => Promise<QueueFigures>>>;
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

/**
 * Opens the stores of a data directory, and makes them where there is none yet.
 * @param masterKey 32 bytes, where it is kept elsewhere; by default in a file of the directory, which is made with it.
 * @throws Fault when one of them is missing beside the others, or cannot be used; nothing is then made.
 */
export async function openStores(directory: string, masterKey?: Buffer): Promise<Stores> {
  requireWhole(directory, masterKey !== undefined);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const log = SqliteEventLog.open(join(directory, dataFiles.log));
  const opened: { close(): Promise<void> }[] = [log];
  try {
    const key = masterKey ?? (await masterKeyIn(directory));
    const keys = SqliteKeys.open(join(directory, dataFiles.keys), key);
    opened.push(keys);
    return { log, keys, snapshots: SqliteSnapshots.open(join(directory, dataFiles.snapshots)) };
  } catch (error) {
    for (const store of opened) await store.close();
    throw error;
  }
}

/** A rotation that was interrupted may have wrapped the keys, and not yet have put the next master key in its place. */
async function masterKeyIn(directory: string): Promise<Buffer> {
  const [keys, own] = [join(directory, dataFiles.keys), join(directory, dataFiles.masterKey)];
  const next = `${own}.next`;
  if (existsSync(next) && existsSync(keys) && opensKeyFile(keys, await readMasterKey(next)))
    await rename(next, own);
  return loadOrCreateMasterKey(own);
}

/** New keys beside an old log would read as if every person in it had been erased; a new log would have forgotten all. */
function requireWhole(directory: string, isMasterKeyGiven: boolean): void {
  if (existsSync(directory) && !statSync(directory).isDirectory())
    throw new Fault('data-not-a-directory', `${directory} is a file; expected a directory`);
  const masterKey = join(directory, dataFiles.masterKey);
  if (isMasterKeyGiven && existsSync(masterKey))
    throw new Fault(
      'master-key-twice',
      `a master key is configured, and there is another at ${masterKey}: "rollcall keys rotate" goes from one to the other`,
    );
  const needed = [
    dataFiles.log,
    dataFiles.keys,
    ...(isMasterKeyGiven ? [] : [dataFiles.masterKey]),
  ];
  const missing = needed.filter((file) => !existsSync(join(directory, file)));
  if (missing.length > 0 && missing.length < needed.length)
    throw new Fault(
      'data-incomplete',
      `${directory} lacks ${missing.join(' and ')} beside what else belongs to a log: put back what is missing from its backup, or choose another directory`,
    );
}

export async function closeStores({ log, keys, snapshots }: Stores): Promise<void> {
  await log.close();
  await snapshots.close();
  await keys.close();
}
