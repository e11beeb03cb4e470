import { chmodSync, closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Fault } from '#kernel';
import { checkContext, masterKeyWrong, seal, unseal, wrappedKeyBytes } from '../key-wrap.js';

/** "RKey" in ASCII: tells a key file from any other SQLite file. */
const applicationId = 0x524b6579;
const formatVersion = 1;

/**
 * Rows are only added at the end and overwritten in place by values of the same length: SQLite has no reason ever to move a
 * key within the file, so erasing one does not depend on how well it cleans the pages it splits or joins.
 */
const schema = `
  CREATE TABLE subject_key (
    slot INTEGER PRIMARY KEY,
    subject TEXT NOT NULL UNIQUE,
    erased INTEGER NOT NULL CHECK (erased IN (0, 1)),
    wrapped BLOB NOT NULL CHECK (length(wrapped) = ${wrappedKeyBytes})
  ) STRICT;
  CREATE TABLE master_check (id INTEGER PRIMARY KEY CHECK (id = 1), sealed BLOB NOT NULL) STRICT;
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${formatVersion};
`;

/**
 * Opens or makes a key file that only its owner can read.
 * @throws Fault `key-file-unreadable` when it is no key file of this version: it is never replaced, for its keys cannot be
 * made again. Fault `master-key-wrong` when it belongs to another master key.
 */
export function openKeyFile(path: string, masterKey: Buffer): Database.Database {
  // SQLite gives its journal the mode of the file, so the mode is set before anything is written.
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
  const database = new Database(path);
  try {
    // A write-ahead log would keep pages with erased keys; a journal is cut to nothing at every commit.
    database.pragma('journal_mode = TRUNCATE');
    database.pragma('secure_delete = ON');
    database.pragma('temp_store = MEMORY');
    // A key that was handed out and then lost in a power cut would take all that was encrypted with it.
    database.pragma('synchronous = FULL');
    database.transaction(() => prepare(database, path, masterKey)).immediate();
    return database;
  } catch (error) {
    database.close();
    if (isDamage(error)) throw unreadable(path, error);
    throw error;
  }
}

function prepare(database: Database.Database, path: string, masterKey: Buffer): void {
  const tables = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  if (tables === 0) {
    database.exec(schema);
    database
      .prepare('INSERT INTO master_check (id, sealed) VALUES (1, ?)')
      .run(seal(masterKey, Buffer.from(checkContext), checkContext));
    return;
  }
  if (
    database.pragma('application_id', { simple: true }) !== applicationId ||
    database.pragma('user_version', { simple: true }) !== formatVersion
  )
    throw unreadable(path);
  const sealed = database.prepare('SELECT sealed FROM master_check').pluck().get();
  if (!Buffer.isBuffer(sealed) || unseal(masterKey, sealed, checkContext) === undefined)
    throw masterKeyWrong(path);
}

/** Told by the code: one native module may serve several realms, each with its own error class. */
function isDamage(error: unknown): boolean {
  const code = (error as { readonly code?: unknown } | undefined)?.code;
  return typeof code === 'string' && /^SQLITE_(NOTADB|CORRUPT)/.test(code);
}

function unreadable(path: string, cause?: unknown): Fault {
  return new Fault(
    'key-file-unreadable',
    `${path} is damaged, or no key file of this version of Rollcall: restore it from its own backup`,
    { cause },
  );
}
