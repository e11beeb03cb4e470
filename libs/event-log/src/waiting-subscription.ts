import { Fault } from '#kernel';
import type { Subscription, SubscriptionMessage } from './event-log.port.js';

/** What the subscriptions of the stores share: each has one reader, who waits for news where the log ends until it closes. */
export abstract class WaitingSubscription implements Subscription {
  private readonly closing = new AbortController();
  /** Aborted when it is closed. */
  protected readonly signal = this.closing.signal;
  private iterated = false;
  private news = false;
  private endWait: (() => void) | undefined;

  /** @param ended called when it is closed: there is nothing more to wake. */
  constructor(private readonly ended: () => void) {}

  /** The log has grown, or something else is to be looked at. */
  wake(): void {
    this.news = true;
    this.endWait?.();
  }

  close(): void {
    this.closing.abort();
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

  protected abstract messages(): AsyncGenerator<SubscriptionMessage, void, void>;

  protected isClosed(): boolean {
    return this.signal.aborted;
  }

  /** What has come so far is being looked at; what comes from here on is news. */
  protected look(): void {
    this.news = false;
  }

  protected hasNews(): boolean {
    return this.news;
  }

  /** Until there is news since the last look, or it is closed. */
  protected async newsOrClose(): Promise<void> {
    if (this.news || this.isClosed()) return;
    await new Promise<void>((resolve) => {
      this.endWait = resolve;
    });
    this.endWait = undefined;
  }
}
