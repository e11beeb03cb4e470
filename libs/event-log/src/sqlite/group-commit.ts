import { setImmediate } from 'node:timers';
import type Database from 'better-sqlite3';
import { Fault, limits } from '#kernel';
import type { AppendRequest } from '../append-request.js';
import type { Appended } from '../event-log.port.js';
import { meet } from '../expected-revision.js';
import { isHousekeeping, streamErased } from '../housekeeping.js';
import { rewriteMark, writeFault } from './log-file.js';
import type { Row } from './row.js';
import type { SqliteStore } from './sqlite-store.js';

interface Waiting {
  readonly request: AppendRequest;
  readonly acknowledge: (appended: Appended) => void;
  readonly reject: (error: Error) => void;
}

type Outcome =
  | { readonly waiting: Waiting; readonly appended: Appended }
  | { readonly waiting: Waiting; readonly error: Error };

/**
 * Appends that wait together are stored in one transaction: one write to the disk serves them all. Each is checked by
 * itself, so one that is refused is refused alone and leaves nothing behind.
 */
export class GroupCommit {
  private queue: Waiting[] = [];
  private queuedBytes = 0;
  private scheduled = false;
  /** What the commit under way adds. */
  private rows: Row[] = [];
  private whenIdle: (() => void)[] = [];
  /** The last commit failed: until one is taken again, nobody knows whether the disk takes any. */
  private isInTrouble = false;
  private readonly inTransaction: (batch: readonly Waiting[]) => Outcome[];

  /** @param stored called after each commit that added events, before its writers are answered. */
  constructor(
    private readonly db: Database.Database,
    private readonly store: SqliteStore,
    private readonly stored: (rows: readonly Row[]) => void,
  ) {
    const transaction = db.transaction((batch: readonly Waiting[]) => {
      store.heads.check();
      return batch.map((waiting) => this.perform(waiting));
    });
    this.inTransaction = (batch) => transaction.immediate(batch);
  }

  /** @throws Fault `too-many-appends-wait` when writers are faster than the disk, `log-busy`, `disk-full`, `disk-failed` or `log-store-failed`. */
  append(request: AppendRequest): Promise<Appended> {
    if (
      this.queue.length >= limits.pendingAppendsMax ||
      this.queuedBytes + request.bytes > limits.pendingAppendBytesMax
    )
      throw new Fault(
        'too-many-appends-wait',
        `${this.queue.length} appends of ${this.queuedBytes} bytes wait to be stored`,
      );
    return new Promise((acknowledge, reject) => {
      this.queue.push({ request, acknowledge, reject });
      this.queuedBytes += request.bytes;
      this.schedule();
    });
  }

  /** Where the last commit failed, writes what is there already, to see whether the disk takes it. @throws as `append`. */
  probe(): void {
    if (!this.isInTrouble) return;
    try {
      rewriteMark(this.db);
    } catch (error) {
      throw writeFault('storing events', this.db.name, error);
    }
    this.isInTrouble = false;
  }

  /** Resolves when no append waits. */
  async idle(): Promise<void> {
    if (this.scheduled) await new Promise<void>((resolve) => this.whenIdle.push(resolve));
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    // After the current round of callbacks, so that all writers which are ready now share the commit.
    setImmediate(() => this.commitWaiting());
  }

  private commitWaiting(): void {
    const batch = this.queue.splice(0, limits.commitAppendsMax);
    for (const { request } of batch) this.queuedBytes -= request.bytes;
    this.commit(batch);
    this.scheduled = false;
    if (this.queue.length > 0) return this.schedule();
    for (const resolve of this.whenIdle.splice(0)) resolve();
  }

  private commit(batch: readonly Waiting[]): void {
    let outcomes: readonly Outcome[];
    this.rows = [];
    try {
      outcomes = this.inTransaction(batch);
    } catch (error) {
      // Nobody is told of success whose events may not be on the disk.
      const fault = writeFault('storing events', this.db.name, error);
      this.isInTrouble = true;
      this.store.heads.forget();
      for (const { reject } of batch) reject(fault);
      return;
    }
    if (this.rows.length > 0) {
      this.isInTrouble = false;
      this.stored(this.rows);
    }
    for (const outcome of outcomes)
      if ('error' in outcome) outcome.waiting.reject(outcome.error);
      else outcome.waiting.acknowledge(outcome.appended);
  }

  private perform(waiting: Waiting): Outcome {
    const { request } = waiting;
    const { stream, events } = request;
    if (isHousekeeping(stream) && this.store.isErased(stream))
      return { waiting, error: streamErased(stream) };
    const head = this.store.heads.of(stream) ?? this.store.headRevision(stream);
    const met = meet(request, head, (revision, count) =>
      this.store.storedFrom(stream, revision, count),
    );
    if (met.kind === 'refused') return { waiting, error: met.error };
    if (met.kind === 'stored') return { waiting, appended: met.appended };
    for (const [index, event] of events.entries())
      this.rows.push(this.store.insert(stream, met.from + index, event));
    const { revision = 0, position = 0 } = this.rows.at(-1) ?? {};
    return { waiting, appended: { revision, position } };
  }
}
