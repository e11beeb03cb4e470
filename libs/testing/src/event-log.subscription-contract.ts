import { expect, it } from '@jest/globals';
import type { Subscription, SubscriptionMessage } from '#event-log';
import { limits, type RecordedEvent } from '#kernel';
import { all, appendInBatches, testEvent, testEvents, type WithLog } from './event-log.fixtures.js';
import { readSubscription } from './read-subscription.js';

export function subscribing(withLog: WithLog): void {
  it(
    'goes from catching up to live without gap or repeat while writers append',
    withLog(async (log) => {
      await appendInBatches(log, 'a-1', limits.readPageEvents + 10);
      const total = limits.readPageEvents + 10 + 8 * 50;
      const subscription = log.subscribe();
      const delivered = eventsUntil(subscription, total);
      const writers = Array.from({ length: 8 }, async (_, writer) => {
        for (let revision = 0; revision < 50; revision++)
          await log.append(
            `b-${writer}`,
            testEvents(1),
            revision === 0 ? 'no-stream' : revision - 1,
          );
      });
      await Promise.all(writers);
      expect(await delivered).toEqual(await all(log.readAll()));
      subscription.close();
    }),
  );

  it(
    'says that it has caught up at an empty log, at the end of history, and after what follows',
    withLog(async (log) => {
      const reader = readSubscription(log.subscribe());
      expect(await reader.next()).toEqual({ kind: 'caught-up', position: undefined });
      const { position } = await log.append('a-1', testEvents(2), 'no-stream');
      expect((await reader.next()).kind).toBe('event');
      expect((await reader.next()).kind).toBe('event');
      expect(await reader.next()).toEqual({ kind: 'caught-up', position });
      const later = readSubscription(log.subscribe({ after: position }));
      expect(await later.next()).toEqual({ kind: 'caught-up', position });
      const next = await log.append('a-1', testEvents(1), 1);
      for (const each of [reader, later]) {
        expect(await each.next()).toMatchObject({ kind: 'event', event: { revision: 2 } });
        expect(await each.next()).toEqual({ kind: 'caught-up', position: next.position });
      }
    }),
  );

  it(
    'delivers only what a filter lets through, and moves on to the head with nothing delivered',
    withLog(async (log) => {
      await appendInBatches(log, 'noise-1', limits.readPageEvents + 1);
      await log.append('a%-1', [testEvent({ type: 'Wanted' })], 'no-stream');
      await log.append('a_-1', testEvents(3), 'no-stream');
      for (const filter of [{ streamPrefixes: ['a%-'] }, { eventTypes: ['Wanted'] }]) {
        const reader = readSubscription(log.subscribe({ filter }));
        expect(await reader.next()).toMatchObject({ event: { stream: 'a%-1' } });
        expect(await reader.next()).toEqual({ kind: 'caught-up', position: await log.head() });
        const { position } = await log.append('noise-1', testEvents(5), 'any');
        expect(await reader.next()).toEqual({ kind: 'caught-up', position });
      }
    }),
  );
}

export function sharing(withLog: WithLog): void {
  it(
    'serves several subscriptions, each from its own position and at its own pace',
    withLog(async (log) => {
      const { position } = await log.append('a-1', testEvents(2), 'no-stream');
      const slow = readSubscription(log.subscribe());
      const first = await slow.next();
      const quick = log.subscribe({ after: position });
      await appendInBatches(log, 'a-1', limits.readPageEvents * 2);
      const expected = await all(log.readAll());
      expect(await eventsUntil(quick, expected.length - 2)).toEqual(expected.slice(2));
      const rest: RecordedEvent[] = [];
      while (rest.length < expected.length - 1) {
        const message = await slow.next();
        if (message.kind === 'event') rest.push(message.event);
      }
      expect([first, ...rest.map((event) => ({ kind: 'event', event }))]).toEqual(
        expected.map((event) => ({ kind: 'event', event })),
      );
    }),
  );
}

export function endingSubscriptions(withLog: WithLog): void {
  it(
    'ends at close: before it is read, between two events, and while it waits',
    withLog(async (log) => {
      const unread = log.subscribe();
      unread.close();
      expect(await all(unread)).toEqual([]);
      await log.append('a-1', testEvents(5), 'no-stream');
      const between = log.subscribe();
      const seen: SubscriptionMessage[] = [];
      for await (const message of between) {
        seen.push(message);
        if (seen.length === 2) between.close();
      }
      expect(seen.map(({ kind }) => kind)).toEqual(['event', 'event']);
      const waiting = log.subscribe({ after: (await log.head())! });
      const reader = waiting[Symbol.asyncIterator]();
      await reader.next();
      const pending = reader.next();
      waiting.close();
      waiting.close();
      expect((await pending).done).toBe(true);
      await log.append('a-1', testEvents(1), 4);
      expect((await reader.next()).done).toBe(true);
    }),
  );

  it(
    'ends all subscriptions when the log is closed',
    withLog(async (log) => {
      await log.append('a-1', testEvents(1), 'no-stream');
      const readers = [log.subscribe(), log.subscribe({ filter: { eventTypes: [] } })].map(all);
      await log.close();
      for (const messages of await Promise.all(readers))
        expect(messages.length).toBeLessThanOrEqual(2);
      await log.close();
    }),
  );

  it(
    'stores what was being appended when it is closed, and takes nothing more',
    withLog(async (log) => {
      const pending = log.append('a-1', testEvents(1), 'no-stream');
      const closed = log.close();
      expect((await pending).revision).toBe(0);
      await closed;
      await expect(log.append('a-1', testEvents(1), 0)).rejects.toMatchObject({
        code: 'log-closed',
      });
    }),
  );
}

/** The first `count` events; the reading then ends. */
async function eventsUntil(subscription: Subscription, count: number): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const message of subscription) {
    if (message.kind === 'event') events.push(message.event);
    if (events.length === count) break;
  }
  return events;
}
