import { once } from 'node:events';
import {
  UnavailableError,
  eventTypeFilter,
  streamNameFilter,
  type AllStreamSubscription,
  type Filter,
  type Position,
  type StreamSubscription,
} from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';
import { limits } from '#kernel';
import { testEvent, testEvents } from '#testing';
import type { EventLog, SubscriptionMessage } from '../event-log.port.js';
import { all, bench, logKinds, proposed } from './testing/bench.js';

const { log: openLog, gateway, client: connect, after } = bench();

describe.each(logKinds)('following through the log gateway over %s', (kind) => {
  it('gives what there is and what comes, from every place', async () => {
    const log = await openLog(kind);
    const client = connect((await gateway(log)).url);
    await log.append('a-1', testEvents(3), 'no-stream');
    await log.append('b-1', testEvents(3), 'no-stream');
    const stored = await all(log.readAll());
    const at = (index: number): Position => {
      const place = BigInt(stored[index]!.position);
      return { commit: place, prepare: place };
    };
    const cases = [
      { follow: client.subscribeToAll(), skips: 0, stream: undefined },
      { follow: client.subscribeToAll({ fromPosition: at(1) }), skips: 2, stream: undefined },
      { follow: client.subscribeToAll({ fromPosition: 'end' }), skips: 6, stream: undefined },
      { follow: client.subscribeToStream('b-1'), skips: 0, stream: 'b-1' },
      { follow: client.subscribeToStream('b-1', { fromRevision: 0n }), skips: 1, stream: 'b-1' },
      { follow: client.subscribeToStream('b-1', { fromRevision: 'end' }), skips: 3, stream: 'b-1' },
      { follow: client.subscribeToStream('c-1'), skips: 0, stream: 'c-1' },
      { follow: client.subscribeToStream('b', { fromRevision: 5n }), skips: 6, stream: 'b' },
    ];
    await Promise.all(cases.map(({ follow }) => once(follow, 'caughtUp')));
    for (const stream of ['a-1', 'b-1', 'c-1']) await log.append(stream, testEvents(2), 'any');
    await log.append('b', testEvents(8), 'any');
    const whole = await all(log.readAll());
    for (const { follow, skips, stream } of cases) {
      const wanted = whole.filter((event) => stream === undefined || event.stream === stream);
      const ids = wanted.slice(skips).map(({ id }) => id);
      expect(await taken(follow, ids.length)).toEqual(ids);
    }
  });

  it('says that it has caught up at first, and again after what comes', async () => {
    const log = await openLog(kind);
    const client = connect((await gateway(log)).url);
    const follow = client.subscribeToAll();
    const told: string[] = [];
    follow.on('caughtUp', () => told.push('caught up'));
    follow.on('data', ({ event }) => told.push(event?.type ?? ''));
    await once(follow, 'caughtUp');
    await log.append('a-1', [testEvent({ type: 'ThingHappened' })], 'no-stream');
    await once(follow, 'caughtUp');
    expect(told).toEqual(['caught up', 'ThingHappened', 'caught up']);
    expect(follow.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each<{ filter: string; make: (rest: object) => Filter; fits: RegExp }>([
    {
      filter: 'stream prefixes',
      make: (rest) => streamNameFilter({ prefixes: ['b-', 'c'], ...rest }),
      fits: /^(b-|c)\S* /,
    },
    {
      filter: 'a stream pattern',
      make: (rest) => streamNameFilter({ regex: '^.-1$', ...rest }),
      fits: /^.-1 /,
    },
    {
      filter: 'type prefixes',
      make: (rest) => eventTypeFilter({ prefixes: ['ThingE'], ...rest }),
      fits: / ThingE/,
    },
    {
      filter: 'a type pattern',
      make: (rest) => eventTypeFilter({ regex: 'en', ...rest }),
      fits: /en/,
    },
  ])('filters by $filter, with checkpoints', async ({ make, fits }) => {
    const log = await openLog(kind);
    const client = connect((await gateway(log)).url);
    for (const stream of ['a-1', 'b-1', 'b-2', 'c', 'bc-1'])
      for (const type of ['ThingHappened', 'ThingEnded'])
        await log.append(stream, testEvents(9, type), 'any');
    const stored = await all(log.readAll());
    const checkpoints: number[] = [];
    const filter = make({
      maxSearchWindow: 4,
      checkpointInterval: 2,
      checkpointReached: (_: unknown, { commit }: Position) =>
        void checkpoints.push(Number(commit)),
    });
    const follow = client.subscribeToAll({ filter });
    const ids: string[] = [];
    follow.on('data', ({ event }) => ids.push(event?.id ?? ''));
    await once(follow, 'caughtUp');
    const wanted = stored.filter(({ stream, type }) => fits.test(`${stream} ${type}`));
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.length).toBeLessThan(stored.length);
    expect(ids).toEqual(wanted.map(({ id }) => id));
    // After every eighth of ninety that were looked at, and where the end was reached.
    const eighths = stored.filter((_, index) => index % 8 === 7).map(({ position }) => position);
    expect(checkpoints).toEqual([...eighths, stored.at(-1)!.position]);

    const nothing = client.subscribeToAll({ fromPosition: 'end', filter });
    await once(nothing, 'caughtUp');
    const { position } = await log.append('z-1', testEvents(1, 'Else'), 'any');
    await Promise.all([once(follow, 'caughtUp'), once(nothing, 'caughtUp')]);
    expect(checkpoints.slice(-2)).toEqual([position, position]);
  });

  it('lets go of the log when the client does', async () => {
    const watched = watch(await openLog(kind));
    const client = connect((await gateway(watched.log)).url);
    const follow = client.subscribeToAll();
    await once(follow, 'caughtUp');
    await follow.unsubscribe();
    await watched.closed;
  });

  it('is resumed without gap or repeat after the gateway was away', async () => {
    const log = await openLog(kind);
    const first = await gateway(log);
    const client = connect(first.url);
    const received: string[] = [];
    let position: 'start' | Position = 'start';
    const follow = () => {
      const subscription = client.subscribeToAll({ fromPosition: position });
      subscription.on('data', ({ event }) => {
        received.push(event?.id ?? '');
        position = event!.position;
      });
      return subscription;
    };
    const writing = keepAppending(log);
    const before = follow();
    for (let reads = 0; reads < 50; reads += 1) await once(before, 'data');
    const cut = once(before, 'error');
    await first.close();
    expect(await cut).toEqual([expect.any(UnavailableError)]);
    await gateway(log, { port: first.gateway.port });
    const again = follow();
    for (let reads = 0; reads < 50; reads += 1) await once(again, 'data');
    await writing.stop();
    const ids = (await all(log.readAll())).map(({ id }) => id);
    while (received.length < ids.length) await once(again, 'data');
    expect(received).toEqual(ids);
  });

  it('tells its followers when the log itself is closed', async () => {
    const log = await openLog(kind);
    const follow = connect((await gateway(log)).url).subscribeToAll();
    await once(follow, 'caughtUp');
    const ended = once(follow, 'error');
    await log.close();
    expect(await ended).toEqual([expect.any(UnavailableError)]);
  });
});

it('FM-31: reads ahead of a slow follower no further than a bound', async () => {
  const log = await openLog();
  const count = 20_000;
  for (let left = count; left > 0; left -= limits.appendEventsMax)
    await log.append('a-1', testEvents(limits.appendEventsMax), 'any');
  const watched = watch(log);
  const { url } = await gateway(watched.log);
  const slow = connect(url).subscribeToAll();
  await once(slow, 'confirmation');
  // Another one gets everything meanwhile, so the slow one has had time for it too.
  expect(await taken(connect(url).subscribeToAll(), count)).toHaveLength(count);
  expect(watched.pulled[0]).toBeLessThan(count / 4);
  const ids = (await all(log.readAll())).map(({ id }) => id);
  expect(await taken(slow, count)).toEqual(ids);
});

it('is closed within a bound though a client reads nothing', async () => {
  const log = await openLog();
  for (let left = 5_000; left > 0; left -= limits.appendEventsMax)
    await log.append('a-1', testEvents(limits.appendEventsMax), 'any');
  const { url, close } = await gateway(log);
  const follow = connect(url).subscribeToAll();
  await once(follow, 'confirmation');
  const cut = once(follow, 'error');
  await close();
  follow.resume();
  expect(await cut).toEqual([expect.anything()]);
});

it('is found by those who ask a cluster for its members', async () => {
  const log = await openLog();
  const { gateway: open } = await gateway(log);
  const hosts = [`127.0.0.1:${open.port}`, `localhost:${open.port}`];
  for (const url of [
    `esdb+discover://${hosts[0]}?tls=false`,
    `esdb://${hosts.join(',')}?tls=false`,
  ]) {
    const client = connect(url);
    await client.appendToStream('a-1', [proposed(testEvent())]);
    expect((await all(client.readAll())).length).toBeGreaterThan(0);
  }
});

/** Appends one event after another until it is stopped. */
function keepAppending(log: EventLog): { stop(): Promise<void> } {
  let stopped = false;
  const done = (async () => {
    while (!stopped) {
      await log.append('a-1', [testEvent()], 'any');
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
  })();
  const stop = () => {
    stopped = true;
    return done;
  };
  after(stop);
  return { stop };
}

/** A log that counts what its followers pull, in the order in which they began, and tells when one ends. */
function watch(log: EventLog): { log: EventLog; pulled: number[]; closed: Promise<void> } {
  const pulled: number[] = [];
  let tellClosed: () => void;
  const closed = new Promise<void>((resolve) => {
    tellClosed = resolve;
  });
  const watched = Object.create(log) as EventLog;
  watched.subscribe = (options) => {
    const subscription = log.subscribe(options);
    const index = pulled.push(0) - 1;
    return {
      async *[Symbol.asyncIterator](): AsyncGenerator<SubscriptionMessage> {
        for await (const message of subscription) {
          pulled[index]! += 1;
          yield message;
        }
        tellClosed();
      },
      close: () => subscription.close(),
    };
  };
  return { log: watched, pulled, closed };
}

/** The ids of the next events of a subscription, which then flows on: the client does not get over one that is left. */
async function taken(
  follow: AllStreamSubscription | StreamSubscription,
  count: number,
): Promise<string[]> {
  const ids: string[] = [];
  await new Promise<void>((resolve, reject) => {
    follow.on('error', reject).on('data', ({ event }) => {
      if (ids.push(event?.id ?? '') === count) resolve();
    });
  });
  return ids.slice(0, count);
}
