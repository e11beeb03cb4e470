import { limits, type Position } from '#kernel';
import type { SubscribeOptions, SubscriptionMessage } from './event-log.port.js';
import { historyOf, type PagedStore } from './paged-store.js';
import { WaitingSubscription } from './waiting-subscription.js';

/**
 * Reads page after page from its own position, and waits at the log's end until it is woken. What it delivers is always
 * what a read finds after the last position, so nothing is missed or repeated, and a slow reader holds one page at most.
 */
export class CatchUpSubscription extends WaitingSubscription {
  /** @param ended called once there is nothing more to wake. */
  constructor(
    private readonly store: Pick<PagedStore, 'headPosition' | 'allPage'>,
    private readonly options: SubscribeOptions,
    private readonly pause: (() => Promise<void>) | undefined,
    ended: () => void,
  ) {
    super(ended);
  }

  protected async *messages(): AsyncGenerator<SubscriptionMessage, void, void> {
    let position = this.options.after;
    let caughtUpAt: Position | undefined | 'never' = 'never';
    try {
      while (!this.isClosed()) {
        this.look();
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
}
