import type Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import { limits, type Revision, type StreamName } from '#kernel';

/**
 * The last revisions of the streams that this connection appended to latest: most appends go on where one of them ended,
 * and need not look for it. They hold as long as no other connection writes to the file.
 */
export class KnownHeads {
  private readonly heads = new LRUCache<StreamName, Revision>({
    maxSize: limits.knownHeadsMax,
    sizeCalculation: () => 1,
  });
  private readonly dataVersion: Database.Statement<[], number>;
  private seen: number | undefined;

  constructor(db: Database.Database) {
    // SQLite's mark of what other connections committed.
    this.dataVersion = db.prepare<[], number>('PRAGMA data_version').pluck();
  }

  /** To be called first in a transaction that writes: nobody else does until it ends. */
  check(): void {
    const version = this.dataVersion.get();
    if (version !== this.seen) this.forget();
    this.seen = version;
  }

  of(stream: StreamName): Revision | undefined {
    return this.heads.get(stream);
  }

  set(stream: StreamName, revision: Revision): void {
    this.heads.set(stream, revision);
  }

  /** What was not committed, or was erased, is no head. */
  forget(): void {
    this.heads.clear();
  }
}
