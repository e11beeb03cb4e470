import type { Database, Statement } from 'better-sqlite3';
import type { JsonValue } from '#kernel';
import { writingTo } from '#sqlite';
import type { Snapshot, Snapshots } from '../snapshots.port.js';
import { isDamage, openSnapshotFile, putAside } from './snapshot-file.js';

interface SnapshotRow {
  readonly position: number | null;
  readonly state: string;
}

/** Snapshots in a SQLite file of their own. Whatever of it cannot be read counts as not there. */
export class SqliteSnapshots implements Snapshots {
  private readonly replacements = new WeakMap<Database, Statement>();

  private constructor(
    private readonly path: string,
    private database: Database,
  ) {}

  /** @throws Fault `not-a-snapshot-file` when the path names a database of another kind. */
  static open(path: string): SqliteSnapshots {
    return new SqliteSnapshots(path, openSnapshotFile(path));
  }

  // oxlint-disable-next-line typescript/require-await -- async turns a throw into a rejection
  async load(name: string, revision: number): Promise<Snapshot | undefined> {
    const row = this.onSoundFile((database) =>
      database
        .prepare<[string, number], SnapshotRow>(
          'SELECT position, state FROM snapshot WHERE name = ? AND revision = ?',
        )
        .get(name, revision),
    );
    const state = row && parseState(row.state);
    return row === undefined || state === undefined
      ? undefined
      : { name, revision, position: row.position ?? undefined, state };
  }

  // oxlint-disable-next-line typescript/require-await -- async turns a throw into a rejection
  async save({ name, revision, position, state }: Snapshot): Promise<void> {
    const text = JSON.stringify(state);
    writingTo(this.path, `saving ${name}`, () =>
      this.onSoundFile((database) =>
        this.replacement(database).run(name, revision, position ?? null, text),
      ),
    );
  }

  // oxlint-disable-next-line typescript/require-await -- async turns a throw into a rejection
  async names(): Promise<readonly string[]> {
    return this.onSoundFile((database) =>
      database.prepare<[], string>('SELECT name FROM snapshot ORDER BY name').pluck().all(),
    );
  }

  /** Checkpoints are saved all the time, so their statement is kept for as long as its file is in use. */
  private replacement(database: Database): Statement {
    let statement = this.replacements.get(database);
    if (statement === undefined) {
      statement = database.prepare(
        'REPLACE INTO snapshot (name, revision, position, state) VALUES (?, ?, ?, ?)',
      );
      this.replacements.set(database, statement);
    }
    return statement;
  }

  close(): Promise<void> {
    this.database.close();
    return Promise.resolve();
  }

  /** Damage that shows only in use is met as it is at the start: with a new file, once. */
  private onSoundFile<Result>(use: (database: Database) => Result): Result {
    try {
      return use(this.database);
    } catch (error) {
      if (!isDamage(error)) throw error;
      this.database.close();
      putAside(this.path);
      this.database = openSnapshotFile(this.path);
      return use(this.database);
    }
  }
}

function parseState(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
