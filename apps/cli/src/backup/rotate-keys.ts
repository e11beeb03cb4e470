import { Buffer } from 'node:buffer';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFiles } from '#engine';
import { Fault, Refusal } from '#kernel';
import {
  loadOrCreateMasterKey,
  opensKeyFile,
  parseMasterKey,
  readMasterKey,
  rotateKeyFile,
  rotateKeyStreams,
} from '#keys';
import { masterKeyOfData } from '../data-stores.js';
import { UsageError } from '../failures.js';
import type { Address } from '../log-copy/address.js';
import { endAt, type StoreAccess } from '../log-copy/ends.js';
import { writeWhole } from '../write-whole.js';

export interface RotationWanted {
  readonly address: Address;
  readonly masterKeyFile: string | undefined;
  readonly newMasterKeyFile: string | undefined;
  /** Whether the next master key stays where it is. */
  readonly outside: boolean;
  readonly config: string | undefined;
}

export interface KeysRotated {
  /** Wrapped anew by this call. */
  readonly keys: number;
  /** Where the next master key lies in the data directory; `null` where it lies elsewhere. */
  readonly masterKey: string | null;
}

/** @throws Refusal `keys-in-use` while a server runs over a data directory. */
export async function rotateKeys(wanted: RotationWanted): Promise<KeysRotated> {
  const { address, masterKeyFile, newMasterKeyFile, outside, config } = wanted;
  if (address.kind === 'directory') return rotateDirectory(address.path, newMasterKeyFile, outside);
  const next = await readMasterKey(newMasterKeyFile ?? '');
  const end = await endAt(address, address, {
    withKeys: true,
    // What is configured may be the next one already.
    masterKeyFile: address.kind === 'configured' ? undefined : masterKeyFile,
    masterKeyOption: '--master-key',
    config,
  });
  if (!('store' in end)) throw new UsageError('expected a store');
  const former =
    masterKeyFile === undefined ? end.store.masterKey : await readMasterKey(masterKeyFile);
  return { keys: await rotateStore(end.store, former ?? next, next), masterKey: null };
}

async function rotateStore(
  { connectionString }: StoreAccess,
  former: Buffer,
  next: Buffer,
): Promise<number> {
  const { EventStoreDbEventLog } = await import('#event-log/eventstoredb');
  const log = EventStoreDbEventLog.open({ connectionString });
  try {
    return await rotateKeyStreams(log, former, next);
  } finally {
    await log.close();
  }
}

/** The next master key is on the disk before anything is wrapped by it, and takes its place when everything is. */
async function rotateDirectory(
  directory: string,
  newMasterKeyFile: string | undefined,
  outside: boolean,
): Promise<KeysRotated> {
  const [keys, own] = [join(directory, dataFiles.keys), join(directory, dataFiles.masterKey)];
  if (!existsSync(keys)) throw new Fault('no-log', `${directory} holds no keys`);
  const { WorkerLock } = await import('#server');
  const lock = await locked(() => WorkerLock.acquire(directory), directory);
  try {
    const draft = `${own}.next`;
    if (newMasterKeyFile !== undefined && !outside)
      placeDraft(draft, keys, await readMasterKey(newMasterKeyFile));
    const next = await (outside
      ? readMasterKey(newMasterKeyFile ?? '')
      : loadOrCreateMasterKey(draft));
    // One that was interrupted may have wrapped all of them.
    const isDone = opensKeyFile(keys, next);
    const rotated = isDone ? 0 : rotateKeyFile(keys, await masterKeyOfData(directory), next);
    if (outside) rmSync(own, { force: true });
    else await rename(draft, own);
    return { keys: rotated, masterKey: outside ? null : own };
  } finally {
    lock.release();
  }
}

/** @throws Refusal `rotation-under-way` where another key than the one given has taken the keys over already. */
function placeDraft(draft: string, keys: string, given: Buffer): void {
  const isGiven = (text: string) => text.trim() === given.toString('base64');
  if (existsSync(draft)) {
    const text = readFileSync(draft, 'utf8');
    if (isGiven(text)) return;
    if (opensKeyFile(keys, parseMasterKey(text.trim(), draft)))
      throw new Refusal(
        'rotation-under-way',
        {},
        `a rotation that was interrupted has wrapped the keys by ${draft}: run "keys rotate" without --new-master-key to finish it first`,
      );
  }
  writeWhole(draft, `${given.toString('base64')}\n`, 0o600);
}

async function locked<Lock>(acquire: () => Lock, directory: string): Promise<Lock> {
  try {
    return await Promise.resolve(acquire());
  } catch (error) {
    if (!(error instanceof Fault && error.code === 'worker-already-running')) throw error;
    throw new Refusal(
      'keys-in-use',
      {},
      `a server runs the campaigns of ${directory}: stop it first`,
    );
  }
}
