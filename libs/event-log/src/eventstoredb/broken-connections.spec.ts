import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { limits, type NewEvent, type RecordedEvent, type StreamName } from '#kernel';
import { readSubscription, testEvents } from '#testing';
import { freePort } from '#testing/loopback';
import type { SubscriptionMessage } from '../event-log.port.js';
import { gatewayOver, type OpenGateway } from '../gateway/testing/gateway-over.js';
import { killChildren, startChild } from '../testing/script-child.js';
import { MemoryEventLog } from '../memory/memory-event-log.js';
import { EventStoreDbEventLog } from './eventstoredb-event-log.js';
import { TcpProxy } from './testing/tcp-proxy.js';

let stored: MemoryEventLog;
let gateway: OpenGateway;
let proxy: TcpProxy;
let log: EventStoreDbEventLog;
beforeEach(async () => {
  stored = new MemoryEventLog();
  gateway = await gatewayOver(stored);
  proxy = await TcpProxy.before(gateway.gateway.port);
  log = openThroughProxy();
});
afterEach(async () => {
  await killChildren();
  await log.close();
  await proxy.close();
  await gateway.close();
  await stored.close();
});

describe('a gateway that goes and comes back on the same port', () => {
  it('leaves a live subscription without gap or repeat', async () => {
    const { port } = gateway.gateway;
    const reader = readSubscription(log.subscribe());
    expect(await reader.next()).toEqual({ kind: 'caught-up', position: undefined });
    for (let round = 0; round < 3; round += 1) {
      await gateway.close();
      const { position } = await stored.append(`a-${round}`, testEvents(2), 'no-stream');
      gateway = await gatewayOver(stored, { port });
      const places = [await reader.next(), await reader.next(), await reader.next()].map(placeOf);
      expect(places).toEqual([`a-${round} 0`, `a-${round} 1`, position]);
    }
  });

  it('leaves subscriptions that are catching up without gap or repeat', async () => {
    const { port } = gateway.gateway;
    await appendMany(3 * limits.readPageEvents);
    const filter = { streamPrefixes: ['even-'] };
    const followers = [log.subscribe(), log.subscribe({ filter })];
    const seen: string[][] = [[], []];
    const restarts = [100, 700, 1_200];
    await Promise.all(
      followers.map(async (follower, index) => {
        for await (const message of follower) {
          if (message.kind === 'caught-up') break;
          seen[index]?.push(placeOf(message) as string);
          if (index > 0 || seen[0]?.length !== restarts[0]) continue;
          restarts.shift();
          await gateway.close();
          gateway = await gatewayOver(stored, { port });
        }
      }),
    );
    const all = (await collect(stored.readAll())).map(
      (event) => `${event.stream} ${event.revision}`,
    );
    expect(seen[0]).toEqual(all);
    expect(seen[1]).toEqual(all.filter((place) => place.startsWith('even-')));
    expect(restarts).toEqual([]);
  });

  it('fails what is asked meanwhile as unavailable, and answers when it is back', async () => {
    const { port } = gateway.gateway;
    await log.append('a-1', testEvents(1), 'no-stream');
    await gateway.close();
    const unavailable = { kind: 'fault', code: 'log-unavailable' };
    await expect(log.append('a-1', testEvents(1), 0)).rejects.toMatchObject(unavailable);
    await expect(collect(log.readStream('a-1'))).rejects.toMatchObject(unavailable);
    await expect(collect(log.readAll())).rejects.toMatchObject(unavailable);
    await expect(log.head()).rejects.toMatchObject(unavailable);
    await expect(log.eventAt(1)).rejects.toMatchObject(unavailable);
    await expect(log.eraseStream('key-1')).rejects.toMatchObject(unavailable);
    await expect(log.verify()).rejects.toMatchObject(unavailable);
    gateway = await gatewayOver(stored, { port });
    await until(async () => (await log.head()) === 1);
    expect((await log.append('a-1', testEvents(1), 0)).revision).toBe(1);
    expect(await collect(log.readAll())).toHaveLength(2);
  });
});

describe('a cluster of which a node is away', () => {
  it('is reached through another one, and is unavailable while there is none', async () => {
    const { port } = gateway.gateway;
    const nodes = `127.0.0.1:${await freePort()},127.0.0.1:${port}`;
    const quick = 'defaultDeadline=1000&maxDiscoverAttempts=2&discoveryInterval=10';
    const cluster = EventStoreDbEventLog.open({
      connectionString: `esdb://${nodes}?tls=false&${quick}`,
    });
    await cluster.append('a-1', testEvents(1), 'no-stream');
    const reader = readSubscription(cluster.subscribe({ after: 1 }));
    await reader.next();
    await gateway.close();
    await expect(cluster.head()).rejects.toMatchObject({ code: 'log-unavailable' });
    await expect(cluster.head()).rejects.toMatchObject({ code: 'log-unavailable' });
    await stored.append('a-1', testEvents(1), 0);
    gateway = await gatewayOver(stored, { port });
    expect(placeOf(await reader.next())).toBe('a-1 1');
    await cluster.close();
  });
});

describe('a connection that is cut', () => {
  it('settles every append, and stores those that were acknowledged exactly once', async () => {
    const acknowledged: string[] = [];
    const other: unknown[] = [];
    const writers = Array.from({ length: 16 }, async (_, writer) => {
      for (let round = 0; round < 40; round += 1) {
        const [event] = testEvents(1);
        const appending = log.append(`w-${writer}`, [event!], 'any');
        if (writer === 7 && round % 10 === 5) proxy.cut();
        await appending.then(
          () => acknowledged.push(event!.id),
          (error: unknown) => other.push(error),
        );
      }
    });
    await Promise.all(writers);
    expect(acknowledged.length + other.length).toBe(16 * 40);
    expect(other.length).toBeGreaterThan(0);
    for (const error of other) expect(error).toMatchObject({ code: 'log-unavailable' });
    const ids = (await collect(stored.readAll())).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(acknowledged.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('leaves the fate of an append open that was stored and not answered; repeating it is acknowledged', async () => {
    await log.append('a-1', testEvents(1), 'no-stream');
    const [event] = testEvents(1);
    proxy.withholdAnswers();
    const appending = log.append('a-1', [event!], 0);
    await readSubscription(stored.subscribe({ after: 1 })).next();
    proxy.cut();
    await expect(appending).rejects.toMatchObject({ code: 'log-unavailable' });
    expect(await log.append('a-1', [event!], 0)).toEqual({ revision: 1, position: 2 });
    expect(await collect(stored.readStream('a-1'))).toHaveLength(2);
  });

  it('ends a read with an error, never short', async () => {
    await appendMany(2 * limits.readPageEvents);
    const filter = { streamPrefixes: ['even-'] };
    for (const read of [() => log.readAll(), () => log.readAll({ filter })]) {
      const seen: RecordedEvent[] = [];
      const reading = async () => {
        for await (const event of read()) {
          seen.push(event);
          if (seen.length === 100) proxy.cut();
        }
      };
      await expect(reading()).rejects.toMatchObject({ code: 'log-unavailable' });
      expect(seen.length).toBeLessThan(2 * limits.readPageEvents);
    }
    expect(await collect(log.readAll({ filter }))).toHaveLength(limits.readPageEvents);
  });

  it('lets a subscription go on, and says once more that it has caught up', async () => {
    const filter = { eventTypes: ['Wanted'] };
    const reader = readSubscription(log.subscribe({ filter }));
    await reader.next();
    proxy.cut();
    const { position } = await stored.append('a-1', testEvents(1), 'any');
    expect(await reader.next()).toEqual({ kind: 'caught-up', position });
  });
});

describe('a connection on which nothing passes any more', () => {
  it('fails appends and reads within the deadline, and serves again when something passes', async () => {
    await log.append('a-1', testEvents(1), 'no-stream');
    proxy.silence();
    const [append] = testEvents(1);
    const unavailable = {
      code: 'log-unavailable',
      message: expect.stringContaining('no answer within 1000 ms'),
    };
    await Promise.all([
      expect(log.append('a-1', [append!], 0)).rejects.toMatchObject(unavailable),
      expect(collect(log.readStream('a-1'))).rejects.toMatchObject(unavailable),
      expect(log.head()).rejects.toMatchObject(unavailable),
    ]);
    proxy.speak();
    await until(async () => (await log.head()) !== undefined);
    // Its fate was not known, but it was its writer's: the same again is acknowledged, whether or not it was stored.
    expect((await log.append('a-1', [append!], 0)).revision).toBe(1);
    expect(await collect(log.readStream('a-1'))).toHaveLength(2);
  });
});

describe('a process whose connection is cut again and again', () => {
  it('never meets an error that nobody takes, and goes on', async () => {
    const child = startChild('use-through-cuts.mjs', `esdb://127.0.0.1:${proxy.port}?tls=false`);
    const lines = child.lines[Symbol.asyncIterator]();
    expect((await lines.next()).value).toBe('ready');
    let cuts = 0;
    for await (const message of stored.subscribe()) {
      if (message.kind === 'caught-up' || message.event.position < 50 * (cuts + 1)) continue;
      proxy.cut();
      cuts += 1;
      if (cuts === 12) break;
    }
    child.process.stdin.end();
    const { value } = await lines.next();
    expect(await child.ended).toEqual({ code: 0, signal: null, errors: '' });
    const counts = JSON.parse(String(value)) as Record<string, number>;
    expect(counts['unavailable']).toBeGreaterThan(0);
    expect(counts['appended']).toBeLessThanOrEqual((await stored.head())!);
    expect(counts['followed']).toBeGreaterThan(0);
  });
});

/** A short deadline, so that the tests need not wait long for it. */
function openThroughProxy(): EventStoreDbEventLog {
  const connectionString = `esdb://127.0.0.1:${proxy.port}?tls=false&defaultDeadline=1000`;
  return EventStoreDbEventLog.open({ connectionString });
}

async function appendMany(count: number): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const stream: StreamName = number % 2 === 0 ? 'even-1' : 'odd-1';
    await stored.append(stream, testEvents(1) as readonly NewEvent[], 'any');
  }
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

function placeOf(message: SubscriptionMessage): string | number | undefined {
  if (message.kind === 'caught-up') return message.position;
  return `${message.event.stream} ${message.event.revision}`;
}

/** Asks until it is so; while the store is away, that is the answer of nobody. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition().catch(() => false)));
}
