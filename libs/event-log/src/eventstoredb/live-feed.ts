import { isAway, type Position } from '#kernel';
import { RecentRecords } from '../recent-records.js';
import type { HeadReader } from './head-reader.js';
import { pauseMs, pause } from './retry.js';
import type { StoreConnection } from './store-connection.js';
import { isHistory, recordIn, type StoredRecord } from './stored-record.js';
import { followRequest } from './wire-requests.js';

/**
 * One subscription to everything, shared by all followers: it keeps the latest records for them, and goes on where it was
 * when the connection has broken, for as long as it takes. Any other fault ends it, and with it all who follow; who comes
 * later begins anew.
 */
export class LiveFeed {
  private recent: RecentRecords<StoredRecord> | undefined;
  private lastRecord: Position | undefined;
  private starting: Promise<RecentRecords<StoredRecord>> | undefined;
  private following: Promise<void> | undefined;
  private asking = false;
  /** The log's end when somebody asked, as long as the feed is not there yet. */
  private awaitedHead: Position | undefined;
  /** The number after the last record when the feed was last known to be at the log's end. */
  private endAt: number | undefined;
  private readonly followers = new Set<() => void>();
  private readonly closing = new AbortController();
  private ending = new AbortController();

  constructor(
    private readonly connection: StoreConnection,
    private readonly heads: HeadReader,
  ) {}

  /** Begins to follow, unless it does already. @throws Fault `log-unavailable` */
  started(): Promise<RecentRecords<StoredRecord>> {
    this.starting ??= this.start().catch((error: unknown) => {
      this.starting = undefined;
      throw error;
    });
    return this.starting;
  }

  /** @param wake is called when there is something new, or the log's end has been reached. @returns ends it. */
  onNews(wake: () => void): () => void {
    this.followers.add(wake);
    return () => this.followers.delete(wake);
  }

  /** Whether what is here reached the log's end the last time somebody looked, and nothing came since. */
  get atEnd(): boolean {
    return this.recent !== undefined && this.endAt === this.recent.end;
  }

  /** Finds out where the log's end is; followers are woken once the feed has reached it. */
  askForEnd(): void {
    if (this.asking || this.awaitedHead !== undefined) return;
    this.asking = true;
    void this.findEnd().finally(() => {
      this.asking = false;
    });
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.following;
  }

  private async start(): Promise<RecentRecords<StoredRecord>> {
    const { head, record } = await this.heads.latest();
    const recent = new RecentRecords<StoredRecord>(
      head ?? 0,
      ({ data, metadata }) => data.byteLength + metadata.byteLength,
    );
    this.recent = recent;
    this.lastRecord = record;
    this.ending = new AbortController();
    this.following = this.follow(
      recent,
      AbortSignal.any([this.closing.signal, this.ending.signal]),
    );
    return recent;
  }

  private async follow(recent: RecentRecords<StoredRecord>, signal: AbortSignal): Promise<void> {
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        const request = followRequest(this.lastRecord);
        for await (const response of this.connection.read(request, { signal, mayBeSilent: true })) {
          failures = 0;
          const record = recordIn(response);
          if (record === undefined) continue;
          this.lastRecord = record.position;
          if (!isHistory(record)) continue;
          recent.add(record);
          this.wake();
          this.considerEnd(recent);
        }
      } catch (error) {
        if (signal.aborted) return;
        // Whoever appends or reads hears that the store is away; here there is nobody to tell, and it comes back.
        if (!isAway(error)) return this.fail(error);
      }
      await pause(pauseMs(failures), signal);
    }
  }

  private async findEnd(): Promise<void> {
    const { signal } = this.closing;
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        const { head } = await this.heads.latest();
        this.awaitedHead = head ?? 0;
        if (this.recent !== undefined) this.considerEnd(this.recent);
        return;
      } catch (error) {
        if (signal.aborted) return;
        if (!isAway(error)) return this.fail(error);
        await pause(pauseMs(failures), signal);
      }
    }
  }

  private fail(error: unknown): void {
    this.ending.abort();
    if (this.recent !== undefined) this.recent.failure = error;
    this.recent = undefined;
    this.starting = undefined;
    this.awaitedHead = undefined;
    this.endAt = undefined;
    this.wake();
  }

  private considerEnd(recent: RecentRecords<StoredRecord>): void {
    if (this.awaitedHead === undefined || recent.to < this.awaitedHead) return;
    this.awaitedHead = undefined;
    this.endAt = recent.end;
    this.wake();
  }

  private wake(): void {
    for (const wake of this.followers) wake();
  }
}
