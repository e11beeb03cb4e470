import type { Subscription, SubscriptionMessage } from '#event-log';

/** One message after the other. @throws Error when the subscription has ended */
export function readSubscription(subscription: Subscription): {
  next(): Promise<SubscriptionMessage>;
} {
  const iterator = subscription[Symbol.asyncIterator]();
  return {
    async next() {
      const { value, done } = await iterator.next();
      if (done === true) throw new Error('the subscription has ended');
      return value;
    },
  };
}
