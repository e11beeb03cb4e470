import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Fault } from '#kernel';
import { readSubscription, testEvents } from '#testing';
import type {
  EventLog,
  SubscribeOptions,
  Subscription,
  SubscriptionMessage,
} from '../event-log.port.js';
import { gatewayOver, type OpenGateway } from '../gateway/testing/gateway-over.js';
import { MemoryEventLog } from '../memory/memory-event-log.js';
import { SparseLog } from '../testing/sparse-log.js';
import { EventStoreDbEventLog } from './eventstoredb-event-log.js';

/** What a server does to those who follow before it gives them anything more. */
let beforeMessage: () => Promise<void>;
let beforeRead: () => void;
let stored: EventLog;
let gateway: OpenGateway;
let log: EventStoreDbEventLog;
beforeEach(async () => {
  beforeMessage = async () => {};
  beforeRead = () => {};
  stored = new SparseLog(new MemoryEventLog());
  const served = Object.create(stored) as EventLog;
  served.readAll = (options) => {
    beforeRead();
    return stored.readAll(options);
  };
  served.subscribe = (options) => hindered(stored.subscribe(options));
  gateway = await gatewayOver(served);
  log = EventStoreDbEventLog.open({ connectionString: gateway.url });
});
afterEach(async () => {
  await log.close();
  await gateway.close();
  await stored.close();
});

function hindered(subscription: Subscription): Subscription {
  return {
    close: () => subscription.close(),
    async *[Symbol.asyncIterator](): AsyncGenerator<SubscriptionMessage> {
      for await (const message of subscription) {
        await beforeMessage();
        yield message;
      }
    },
  };
}

describe('a server whose subscription lags behind what it lets read', () => {
  it('repeats nothing to those who read ahead, or began ahead', async () => {
    const { position } = await stored.append('a-1', testEvents(1), 'no-stream');
    const first = readSubscription(log.subscribe());
    expect(await first.next()).toMatchObject({ event: { revision: 0 } });
    expect(await first.next()).toEqual({ kind: 'caught-up', position });
    let catchUp = () => {};
    const lagging = new Promise<void>((resolve) => {
      catchUp = resolve;
    });
    beforeMessage = () => lagging;
    const missed = await stored.append('a-1', testEvents(3), 0);
    const ahead = readSubscription(log.subscribe());
    const seen = [
      await ahead.next(),
      await ahead.next(),
      await ahead.next(),
      await ahead.next(),
      await ahead.next(),
    ];
    expect(seen.map(revisionOf)).toEqual([0, 1, 2, 3, 'caught up']);
    const beganAhead = readSubscription(log.subscribe({ after: missed.position }));
    expect(await beganAhead.next()).toEqual({ kind: 'caught-up', position: missed.position });
    catchUp();
    const next = await stored.append('a-1', testEvents(1), 3);
    for (const reader of [ahead, beganAhead]) {
      expect(await reader.next()).toMatchObject({ event: { revision: 4 } });
      expect(await reader.next()).toEqual({ kind: 'caught-up', position: next.position });
    }
    const rest = [await first.next(), await first.next(), await first.next(), await first.next()];
    expect(rest.map(revisionOf)).toEqual([1, 2, 3, 4]);
  });
});

describe('a server that refuses to go on', () => {
  const refuse = () => {
    throw new Fault('log-is-read-only', 'nobody may read this any more');
  };
  it.each([
    ['what comes', () => (beforeMessage = async () => refuse())],
    ['where the log ends', () => (beforeRead = refuse)],
  ])(
    'ends all who follow when it tells them no longer %s, and none who come later',
    async (_, hinder) => {
      const followers = [readSubscription(log.subscribe()), readSubscription(log.subscribe())];
      for (const follower of followers)
        expect(await follower.next()).toMatchObject({ kind: 'caught-up' });
      hinder();
      const { position } = await stored.append('a-1', testEvents(1), 'no-stream');
      for (const follower of followers)
        await expect(untilEnd(follower)).rejects.toMatchObject({
          kind: 'fault',
          code: 'log-access-denied',
        });
      beforeMessage = async () => {};
      beforeRead = () => {};
      const later = readSubscription(log.subscribe());
      expect(await later.next()).toMatchObject({ event: { position } });
      expect(await later.next()).toEqual({ kind: 'caught-up', position });
      await stored.append('a-1', testEvents(1), 0);
      expect(await later.next()).toMatchObject({ event: { revision: 1 } });
    },
  );
});

describe('a position that the server never gave', () => {
  it('is refused where something is read or followed from it, and no event stands there', async () => {
    const { position } = await stored.append('a-1', testEvents(2), 'no-stream');
    await log.head();
    for (const after of [position - 1, position + 100]) {
      const unknown = { kind: 'fault', code: 'log-position-unknown' };
      expect(await log.eventAt(after)).toBeUndefined();
      await expect(collect(log.readAll({ after, direction: 'backwards' }))).rejects.toMatchObject(
        unknown,
      );
    }
    const between: SubscribeOptions & { readonly limit: number } = {
      after: position - 1,
      limit: 1,
    };
    await expect(collect(log.readAll(between))).rejects.toMatchObject({
      code: 'log-position-unknown',
    });
    await expect(collect(log.subscribe(between))).rejects.toMatchObject({
      code: 'log-position-unknown',
    });
  });
});

async function untilEnd(reader: ReturnType<typeof readSubscription>): Promise<never> {
  for (;;) await reader.next();
}

function revisionOf(message: SubscriptionMessage): number | string {
  return message.kind === 'event' ? message.event.revision : 'caught up';
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}
