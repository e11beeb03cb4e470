import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { limits, type EventMetadata, type NewEvent, type RecordedEvent } from '#kernel';
import { testEvent, testEvents } from '#testing';
import type { Appended, EventLog, Subscription, SubscriptionMessage } from '../event-log.port.js';
import { gatewayOver, type OpenGateway } from '../gateway/testing/gateway-over.js';
import { MemoryEventLog } from '../memory/memory-event-log.js';
import { EventStoreDbEventLog } from './eventstoredb-event-log.js';

let stored: MemoryEventLog;
let gateway: OpenGateway;
let log: EventStoreDbEventLog;
beforeEach(async () => {
  stored = new MemoryEventLog();
  gateway = await gatewayOver(withSystemEvents(stored));
  log = EventStoreDbEventLog.open({ connectionString: gateway.url });
});
afterEach(async () => {
  await log.close();
  await gateway.close();
  await stored.close();
});

describe('a database that holds more than Rollcall', () => {
  it('shows only Rollcall’s events, both ways, up to a limit and at their places', async () => {
    await stored.append('a-1', testEvents(2), 'any');
    await appendForeign(3);
    await stored.append('a-2', testEvents(1), 'any');
    await appendForeign(limits.readPageEvents + 1);
    await stored.append('a-1', testEvents(2), 'any');
    await appendForeign(2);
    const own = [
      ...(await collect(stored.readStream('a-1'))),
      ...(await collect(stored.readStream('a-2'))),
    ];
    own.sort((one, other) => one.position - other.position);
    expect(await collect(log.readAll())).toEqual(own);
    expect(await collect(log.readAll({ direction: 'backwards' }))).toEqual(own.toReversed());
    expect(await collect(log.readAll({ limit: 4 }))).toEqual(own.slice(0, 4));
    expect(await collect(log.readAll({ limit: 3, direction: 'backwards' }))).toEqual(
      own.slice(-3).toReversed(),
    );
    const filter = { eventTypes: ['ThingHappened'] };
    expect(await collect(log.readAll({ filter, limit: 4 }))).toEqual(own.slice(0, 4));
    expect(await log.head()).toBe(own.at(-1)?.position);
    expect(await log.eventAt(own[2]!.position)).toEqual(own[2]);
    expect(await log.eventAt(own[2]!.position + 1)).toBeUndefined();
  });

  it('repeats and misses nothing where a page ends, whoever’s record stands there', async () => {
    const first = await appendMixed(5 * limits.readPageEvents);
    const own = await collect(stored.readStream('a-1'));
    const limit = own.length - 1;
    for (const filter of [undefined, { streamPrefixes: ['a-', 'stock-'] }]) {
      const options = filter === undefined ? { limit } : { limit, filter };
      const after = first.position;
      expect(await collect(log.readAll(options))).toEqual(own.slice(0, limit));
      expect(await collect(log.readAll({ ...options, after }))).toEqual(own.slice(1));
      expect(await collect(log.readAll({ ...options, direction: 'backwards' }))).toEqual(
        own.toReversed().slice(0, limit),
      );
    }
  });

  it('has no end while none of Rollcall’s is in it, and finds one after', async () => {
    await appendForeign(3);
    expect(await log.head()).toBeUndefined();
    await appendForeign(1);
    expect(await log.head()).toBeUndefined();
    const { position } = await stored.append('a-1', testEvents(1), 'any');
    await appendForeign(1);
    expect(await log.head()).toBe(position);
    expect(await log.head()).toBe(position);
  });

  it('is followed without what is not Rollcall’s', async () => {
    await appendForeign(2);
    const reader = log.subscribe()[Symbol.asyncIterator]();
    expect((await reader.next()).value).toEqual({ kind: 'caught-up', position: undefined });
    await appendForeign(2);
    const { position } = await stored.append('a-1', testEvents(1), 'any');
    expect((await reader.next()).value).toMatchObject({ event: { stream: 'a-1' } });
    expect((await reader.next()).value).toEqual({ kind: 'caught-up', position });
  });

  it('is a fault where somebody else wrote into a stream of Rollcall’s', async () => {
    await stored.append('a-1', [...testEvents(1), foreign('StockCounted')], 'any');
    await expect(collect(log.readStream('a-1'))).rejects.toMatchObject({
      kind: 'fault',
      code: 'stored-event-malformed',
      message: expect.stringMatching(/StockCounted .*, revision 1 of a-1/),
    });
  });
});

describe('a subscription whose reader is slower than what is remembered for it', () => {
  it('misses and repeats nothing', async () => {
    const reader = log.subscribe()[Symbol.asyncIterator]();
    const other = log.subscribe({ filter: { streamPrefixes: ['last-'] } })[Symbol.asyncIterator]();
    await Promise.all([reader.next(), other.next()]);
    const appends = Math.ceil((limits.recentEventsMax + 1) / limits.appendEventsMax);
    for (let number = 0; number < appends; number += 1)
      await stored.append('a-1', testEvents(limits.appendEventsMax), 'any');
    await stored.append('last-1', testEvents(1), 'any');
    // By now everything has come in, because this one delivers the last.
    while ((await other.next()).value?.kind !== 'event');
    const positions: number[] = [];
    for (;;) {
      const { value } = await reader.next();
      if (value?.kind !== 'event') break;
      positions.push(value.event.position);
    }
    expect(positions).toEqual((await collect(stored.readAll())).map(({ position }) => position));
  });
});

/** Rollcall’s records and another program’s by turns, two and one: pages end with either. */
async function appendMixed(count: number): Promise<Appended> {
  const first = await stored.append('a-1', testEvents(1), 'no-stream');
  for (let number = 1; number < count; number += 1)
    if (number % 3 === 2) await stored.append('stock-1', [foreign('StockCounted')], 'any');
    else await stored.append('a-1', testEvents(1), 'any');
  return first;
}

/** Of the store itself, of its users, and of another program. */
async function appendForeign(count: number): Promise<void> {
  const kinds = [
    ['~stats-1', testEvent({ type: '~statsCollected' })],
    ['a-3', testEvent({ type: '~metadata' })],
    ['stock-1', foreign('StockCounted')],
  ] as const;
  for (let number = 0; number < count; number += 1) {
    const [stream, { type, metadata }] = kinds[number % kinds.length]!;
    await stored.append(stream, [{ ...testEvent({ type }), metadata }], 'any');
  }
}

function foreign(type: string): NewEvent {
  const { at } = testEvent().metadata;
  return { ...testEvent({ type }), metadata: { at } as EventMetadata };
}

async function collect(events: AsyncIterable<RecordedEvent>): Promise<RecordedEvent[]> {
  const list: RecordedEvent[] = [];
  for await (const event of events) list.push(event);
  return list;
}

/** The log as a store shows it that has events of its own: our logs take no names with a dollar sign, so a tilde stands for it. */
function withSystemEvents(held: EventLog): EventLog {
  const named = (name: string) => name.replace(/^~/, '$');
  const shown = (event: RecordedEvent): RecordedEvent => ({
    ...event,
    stream: named(event.stream),
    type: named(event.type),
  });
  async function* each(events: AsyncIterable<RecordedEvent>): AsyncGenerator<RecordedEvent> {
    for await (const event of events) yield shown(event);
  }
  async function* messages(subscription: Subscription): AsyncGenerator<SubscriptionMessage> {
    for await (const message of subscription)
      yield message.kind === 'event' ? { ...message, event: shown(message.event) } : message;
  }
  return {
    append: (...request) => held.append(...request),
    readStream: (...question) => each(held.readStream(...question)),
    readAll: (...question) => each(held.readAll(...question)),
    subscribe: (...question) => {
      const subscription = held.subscribe(...question);
      return {
        close: () => subscription.close(),
        [Symbol.asyncIterator]: () => messages(subscription),
      };
    },
    head: () => held.head(),
    eventAt: async (position) => {
      const event = await held.eventAt(position);
      return event && shown(event);
    },
    eraseStream: (stream) => held.eraseStream(stream),
    close: () => held.close(),
  };
}
