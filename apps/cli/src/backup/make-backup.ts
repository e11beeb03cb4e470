import { Buffer } from 'node:buffer';
import { readManifest, verifyParts, writeBackup, type BackupOptions } from '#event-log';
import { systemClock } from '#kernel';
import { keysText, type Keys } from '#keys';
import { masterKeyOfData } from '../data-stores.js';
import { UsageError } from '../failures.js';
import { shown, type Address } from '../log-copy/address.js';
import { endAt, type End } from '../log-copy/ends.js';
import { openSource } from '../log-copy/places.js';
import { writeWhole } from '../write-whole.js';

export interface BackupWanted extends Pick<BackupOptions, 'onProgress' | 'signal'> {
  readonly source: Address;
  readonly out: string;
  readonly base: string | undefined;
  readonly keysFile: string | undefined;
  readonly masterKeyFile: string | undefined;
  readonly config: string | undefined;
}

export interface BackupMade {
  readonly directory: string;
  /** In this backup, and in the history up to its end. */
  readonly events: number;
  readonly total: number;
  readonly erased: number;
  /** `null` where they were left out. */
  readonly keys: { readonly file: string; readonly keys: number } | null;
}

/** The log first and the keys after it: every key that its events need was made before them. */
export async function makeBackup(wanted: BackupWanted): Promise<BackupMade> {
  const { source: address, out, base, keysFile, masterKeyFile, config } = wanted;
  if (address.kind === 'store' && masterKeyFile === undefined)
    throw new UsageError(
      `--master-key FILE is needed: the list of who was erased lies with the keys of ${shown(address)}`,
    );
  const end = await endAt(address, address, {
    withKeys: true,
    masterKeyFile,
    masterKeyOption: '--master-key',
    config,
  });
  const before = base === undefined ? undefined : readManifest(base);
  if (before !== undefined) await verifyParts(before);
  const source = await openSource(end);
  try {
    const keys = await source.keys();
    const { manifest } = await writeBackup(source.log, out, {
      madeAt: systemClock.now(),
      erased: () => erasedIn(keys),
      base: before,
      ...(wanted.onProgress === undefined ? {} : { onProgress: wanted.onProgress }),
      ...(wanted.signal === undefined ? {} : { signal: wanted.signal }),
    });
    const { from, to } = manifest.events;
    const made = { directory: out, events: to - from + 1, total: to };
    const erased = (await erasedIn(keys)).length;
    if (keysFile === undefined) return { ...made, erased, keys: null };
    const text = await keysText(keys, await masterKeyOf(end));
    writeWhole(keysFile, text, 0o600);
    const saved = Object.keys((JSON.parse(text) as { keys: object }).keys).length;
    return { ...made, erased, keys: { file: keysFile, keys: saved } };
  } finally {
    await source.close();
  }
}

async function erasedIn(keys: Keys): Promise<readonly string[]> {
  const subjects: string[] = [];
  for await (const { subject, key } of keys.entries()) if (key === 'erased') subjects.push(subject);
  return subjects;
}

async function masterKeyOf(end: End): Promise<Buffer> {
  if ('directory' in end) return masterKeyOfData(end.directory);
  if (end.store.masterKey !== undefined) return end.store.masterKey;
  throw new UsageError('keys are saved with the master key that wraps them');
}
