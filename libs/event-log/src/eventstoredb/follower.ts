import { isAway, type Position, type RecordedEvent } from '#kernel';
import type { SubscribeOptions, SubscriptionMessage } from '../event-log.port.js';
import { filterMatcher } from '../filters.js';
import type { RecentRecords } from '../recent-records.js';
import { WaitingSubscription } from '../waiting-subscription.js';
import type { HeadReader } from './head-reader.js';
import type { LiveFeed } from './live-feed.js';
import type { LogReader } from './log-reader.js';
import { pause, pauseMs } from './retry.js';
import { eventOf, type StoredRecord } from './stored-record.js';

export interface FollowerSource {
  readonly reader: LogReader;
  readonly heads: HeadReader;
  readonly feed: LiveFeed;
}

/**
 * One subscription: reads from its own position until it meets the latest records of the feed, and then takes what comes
 * from there. Whoever is slower than the feed remembers reads again. So nothing is missed or repeated, wherever the
 * connection breaks, and a slow reader fills no memory.
 */
export class Follower extends WaitingSubscription {
  private position: Position;
  private caughtUpAt: Position | undefined;
  private readonly matches: ReturnType<typeof filterMatcher>;
  private readonly leave: () => void;

  /** @param ended called when it is closed. */
  constructor(
    private readonly source: FollowerSource,
    private readonly options: SubscribeOptions,
    ended: () => void,
  ) {
    super(ended);
    this.position = options.after ?? 0;
    this.matches = filterMatcher(options.filter);
    this.leave = source.feed.onNews(() => this.wake());
  }

  override close(): void {
    this.leave();
    super.close();
  }

  protected async *messages(): AsyncGenerator<SubscriptionMessage, void, void> {
    try {
      for (let failures = 0; !this.isClosed(); failures += 1) {
        try {
          for await (const message of this.untilFailure()) {
            failures = 0;
            yield message;
            if (this.isClosed()) return;
          }
        } catch (error) {
          if (this.isClosed()) return;
          if (!isAway(error)) throw error;
        }
        await pause(pauseMs(failures), this.signal);
      }
    } finally {
      this.close();
    }
  }

  /** Catches up and then follows the feed, and again when it has fallen behind. @throws Fault `log-unavailable` */
  private async *untilFailure(): AsyncGenerator<SubscriptionMessage> {
    const recent = await this.source.feed.started();
    while (!this.isClosed()) {
      if (recent.covers(this.position)) yield* this.live(recent);
      else for await (const event of this.missed()) yield { kind: 'event', event };
    }
  }

  private async *missed(): AsyncGenerator<RecordedEvent> {
    const { heads, reader } = this.source;
    const { head = 0 } = await heads.latest();
    const { signal } = this;
    const { filter } = this.options;
    for await (const event of reader.forwards(this.position, head, Infinity, filter, signal)) {
      this.position = event.position;
      yield event;
    }
    if (!this.isClosed()) this.position = Math.max(this.position, head);
  }

  /** Ends when it has fallen behind what the feed remembers. @throws what ended the feed, after all that came before it. */
  private async *live(recent: RecentRecords<StoredRecord>): AsyncGenerator<SubscriptionMessage> {
    let next = recent.after(this.position);
    while (!this.isClosed()) {
      this.look();
      const record = recent.at(next);
      if (record !== undefined) {
        next += 1;
        // The feed may be behind what was read, or behind where the follower began.
        if (record.position <= this.position) continue;
        this.position = record.position;
        if (this.matches(record)) yield { kind: 'event', event: eventOf(record) };
      } else if (next < recent.end) return;
      else if (recent.failure !== undefined) throw recent.failure;
      else if (this.hasCaughtUp()) yield this.caughtUp();
      else {
        if (!this.source.feed.atEnd) this.source.feed.askForEnd();
        await this.newsOrClose();
      }
    }
  }

  private hasCaughtUp(): boolean {
    return this.source.feed.atEnd && this.position !== this.caughtUpAt;
  }

  private caughtUp(): SubscriptionMessage {
    this.caughtUpAt = this.position;
    return { kind: 'caught-up', position: this.position === 0 ? undefined : this.position };
  }
}
