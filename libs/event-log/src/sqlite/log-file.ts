import Database from 'better-sqlite3';
import { Fault, failureKind, limits } from '#kernel';
import { diskFault, sqliteCode } from '#sqlite';
import { housekeepingPrefixes } from '../housekeeping.js';
import { storeAgain } from './store-again.js';

/** `RLCL`: the mark by which SQLite files say whose they are. */
const applicationId = 0x524c_434c;
const schemaVersion = 2;

/** Whether a stream is a housekeeping one, in SQL. */
export function isHousekeepingSql(column: string): string {
  const tests = housekeepingPrefixes.map((prefix) => `${column} GLOB '${prefix}*'`);
  return `(${tests.join(' OR ')})`;
}

/** Housekeeping streams can be erased; history cannot. */
const removalTrigger = `
  CREATE TRIGGER events_are_not_removed BEFORE DELETE ON events
  WHEN NOT ${isHousekeepingSql('OLD.stream')}
  BEGIN SELECT RAISE(ABORT, 'events are not removed'); END;`;

const schema = `
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT;
  CREATE INDEX events_by_type ON events (type);
  -- What is written stays: so no position is ever given twice, and history cannot be changed by an accident.
  CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are not changed'); END;
  ${removalTrigger}
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${schemaVersion};
`;

/**
 * Opens a log's file, or makes it where there is none.
 * @throws Fault `log-cannot-open`, `not-a-rollcall-log` or `log-from-newer-version`; the file is then as it was.
 */
export function openLogFile(path: string, readOnly: boolean): Database.Database {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, {
      readonly: readOnly,
      fileMustExist: readOnly,
      timeout: limits.storeBusyMsMax,
    });
    if (!isRollcallLog(db, path)) {
      if (readOnly) throw notALog(path);
      createSchema(db, path);
    }
    if (!readOnly) {
      storeAgain(db);
      db.pragma('journal_mode = WAL');
      // What is erased leaves no bytes behind.
      db.pragma('secure_delete = ON');
      upgrade(db);
    }
    // Together with the write-ahead log: every commit waits until the disk has it.
    db.pragma('synchronous = FULL');
    // At 16 MB of new pages instead of 4: pages that many appends touch are then written back less often.
    db.pragma('wal_autocheckpoint = 4000');
    return db;
  } catch (error) {
    db?.close();
    if (failureKind(error) === 'fault') throw error;
    if (sqliteCode(error) === 'SQLITE_NOTADB') throw notALog(path, error);
    throw new Fault('log-cannot-open', `${path} cannot be opened: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

/** What SQLite's failure means to a caller who can only try again or give up. */
export function storeFault(doing: string, error: unknown): Fault {
  const code = sqliteCode(error)?.startsWith('SQLITE_BUSY') ? 'log-busy' : 'log-store-failed';
  return new Fault(code, `${doing} failed: ${messageOf(error)}`, { cause: error });
}

/** What a failure to write means: a disk that is seen to takes it later. */
export function writeFault(doing: string, path: string, error: unknown): Fault {
  return diskFault(doing, path, error) ?? storeFault(doing, error);
}

/** A commit that changes nothing, and has to reach the disk all the same. */
export function rewriteMark(db: Database.Database): void {
  db.pragma(`user_version = ${schemaVersion}`);
}

/** `false` for a file without anything in it. */
function isRollcallLog(db: Database.Database, path: string): boolean {
  const mark = db.pragma('application_id', { simple: true });
  const version = Number(db.pragma('user_version', { simple: true }));
  const tables = db.prepare<[], number>('SELECT count(*) FROM sqlite_schema').pluck().get();
  if (mark === 0 && version === 0 && tables === 0) return false;
  if (mark !== applicationId) throw notALog(path);
  if (version > schemaVersion)
    throw new Fault(
      'log-from-newer-version',
      `${path} has form ${version}; this version of Rollcall knows forms up to ${schemaVersion}`,
    );
  return true;
}

/** Brings a file of an earlier version to today's form. */
function upgrade(db: Database.Database): void {
  if (Number(db.pragma('user_version', { simple: true })) === schemaVersion) return;
  db.transaction(() => {
    if (Number(db.pragma('user_version', { simple: true })) === schemaVersion) return;
    db.exec(`DROP TRIGGER events_are_not_removed; ${removalTrigger}`);
    db.pragma(`user_version = ${schemaVersion}`);
  }).immediate();
}

function createSchema(db: Database.Database, path: string): void {
  db.transaction(() => {
    // Another process may have made it since we looked.
    if (!isRollcallLog(db, path)) db.exec(schema);
  }).immediate();
}

function notALog(path: string, cause?: unknown): Fault {
  return new Fault('not-a-rollcall-log', `${path} is not a Rollcall event log`, { cause });
}

function messageOf(error: unknown): string {
  return (error as { readonly message?: string } | undefined)?.message ?? String(error);
}
