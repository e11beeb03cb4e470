import { Fault, limits, type Position, type RecordedEvent, type StreamName } from '#kernel';
import type {
  ReadAllOptions,
  ReadStreamOptions,
  SubscribeOptions,
  Subscription,
} from './event-log.port.js';
import { CatchUpSubscription } from './catch-up.js';
import { checkFilter } from './filters.js';
import { isHousekeeping, streamErased } from './housekeeping.js';
import {
  historyOf,
  type Direction,
  type Page,
  type PagedStore,
  type Range,
} from './paged-store.js';
import { checkReadLimit } from './read-limit.js';

/** Reads and subscriptions of an adapter, in pages: what is read is what was there when the reading began. */
export class PagedReads {
  private readonly subscriptions = new Set<CatchUpSubscription>();
  private closed = false;

  /** @param pause lets others have the thread between two pages, where pages take long. */
  constructor(
    private readonly store: PagedStore,
    private readonly pause?: () => Promise<void>,
  ) {}

  async *readStream(
    stream: StreamName,
    { from, direction = 'forwards', limit = Infinity }: ReadStreamOptions = {},
  ): AsyncGenerator<RecordedEvent> {
    this.checkOpen();
    if (isHousekeeping(stream) && this.store.isErased(stream)) throw streamErased(stream);
    const below = (this.store.headRevision(stream) ?? -1) + 1;
    const range =
      direction === 'forwards'
        ? { above: (from ?? 0) - 1, below }
        : { above: -1, below: Math.min(below, (from ?? Infinity) + 1) };
    yield* this.walk(range, direction, limit, (rest, count) =>
      this.store.streamPage(stream, rest, direction, count),
    );
  }

  async *readAll({
    after,
    direction = 'forwards',
    limit = Infinity,
    filter,
  }: ReadAllOptions = {}): AsyncGenerator<RecordedEvent> {
    this.checkOpen();
    checkFilter(filter);
    const below = this.store.headPosition() + 1;
    // Whatever the store holds is read, also what somebody put before the first position that is ever given.
    const bottom = filter === undefined ? Number.MIN_SAFE_INTEGER : 0;
    const range =
      direction === 'forwards'
        ? { above: after ?? bottom, below }
        : { above: bottom, below: Math.min(below, after ?? Infinity) };
    yield* this.walk(range, direction, limit, (rest, count) =>
      historyOf(this.store.allPage(rest, direction, count, filter)),
    );
  }

  async eventAt(position: Position): Promise<RecordedEvent | undefined> {
    this.checkOpen();
    const range = { above: position - 1, below: position + 1 };
    return historyOf(this.store.allPage(range, 'forwards', 1)).events[0];
  }

  /** @throws Fault `log-closed` or `filter-invalid` */
  subscribe(options: SubscribeOptions = {}): Subscription {
    this.checkOpen();
    checkFilter(options.filter);
    const subscription = new CatchUpSubscription(this.store, options, this.pause, () =>
      this.subscriptions.delete(subscription),
    );
    this.subscriptions.add(subscription);
    return subscription;
  }

  /** Tells all subscriptions that the log has grown. */
  announceAppend(): void {
    for (const subscription of this.subscriptions) subscription.wake();
  }

  /** Ends all subscriptions; reads that are under way fail when they want their next page. */
  close(): void {
    this.closed = true;
    for (const subscription of this.subscriptions) subscription.close();
  }

  private async *walk(
    whole: Range,
    direction: Direction,
    limit: number,
    readPage: (rest: Range, count: number) => Page,
  ): AsyncGenerator<RecordedEvent> {
    checkReadLimit(limit);
    let rest = whole;
    let left = limit;
    while (left > 0 && rest.above + 1 < rest.below) {
      this.checkOpen();
      const page = readPage(rest, Math.min(left, limits.readPageEvents));
      for (const event of page.events) yield event;
      left -= page.events.length;
      rest =
        direction === 'forwards'
          ? { ...rest, above: page.lookedAt }
          : { ...rest, below: page.lookedAt };
      const goesOn = left > 0 && rest.above + 1 < rest.below;
      if (goesOn && this.pause !== undefined) await this.pause();
    }
  }

  private checkOpen(): void {
    if (this.closed) throw new Fault('log-closed', 'the event log has been closed');
  }
}
