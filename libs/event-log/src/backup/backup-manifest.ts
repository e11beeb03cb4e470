import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson, Refusal } from '#kernel';

export const backupFormat = 'rollcall-backup/1';

/** What a backup holds, by name. */
export const backupFiles = {
  manifest: 'manifest.json',
  events: 'events.ndjson',
  erasures: 'erasures.json',
} as const;

export interface BackupPart {
  readonly file: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** Written last: a directory without one is no backup. */
export interface BackupManifest {
  readonly format: typeof backupFormat;
  readonly madeAt: string;
  /** SHA-256 of the manifest of the backup that this one goes on from; `null` for one that holds all. */
  readonly base: string | null;
  /** Numbers in the history, 1 for its first event. An incremental one may hold none: `to` is then one less than `from`. */
  readonly events: { readonly from: number; readonly to: number };
  /** The last event of the history up to here; its position only says where to look for it in the log it came from. */
  readonly last: { readonly id: string; readonly position: number } | null;
  readonly parts: readonly BackupPart[];
}

export interface ReadManifest {
  readonly directory: string;
  readonly manifest: BackupManifest;
  /** By it the next backup names this one. */
  readonly sha256: string;
}

export function manifestText(manifest: BackupManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

export function sha256Of(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** @throws Refusal `backup-unreadable`. */
export function readManifest(directory: string): ReadManifest {
  let text: string;
  try {
    text = readFileSync(join(directory, backupFiles.manifest), 'utf8');
  } catch {
    throw unreadable(
      directory,
      `it has no ${backupFiles.manifest}: it is no backup, or its making was interrupted`,
    );
  }
  let manifest: BackupManifest;
  try {
    manifest = JSON.parse(text) as BackupManifest;
  } catch {
    throw unreadable(directory, `its ${backupFiles.manifest} is damaged`);
  }
  if (!isOfThisFormat(manifest))
    throw unreadable(directory, `it is of another form than "${backupFormat}"`);
  // Written anew it has to give the same bytes: so nothing is missing, added, or of another kind.
  if (manifestText(checked(directory, manifest)) !== text)
    throw unreadable(directory, `its ${backupFiles.manifest} was changed`);
  return { directory, manifest, sha256: sha256Of(text) };
}

/** A newer one may be of another. */
function isOfThisFormat({ format }: { readonly format: unknown }): boolean {
  return format === backupFormat;
}

/** Only what is known to be there, in its own order. */
function checked(directory: string, given: BackupManifest): BackupManifest {
  try {
    const { format, madeAt, base, events, last, parts } = given;
    return {
      format,
      madeAt: String(madeAt),
      base: base === null ? null : String(base),
      events: { from: Number(events.from), to: Number(events.to) },
      last: last === null ? null : { id: String(last.id), position: Number(last.position) },
      parts: parts.map(({ file, bytes, sha256 }) => ({
        file: plainName(file),
        bytes: Number(bytes),
        sha256: String(sha256),
      })),
    };
  } catch {
    throw unreadable(directory, `its ${backupFiles.manifest} was changed`);
  }
}

/** A part lies in the backup's own directory. */
function plainName(file: string): string {
  if (!(Object.values(backupFiles) as readonly string[]).includes(file)) throw new Error(file);
  return file;
}

/** Reads every part again. @throws Refusal `backup-damaged`. */
export async function verifyParts({ directory, manifest }: ReadManifest): Promise<void> {
  const named = canonicalJson(manifest.parts.map(({ file }) => file));
  if (named !== canonicalJson([backupFiles.events, backupFiles.erasures]))
    throw damaged(directory, `its ${backupFiles.manifest} names other parts`);
  for (const { file, bytes, sha256 } of manifest.parts) {
    const found = await partOf(directory, file).catch(() => undefined);
    if (found === undefined) throw damaged(directory, `${file} cannot be read`);
    if (found.bytes !== bytes)
      throw damaged(directory, `${file} has ${found.bytes} bytes instead of ${bytes}`);
    if (found.sha256 !== sha256) throw damaged(directory, `${file} was changed`);
  }
}

export async function partOf(directory: string, file: string): Promise<BackupPart> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(join(directory, file)) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { file, bytes, sha256: hash.digest('hex') };
}

/**
 * That each goes on where the one before ends, and the first begins with the first event.
 * @throws Refusal `backup-chain-broken`.
 */
export function requireChain(backups: readonly ReadManifest[]): void {
  let [base, next]: [string | null, number] = [null, 1];
  for (const { directory, manifest, sha256 } of backups) {
    if (manifest.base !== base || manifest.events.from !== next) {
      const problem =
        base === null
          ? 'it is an incremental backup: name the backup that it goes on from before it'
          : manifest.base === null
            ? 'it holds the whole history: name it alone, or as the first'
            : 'it does not go on from the backup named before it: name all of them, the oldest first';
      throw new Refusal('backup-chain-broken', {}, `${directory}: ${problem}`);
    }
    [base, next] = [sha256, manifest.events.to + 1];
  }
}

export function damaged(directory: string, problem: string): Refusal {
  return new Refusal('backup-damaged', {}, `the backup ${directory} is damaged: ${problem}`);
}

function unreadable(directory: string, problem: string): Refusal {
  return new Refusal('backup-unreadable', {}, `${directory}: ${problem}`);
}
