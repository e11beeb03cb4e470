import { Fault, limits, type Position } from '#kernel';
import type { SubscribeOptions, Subscription, SubscriptionMessage } from './event-log.port.js';
import { historyOf, type PagedStore } from './paged-store.js';

/**
 * Reads page after page from its own position, and waits at the log's end until it is woken. What it delivers is always
 * what a read finds after the last position, so nothing is missed or repeated, and a slow reader holds one page at most.
 */
export class CatchUpSubscription implements Subscription {
  private iterated = false;
  private closed = false;
  /** Whether the log has grown since the last read began. */
  private news = false;
  private endWait: (() => void) | undefined;

  /** @param ended called once there is nothing more to wake. */
  constructor(
    private readonly store: Pick<PagedStore, 'headPosition' | 'allPage'>,
    private readonly options: SubscribeOptions,
    private readonly pause: (() => Promise<void>) | undefined,
    private readonly ended: () => void,
  ) {}

  wake(): void {
    this.news = true;
    this.endWait?.();
  }

  close(): void {
    this.closed = true;
    this.ended();
    this.endWait?.();
  }

  /** @throws Fault `subscription-iterated-twice`: a second reader would share the first one's place. */
  [Symbol.asyncIterator](): AsyncIterator<SubscriptionMessage> {
    if (this.iterated)
      throw new Fault('subscription-iterated-twice', 'a subscription has one reader');
    this.iterated = true;
    return this.messages();
  }

  private async *messages(): AsyncGenerator<SubscriptionMessage, void, void> {
    let position = this.options.after;
    let caughtUpAt: Position | undefined | 'never' = 'never';
    try {
      while (!this.closed) {
        this.news = false;
        const below = this.store.headPosition() + 1;
        const above: Position = position ?? 0;
        if (above + 1 < below) {
          const page = this.store.allPage(
            { above, below },
            'forwards',
            limits.readPageEvents,
            this.options.filter,
          );
          for (const event of historyOf(page).events) {
            yield { kind: 'event', event };
            if (this.isClosed()) return;
          }
          position = page.lookedAt;
          if (this.pause !== undefined && position + 1 < below) await this.pause();
          if (this.hasNews() || position + 1 < below) continue;
        }
        if (position !== caughtUpAt) yield { kind: 'caught-up', position };
        caughtUpAt = position;
        await this.newsOrClose();
      }
    } finally {
      this.close();
    }
  }

  private async newsOrClose(): Promise<void> {
    if (this.news || this.closed) return;
    await new Promise<void>((resolve) => {
      this.endWait = resolve;
    });
    this.endWait = undefined;
  }

  // As calls, because the compiler believes fields unchanged across a yield.
  private isClosed(): boolean {
    return this.closed;
  }

  private hasNews(): boolean {
    return this.news;
  }
}
