import {
  WrongExpectedRevision,
  type EventLog,
  type Subscription,
  type SubscriptionMessage,
} from '#event-log';
import type { Stores } from '#engine';
import { Fault, msBetween } from '#kernel';
import type { Life } from './life.js';
import { never } from './never.js';

/** The log as one process sees it: it may be away or full, and answers may be lost on their way. */
export function logOf(life: Life): EventLog {
  const { world } = life;
  const { log } = world.stores;
  return {
    append: (stream, events, expected) =>
      life.at('append', async (trouble) => {
        requireStore(life);
        if (isFull(life)) throw full(life);
        if (trouble === 'conflict')
          throw world.witness.broke(new WrongExpectedRevision(stream, expected, undefined));
        const before = await log.head();
        const appended = await log.append(stream, events, expected);
        // An append that had been stored before is acknowledged once more.
        if ((await log.head()) !== before) {
          const first = appended.revision - events.length + 1;
          world.witness.appended(
            life.name,
            events.map((event, index) => ({ ...event, stream, revision: first + index })),
          );
        }
        if (trouble === 'answer-lost') throw unavailable(life);
        return appended;
      }),
    readStream: (stream, options) => reading(life, () => log.readStream(stream, options)),
    readAll: (options) => reading(life, () => log.readAll(options)),
    subscribe: (options) => following(life, log.subscribe(options)),
    head: () => asked(life, () => log.head()),
    eventAt: (position) => asked(life, () => log.eventAt(position)),
    eraseStream: (stream) => asked(life, () => log.eraseStream(stream)),
    close: () => Promise.resolve(),
  };
}

export function keysOf(life: Life): Stores['keys'] {
  const { keys } = life.world.stores;
  return {
    obtain: (subject) => asked(life, () => keys.obtain(subject)),
    find: (subject) => asked(life, () => keys.find(subject)),
    erase: (subject) => asked(life, () => keys.erase(subject)),
    entries: () => reading(life, () => keys.entries()),
    adopt: (entry) => asked(life, () => keys.adopt(entry)),
    close: () => Promise.resolve(),
  };
}

/** On the disk of the process: never away, but it may be full. */
export function snapshotsOf(life: Life): Stores['snapshots'] {
  const disk = () => life.world.workerOf(life.worker).disk;
  return {
    load: (name, revision) => life.at('snapshot', () => disk().load(name, revision)),
    save: (snapshot) =>
      life.at('snapshot', async () => {
        if (isFull(life)) throw full(life);
        await disk().save(snapshot);
      }),
    names: () => life.at('snapshot', () => disk().names()),
    close: () => Promise.resolve(),
  };
}

function asked<Answer>(life: Life, ask: () => Promise<Answer>): Promise<Answer> {
  return life.at('read', () => {
    requireStore(life);
    return ask();
  });
}

async function* reading<Item>(
  life: Life,
  read: () => AsyncIterable<Item>,
): AsyncGenerator<Item, void, void> {
  // All of it is read at one moment, as a page of a real store is.
  const items = await asked(life, async () => {
    const all: Item[] = [];
    for await (const item of read()) all.push(item);
    return all;
  });
  for (const item of items) yield item;
}

/** A subscription waits out an outage by itself, as the adapters do. */
function following(life: Life, subscription: Subscription): Subscription {
  const { world } = life;
  life.onDeath(() => subscription.close());
  const messages = async function* (): AsyncGenerator<SubscriptionMessage, void, void> {
    for await (const message of subscription) {
      await life.at('message', () => Promise.resolve());
      while (isAway(life)) await life.sleep(msBetween(world.clock.now(), world.awayUntil!) + 1);
      if (life.isDead) await never();
      yield message;
    }
  };
  return { [Symbol.asyncIterator]: messages, close: () => subscription.close() };
}

function requireStore(life: Life): void {
  if (isAway(life)) throw unavailable(life);
}

function isAway({ world }: Life): boolean {
  return world.awayUntil !== undefined && world.clock.now() < world.awayUntil;
}

function isFull({ world }: Life): boolean {
  return world.fullUntil !== undefined && world.clock.now() < world.fullUntil;
}

function unavailable({ world }: Life): Fault {
  return world.witness.broke(new Fault('log-unavailable', 'the event store does not answer'));
}

function full({ world }: Life): Fault {
  return world.witness.broke(new Fault('disk-full', 'the disk is full'));
}
