import Database from 'better-sqlite3';

/** What SQLite does by itself: a table of events, and a revision checked for each append. Durable as the log is. */
export class BareLog {
  readonly db: Database.Database;
  private readonly last: Database.Statement<[string], number | null>;
  private readonly insertion: Database.Statement;
  private waiting: (() => void)[] = [];
  private readonly inTransaction: (work: readonly (() => void)[]) => void;

  constructor(path: string) {
    this.db = new Database(path);
    this.db.pragma('journal_mode = WAL');
    this.db.pragma('synchronous = FULL');
    this.db.pragma('wal_autocheckpoint = 4000');
    this.db.exec(
      `CREATE TABLE IF NOT EXISTS events (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL,
        id TEXT NOT NULL, type TEXT NOT NULL, data TEXT NOT NULL, metadata TEXT NOT NULL, UNIQUE (stream, revision)) STRICT`,
    );
    this.last = this.db
      .prepare<[string], number | null>('SELECT max(revision) FROM events WHERE stream = ?')
      .pluck();
    this.insertion = this.db.prepare(
      'INSERT INTO events (stream, revision, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.inTransaction = this.db.transaction((work: readonly (() => void)[]) => {
      for (const one of work) one();
    });
  }

  /** In a transaction of its own unless it runs within one. */
  appendNow(stream: string, expected: number, event: object): void {
    if ((this.last.get(stream) ?? -1) !== expected) throw new Error('wrong revision');
    this.insert(stream, expected + 1, event);
  }

  /** Without a look at what is there. */
  insert(stream: string, revision: number, event: object): void {
    const { id, type, data, metadata } = event as Record<string, unknown>;
    const [dataText, metadataText] = [JSON.stringify(data), JSON.stringify(metadata)];
    this.insertion.run(stream, revision, id, type, dataText, metadataText);
  }

  /** A bare group commit: whatever waits when the thread is free again shares one transaction. */
  append(stream: string, expected: number, event: object): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.waiting.length === 0) setImmediate(() => this.commit());
      this.waiting.push(() => {
        try {
          this.appendNow(stream, expected, event);
          this.done.push(resolve);
        } catch (error) {
          reject(error as Error);
        }
      });
    });
  }

  /** @param count of appends that share a transaction. */
  appendTogether(count: number, append: (index: number) => void): void {
    this.inTransaction(Array.from({ length: count }, (_, index) => () => append(index)));
  }

  close(): void {
    this.db.close();
  }

  private done: (() => void)[] = [];

  private commit(): void {
    const batch = this.waiting;
    this.waiting = [];
    this.inTransaction(batch);
    const done = this.done;
    this.done = [];
    for (const one of done) one();
  }
}
