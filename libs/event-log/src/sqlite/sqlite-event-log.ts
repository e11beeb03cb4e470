import type Database from 'better-sqlite3';
import {
  Fault,
  limits,
  othersTurn,
  type NewEvent,
  type Position,
  type RecordedEvent,
  type StreamName,
} from '#kernel';
import { appendRequest } from '../append-request.js';
import type {
  Appended,
  EventLog,
  ExpectedRevision,
  ReadAllOptions,
  ReadStreamOptions,
  SubscribeOptions,
  Subscription,
} from '../event-log.port.js';
import { requireHousekeeping } from '../housekeeping.js';
import { PagedReads } from '../paged-reads.js';
import { GroupCommit } from './group-commit.js';
import { openLogFile, storeFault, writeFault } from './log-file.js';
import { SqliteStore } from './sqlite-store.js';

/**
 * A log in one SQLite file. Several processes may read and append at once and conflict as they should, but subscriptions
 * are woken by appends of their own process only: run what subscribes where the writing is done.
 */
export class SqliteEventLog implements EventLog {
  private readonly store: SqliteStore;
  private readonly reads: PagedReads;
  private readonly commits: GroupCommit;
  private closing: Promise<void> | undefined;
  private headSeen: Position = 0;

  /**
   * Opens the log at `path`, or makes it there unless `readOnly`.
   * @throws Fault `log-cannot-open`, `not-a-rollcall-log` or `log-from-newer-version`
   */
  static open(path: string, { readOnly = false } = {}): SqliteEventLog {
    return new SqliteEventLog(openLogFile(path, readOnly), readOnly);
  }

  private constructor(
    private readonly db: Database.Database,
    private readonly readOnly: boolean,
  ) {
    this.store = new SqliteStore(db);
    // Between two pages of a long read: SQLite answers without ever giving the thread up.
    this.reads = new PagedReads(this.store, othersTurn);
    this.commits = new GroupCommit(db, this.store, (rows) => {
      this.store.tail.add(rows);
      this.reads.announceAppend();
    });
  }

  /** @throws Fault `log-is-read-only`, and those of `appendRequest` and GroupCommit, beside WrongExpectedRevision. */
  async append(
    stream: StreamName,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
  ): Promise<Appended> {
    this.checkOpen();
    if (this.readOnly) throw new Fault('log-is-read-only', `${this.db.name} was opened to be read`);
    return this.commits.append(appendRequest(stream, events, expected));
  }

  readStream(stream: StreamName, options?: ReadStreamOptions): AsyncIterable<RecordedEvent> {
    return this.reads.readStream(stream, options);
  }

  readAll(options?: ReadAllOptions): AsyncIterable<RecordedEvent> {
    return this.reads.readAll(options);
  }

  subscribe(options?: SubscribeOptions): Subscription {
    return this.reads.subscribe(options);
  }

  async head(): Promise<Position | undefined> {
    this.checkOpen();
    const head = this.store.headPosition();
    // Another process may have appended: whoever waits for this head must be woken for it.
    if (head > this.headSeen) this.reads.announceAppend();
    this.headSeen = Math.max(head, this.headSeen);
    return head || undefined;
  }

  eventAt(position: Position): Promise<RecordedEvent | undefined> {
    return this.reads.eventAt(position);
  }

  async eraseStream(stream: StreamName): Promise<void> {
    this.checkOpen();
    if (this.readOnly) throw new Fault('log-is-read-only', `${this.db.name} was opened to be read`);
    requireHousekeeping(stream);
    try {
      this.db.transaction(() => this.store.erase(stream)).immediate();
      // The write-ahead log still has the pages as they were. Whoever reads at this moment keeps it, until the next erasure.
      this.db.pragma('wal_checkpoint(TRUNCATE)');
    } catch (error) {
      throw writeFault('erasing a stream', this.db.name, error);
    }
  }

  async probe(): Promise<void> {
    this.checkOpen();
    if (!this.readOnly) this.commits.probe();
  }

  /** What SQLite finds wrong in the whole file, in its words: pages that are spoilt, indexes that say other things than the table. */
  damage(): readonly string[] {
    this.checkOpen();
    try {
      const found = this.db.pragma(`integrity_check(${limits.storeDamageToldMax})`);
      return (found as readonly { readonly integrity_check: string }[])
        .map((row) => row.integrity_check)
        .filter((verdict) => verdict !== 'ok');
    } catch (error) {
      return [storeFault('checking the file', error).message];
    }
  }

  close(): Promise<void> {
    this.closing ??= this.finish();
    return this.closing;
  }

  private async finish(): Promise<void> {
    this.reads.close();
    await this.commits.idle();
    this.db.close();
  }

  private checkOpen(): void {
    if (this.closing !== undefined) throw new Fault('log-closed', 'the event log has been closed');
  }
}

/** What is wrong with the file a log lies in; nothing can be told of a log in another place. */
export function damageOf(log: EventLog): readonly string[] {
  return log instanceof SqliteEventLog ? log.damage() : [];
}
