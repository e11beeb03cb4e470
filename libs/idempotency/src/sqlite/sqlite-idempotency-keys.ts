import { chmodSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Fault, limits, type Instant } from '#kernel';
import { writingTo } from '#sqlite';
import type { Begun, IdempotencyKeys, KeptResponse } from '../idempotency-keys.port.js';
import { known } from '../kept-request.js';

/** "RIdm" in ASCII: tells this file from any other SQLite file. */
const applicationId = 0x5249646d;
const formatVersion = 1;

const schema = `
  CREATE TABLE request (
    key TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    begun_at TEXT NOT NULL,
    response TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX request_by_age ON request (begun_at);
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${formatVersion};
`;

interface RequestRow {
  readonly fingerprint: string;
  readonly begunAt: string;
  readonly response: string | null;
}

/** Keys in a SQLite file of their own, which several processes may share. Losing it costs no more than the keys. */
export class SqliteIdempotencyKeys implements IdempotencyKeys {
  private constructor(private readonly database: Database.Database) {}

  /** @throws Fault `not-an-idempotency-file` when the path names a database of another kind. */
  static open(path: string): SqliteIdempotencyKeys {
    const database = new Database(path, { timeout: limits.storeBusyMsMax });
    try {
      database.transaction(() => prepare(database, path)).immediate();
      chmodSync(path, 0o600);
      database.pragma('journal_mode = WAL');
      // A power cut may lose the last keys; the log itself still refuses what was done already.
      database.pragma('synchronous = NORMAL');
      return new SqliteIdempotencyKeys(database);
    } catch (error) {
      database.close();
      throw error;
    }
  }

  // oxlint-disable-next-line typescript/require-await -- async turns a throw into a rejection
  async begin(key: string, fingerprint: string, now: Instant): Promise<Begun> {
    const beginning = this.database.transaction((): Begun => {
      const row = this.database
        .prepare<[string], RequestRow>(
          'SELECT fingerprint, begun_at AS begunAt, response FROM request WHERE key = ?',
        )
        .get(key);
      const begun = known(row && keptIn(row), fingerprint, now);
      if (begun.state === 'new')
        this.database
          .prepare('REPLACE INTO request (key, fingerprint, begun_at) VALUES (?, ?, ?)')
          .run(key, fingerprint, now);
      return begun;
    });
    return this.writing(() => beginning.immediate());
  }

  // oxlint-disable-next-line typescript/require-await -- async turns a throw into a rejection
  async complete(key: string, response: KeptResponse): Promise<void> {
    this.writing(() =>
      this.database
        .prepare('UPDATE request SET response = ? WHERE key = ?')
        .run(JSON.stringify(response), key),
    );
  }

  // oxlint-disable-next-line typescript/require-await -- async turns a throw into a rejection
  async forget(key: string): Promise<void> {
    this.writing(() =>
      this.database.prepare('DELETE FROM request WHERE key = ? AND response IS NULL').run(key),
    );
  }

  // oxlint-disable-next-line typescript/require-await -- async turns a throw into a rejection
  async purge(before: Instant): Promise<void> {
    this.writing(() => this.database.prepare('DELETE FROM request WHERE begun_at < ?').run(before));
  }

  close(): Promise<void> {
    this.database.close();
    return Promise.resolve();
  }

  private writing<Result>(write: () => Result): Result {
    return writingTo(this.database.name, 'keeping a request', write);
  }
}

function prepare(database: Database.Database, path: string): void {
  const tables = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  if (tables === 0) {
    database.exec(schema);
    return;
  }
  const isOurs =
    database.pragma('application_id', { simple: true }) === applicationId &&
    database.pragma('user_version', { simple: true }) === formatVersion;
  if (!isOurs)
    throw new Fault(
      'not-an-idempotency-file',
      `${path} holds something else, or is of another version: move it away, and it is made anew`,
    );
}

function keptIn({ fingerprint, begunAt, response }: RequestRow) {
  return {
    fingerprint,
    begunAt: begunAt as Instant,
    ...(response === null ? {} : { response: JSON.parse(response) as KeptResponse }),
  };
}
