import { existsSync, renameSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Fault } from '#kernel';

/** "RSnp" in ASCII: tells a snapshot file from any other SQLite file. */
const applicationId = 0x52536e70;
const formatVersion = 1;

const schema = `
  CREATE TABLE snapshot (
    name TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    position INTEGER,
    state TEXT NOT NULL
  ) STRICT;
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${formatVersion};
`;

/**
 * Opens or makes a snapshot file. One that is damaged or of another version is put aside as `….unusable` and a new one is
 * begun: snapshots can be lost.
 * @throws Fault `not-a-snapshot-file` when the path names a database of another kind, which must not be put aside.
 */
export function openSnapshotFile(path: string): Database.Database {
  const opened = tryOpen(path);
  if (opened !== undefined) return opened;
  putAside(path);
  const made = tryOpen(path);
  if (made === undefined)
    throw new Fault('snapshot-file-unusable', `no snapshot file can be made at ${path}`);
  return made;
}

/** Keeps the latest unusable file and its companions for whoever wants to know what happened. */
export function putAside(path: string): void {
  // A write-ahead log that stayed behind would be played into the new file.
  for (const suffix of ['', '-wal', '-shm', '-journal'])
    if (existsSync(path + suffix)) renameSync(path + suffix, `${path}.unusable${suffix}`);
}

/** Told by the code: one native module may serve several realms, each with its own error class. */
export function isDamage(error: unknown): boolean {
  const code = (error as { readonly code?: unknown } | undefined)?.code;
  return typeof code === 'string' && /^SQLITE_(NOTADB|CORRUPT)/.test(code);
}

/** `undefined` when the file cannot be used. */
function tryOpen(path: string): Database.Database | undefined {
  const database = new Database(path);
  try {
    if (database.transaction(() => prepare(database, path)).immediate()) {
      database.pragma('journal_mode = WAL');
      // The last snapshots may be lost in a power cut; the file stays whole.
      database.pragma('synchronous = NORMAL');
      return database;
    }
  } catch (error) {
    database.close();
    if (isDamage(error)) return undefined;
    throw error;
  }
  database.close();
  return undefined;
}

/** @returns whether the file is one of this version. */
function prepare(database: Database.Database, path: string): boolean {
  const tables = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  if (tables === 0) {
    database.exec(schema);
    return true;
  }
  if (database.pragma('application_id', { simple: true }) !== applicationId)
    throw new Fault(
      'not-a-snapshot-file',
      `${path} is a database of another kind: name another path for the snapshots`,
    );
  return database.pragma('user_version', { simple: true }) === formatVersion;
}
