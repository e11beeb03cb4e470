import { Buffer } from 'node:buffer';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFiles, openStores } from '#engine';
import {
  backupFiles,
  BackupHistory,
  copyLog,
  openBackups,
  type CopyOptions,
  type ReadManifest,
} from '#event-log';
import { Fault } from '#kernel';
import { keysIn, readMasterKey, type KeyEntry } from '#keys';
import { erasedBy } from '#privacy';
import { inNewData } from '../new-data-directory.js';

export interface RestoreWanted extends Pick<CopyOptions, 'onProgress'> {
  /** The oldest first. */
  readonly backups: readonly string[];
  readonly data: string;
  /** `undefined` where the keys are left out. */
  readonly keys: { readonly file: string; readonly masterKeyFile: string } | undefined;
  /** Lists of who was erased since. */
  readonly erasures: readonly string[];
}

export interface Restored {
  readonly directory: string;
  readonly events: number;
  /** SHA-256 over the events: the same for the same history, in whatever store it lies. */
  readonly digest: string;
  readonly madeAt: string;
  /** Keys that are there again; `null` where they were left out. */
  readonly keys: number | null;
  /** Who is erased, also where the keys that were given still held a key. */
  readonly erased: number;
}

/**
 * Makes a data directory of backups: whole under its name, or not at all. Whoever was erased comes first, so that a key that
 * an older file of keys still holds is never written.
 */
export async function restore(wanted: RestoreWanted): Promise<Restored> {
  const backups = await openBackups(wanted.backups);
  const history = new BackupHistory(backups);
  const masterKey = wanted.keys && (await readMasterKey(wanted.keys.masterKeyFile));
  const entries = wanted.keys && masterKey ? readKeys(wanted.keys.file, masterKey) : [];
  const erased = await erasedIn(backups, history, entries, wanted.erasures);
  const kept = entries.filter(({ subject }) => !erased.has(subject));
  const copied = await inNewData(
    wanted.data,
    async ({ log, keys }, draft) => {
      for (const subject of erased) await keys.adopt({ subject, key: 'erased' });
      for (const entry of kept) await keys.adopt(entry);
      const { onProgress } = wanted;
      const done = await copyLog(history, log, onProgress === undefined ? {} : { onProgress });
      if (masterKey !== undefined && draft !== undefined) putMasterKey(draft, masterKey);
      return done;
    },
    (draft) => openStores(draft, masterKey),
  );
  return {
    directory: wanted.data,
    events: copied.events,
    digest: copied.digest,
    madeAt: backups.at(-1)?.manifest.madeAt ?? '',
    keys: wanted.keys === undefined ? null : kept.length,
    erased: erased.size,
  };
}

function readKeys(file: string, masterKey: Buffer): readonly KeyEntry[] {
  return keysIn(readFileSync(file, 'utf8'), masterKey, file);
}

/** By what the backups list, their events decide, the keys remember and whoever restores knows. */
async function erasedIn(
  backups: readonly ReadManifest[],
  history: BackupHistory,
  entries: readonly KeyEntry[],
  files: readonly string[],
): Promise<ReadonlySet<string>> {
  const erased = new Set(
    entries.flatMap(({ subject, key }) => (key === 'erased' ? [subject] : [])),
  );
  const lists = [
    ...backups.map(({ directory }) => join(directory, backupFiles.erasures)),
    ...files,
  ];
  for (const file of lists) for (const subject of listedIn(file)) erased.add(subject);
  for await (const event of history.readAll()) {
    const subject = erasedBy(event);
    if (subject !== undefined) erased.add(subject);
  }
  return erased;
}

function listedIn(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  try {
    const { subjects } = JSON.parse(text) as { readonly subjects?: unknown };
    if (Array.isArray(subjects) && subjects.every((one) => typeof one === 'string'))
      return subjects;
  } catch {
    // Told below, as is what is JSON and no such list.
  }
  throw new Fault(
    'erasures-unreadable',
    `${file} is no list of erasures: expected what "rollcall privacy erasures --out" wrote, or the ${backupFiles.erasures} of a later backup`,
  );
}

function putMasterKey(draft: string, masterKey: Buffer): void {
  const path = join(draft, dataFiles.masterKey);
  writeFileSync(path, `${masterKey.toString('base64')}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  });
}
