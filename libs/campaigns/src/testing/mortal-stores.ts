import type { EventLog, Subscription, SubscriptionMessage } from '#event-log';
import type { Stores } from '#engine';

/**
 * The stores as one run of an application sees them. Once that run has died, nothing it still asks for is done or ever
 * answered, as if its process had been killed; the stores themselves live on.
 */
export class MortalStores implements Stores {
  readonly log: EventLog;
  readonly keys: Stores['keys'];
  readonly snapshots: Stores['snapshots'];
  /** Resolves when the run dies. */
  readonly death: Promise<void>;
  /** Hears of every append before it is made, and may end the run there or hold the append up. */
  onAppend: (stream: string, firstType?: string) => Promise<void> | void = () => {};
  private isDead = false;
  private announceDeath: () => void = () => {};
  private readonly subscriptions: Subscription[] = [];

  constructor({ log, keys, snapshots }: Stores) {
    this.death = new Promise((resolve) => (this.announceDeath = resolve));
    const alive = <Result>(ask: () => Promise<Result>) => this.whileAlive(ask);
    this.log = {
      append: async (stream, events, expected) => {
        await this.onAppend(stream, events[0]?.type);
        return alive(() => log.append(stream, events, expected));
      },
      readStream: (stream, options) => this.reading(log.readStream(stream, options)),
      readAll: (options) => this.reading(log.readAll(options)),
      subscribe: (options) => this.following(log.subscribe(options)),
      head: () => alive(() => log.head()),
      eventAt: (position) => alive(() => log.eventAt(position)),
      eraseStream: (stream) => alive(() => log.eraseStream(stream)),
      close: () => alive(() => Promise.resolve()),
    };
    this.keys = {
      obtain: (subject) => alive(() => keys.obtain(subject)),
      find: (subject) => alive(() => keys.find(subject)),
      erase: (subject) => alive(() => keys.erase(subject)),
      entries: () => this.reading(keys.entries()),
      adopt: (entry) => alive(() => keys.adopt(entry)),
      close: () => alive(() => Promise.resolve()),
    };
    this.snapshots = {
      load: (name, revision) => alive(() => snapshots.load(name, revision)),
      save: (snapshot) => alive(() => snapshots.save(snapshot)),
      names: () => alive(() => snapshots.names()),
      close: () => alive(() => Promise.resolve()),
    };
  }

  get dead(): boolean {
    return this.isDead;
  }

  die(): void {
    this.isDead = true;
    for (const subscription of this.subscriptions) subscription.close();
    this.announceDeath();
  }

  /** Waits for `work` unless this run dies first: then it never ends. */
  async unlessDead(work: Promise<unknown>): Promise<void> {
    await Promise.race([work, this.death]);
  }

  private async whileAlive<Result>(ask: () => Promise<Result>): Promise<Result> {
    if (this.dead) return never();
    const result = await ask();
    return this.dead ? never() : result;
  }

  private async *reading<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item, void, void> {
    if (this.dead) await never();
    for await (const item of items) {
      if (this.dead) await never();
      yield item;
    }
  }

  private following(subscription: Subscription): Subscription {
    this.subscriptions.push(subscription);
    const messages: AsyncIterable<SubscriptionMessage> = this.reading(subscription);
    return {
      [Symbol.asyncIterator]: () => messages[Symbol.asyncIterator](),
      close: () => subscription.close(),
    };
  }
}

function never(): Promise<never> {
  return new Promise(() => {});
}
