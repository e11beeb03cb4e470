import { DirectoryImport, type ParsedContactPoint } from '#directory';
import type { Appended } from '#event-log';
import { InProcessPace, type PacePerMinute, type Stores } from '#engine';
import {
  derivedId,
  parseInstant,
  type CommandContext,
  type Instant,
  type RecordedEvent,
} from '#kernel';
import {
  SimulatedTransport,
  type HandOver,
  type OutboundLetter,
  type OutboundMessage,
  type Transport,
} from '#messaging';
import { VirtualClock } from '#timers';
import {
  DefinePolicy,
  DirectCampaign,
  PlanCampaign,
  RecordResponse,
  ScheduleCampaign,
} from '../domain/campaign.messages.js';
import { defaultPolicy, type Policy } from '../domain/policy.js';
import type { ScheduleRequest } from '../domain/schedule.js';
import { directoryOf, smallNetwork } from './network.js';
import { at, launchedAt, since } from './bench-time.js';
import { homeOf, storeKinds, type Home, type StoreKind } from './homes.js';
import { Worker } from './worker.js';

export { at, storeKinds, type StoreKind };

export const campaignId = 'test';
const preparedAt = parseInstant('2024-02-18T12:00:00Z');

/** An append that waits to be let go. */
export interface Held {
  readonly held: Promise<void>;
  readonly letGo: () => void;
}

export interface BenchOptions {
  readonly network?: readonly ParsedContactPoint[];
  readonly policy?: Partial<Policy>;
  /** Which kinds of message can leave; by default nobody knows, and all do. */
  readonly canSend?: Transport['canSend'];
  /** What becomes of a message; it was sent, whatever this says or throws. */
  readonly fate?: (message: OutboundMessage, bench: Bench) => HandOver;
  /** Has every application before it begins to work. */
  readonly equip?: Parameters<typeof Worker.start>[6];
  readonly fateOfLetter?: (letter: OutboundLetter) => HandOver;
  /** By default at `at('00:00')`. */
  readonly schedule?: ScheduleRequest | 'none';
  /** Two workers share the stores as two processes share a server. */
  readonly workers?: number;
  /** Messages per minute, which all workers share. */
  readonly pacePerMinute?: PacePerMinute;
}

/** Puts a whole application through one ping test on virtual time, and through crashes. */
export class Bench {
  readonly clock = new VirtualClock(preparedAt);
  readonly policy: Policy;
  /** `HH:MM purpose address`, counted from the launch, in the order they went out. */
  readonly sent: string[] = [];
  readonly messages: OutboundMessage[] = [];
  readonly letters: OutboundLetter[] = [];
  /** What handlers of the queue failed with. */
  readonly failures: unknown[] = [];
  private workers: readonly Worker[] = [];
  private runs = 0;
  private readonly transport: Transport;

  private constructor(
    private stores: Stores,
    private readonly home: Home,
    private readonly options: BenchOptions,
  ) {
    this.policy = { ...defaultPolicy, ...options.policy };
    const { canSend, fate, fateOfLetter } = options;
    const out = { outcome: 'handed-over' } as const;
    const simulated = new SimulatedTransport(
      (message) => (this.note(message), fate?.(message, this) ?? out),
      (letter) => (this.letters.push(letter), fateOfLetter?.(letter) ?? out),
    );
    this.transport = Object.assign(simulated, canSend === undefined ? {} : { canSend });
  }

  /** With the network imported, and its campaign scheduled for `at('00:00')`. */
  static async prepared(kind: StoreKind, options: BenchOptions = {}): Promise<Bench> {
    const home = await homeOf(kind);
    const bench = new Bench(await home.open(), home, options);
    await bench.startWorkers();
    await bench.prepare();
    return bench;
  }

  /** The application, or one of several. */
  worker(index = 0): Worker {
    const worker = this.workers[index];
    if (worker === undefined) throw new Error(`there is no worker ${index}`);
    return worker;
  }

  async execute(command: Parameters<Worker['execute']>[0]): Promise<void> {
    await this.worker().execute(command);
    await this.settle();
  }

  /** Lets every timer fire at its moment, up to and with `instant`, and all that follows from it. */
  async advanceTo(instant: Instant): Promise<void> {
    await this.settle();
    for (;;) {
      const next = this.workers.flatMap(({ timers }) => timers.nextDue() ?? []).toSorted()[0];
      if (next === undefined || next > instant || this.isDead()) break;
      this.passTo(next);
      await Promise.all(this.workers.map((worker) => worker.fireDue()));
      await this.settle();
    }
    this.passTo(instant);
  }

  /** Time passes and nobody is there: what falls due meanwhile stays undone. */
  passTo(instant: Instant): void {
    if (instant > this.clock.now()) this.clock.set(instant);
  }

  async answer(
    contactPointId: string,
    details: { readonly corrections?: Readonly<Record<string, string>> } = {},
  ): Promise<void> {
    const receivedAt = this.clock.now();
    const responseId = derivedId('answer', contactPointId, receivedAt);
    await this.execute(
      new RecordResponse(
        {
          ping: { campaignId, contactPointId },
          responseId,
          via: 'link',
          grade: 'human',
          receivedAt,
          ...details,
        },
        this.context(),
      ),
    );
  }

  direct(command: DirectCampaign['data']['command']): Promise<void> {
    return this.execute(new DirectCampaign({ campaignId, command }, this.context()));
  }

  /** Everything that is only in memory is gone from here on, in the middle of whatever it was doing. */
  crash(): void {
    for (const { stores } of this.workers) stores.die();
  }

  /** A new application on what the old one stored. */
  async restart(): Promise<void> {
    this.crash();
    for (const worker of this.workers) await worker.stop();
    await this.home.leave(this.stores);
    this.stores = await this.home.open();
    await this.startWorkers();
    await this.settle();
  }

  /** As if the snapshot file had been lost, checkpoints and all. It is gone from the next start on. */
  loseSnapshots(): void {
    this.crash();
    this.home.loseSnapshots();
  }

  /** Appends an event where it says that it stands, past everybody. */
  append({ stream, revision, id, type, data, metadata }: RecordedEvent): Promise<Appended> {
    const event = { id, type, data, metadata };
    return this.stores.log.append(stream, [event], revision === 0 ? 'no-stream' : revision - 1);
  }

  /** Hears of every append of the present workers before it is made. */
  onAppend(hear: (stream: string) => void): void {
    for (const { stores } of this.workers) stores.onAppend = hear;
  }

  /** Lets everybody go on until something is so. */
  async until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await isSo()))
      await new Promise<void>((resolve) => {
        setImmediate(resolve);
      });
  }

  /** Holds up the first claim that a worker makes in a stream. */
  holdClaim(stream: string, worker: number): Held {
    let letGo = () => {};
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    const { stores } = this.worker(worker);
    const held = new Promise<void>((resolve) => {
      stores.onAppend = (name, type) => {
        if (name !== stream || type !== 'AttemptStarted') return;
        stores.onAppend = () => {};
        resolve();
        return gate;
      };
    });
    return { held, letGo };
  }

  /** As `HH:MM Type stream`, counted from the launch. */
  async events(...types: readonly string[]): Promise<readonly string[]> {
    const found = await this.recorded(...types);
    return found.map(({ type, stream, metadata }) => `${since(metadata.at)} ${type} ${stream}`);
  }

  async recorded(...types: readonly string[]): Promise<readonly RecordedEvent[]> {
    return (await this.allEvents()).filter(({ type }) => types.includes(type));
  }

  async allEvents(): Promise<readonly RecordedEvent[]> {
    const found: RecordedEvent[] = [];
    for await (const event of this.stores.log.readAll()) found.push(event);
    return found;
  }

  async settle(): Promise<void> {
    let before: unknown;
    do {
      before = await this.stores.log.head();
      for (const worker of this.workers) await worker.settled();
    } while ((await this.stores.log.head()) !== before);
  }

  context(): CommandContext {
    const id = derivedId('bench', String(this.runs));
    return {
      now: this.clock.now(),
      actor: { kind: 'command-line', id: 'bench' },
      correlationId: id,
      causationId: id,
    };
  }

  /** @throws what a handler of the queue failed with, although nothing was to fail. */
  async closeUnharmed(): Promise<void> {
    await this.close();
    for (const failure of this.failures) throw failure;
  }

  async close(): Promise<void> {
    for (const worker of this.workers) await worker.stop();
    await this.home.leave(this.stores);
    await this.home.end();
  }

  private isDead(): boolean {
    return this.workers.some(({ stores }) => stores.dead);
  }

  private note(message: OutboundMessage): void {
    this.messages.push(message);
    this.sent.push(`${since(this.clock.now())} ${message.purpose} ${message.address}`);
  }

  private async startWorkers(): Promise<void> {
    const started: Worker[] = [];
    const pace = new InProcessPace(this.options.pacePerMinute ?? {}, this.clock);
    for (let index = 0; index < (this.options.workers ?? 1); index++)
      started.push(
        await Worker.start(
          this.stores,
          this.clock,
          this.transport,
          `run ${this.runs++}`,
          (error) => this.failures.push(error),
          pace,
          this.options.equip,
        ),
      );
    this.workers = started;
  }

  private async prepare(): Promise<void> {
    const context = this.context();
    const network = directoryOf(this.options.network ?? smallNetwork());
    await this.worker().app.get(DirectoryImport).run(network, context);
    const { policy } = this;
    await this.execute(new DefinePolicy({ policyId: 'plan', policy }, context));
    const plan = { campaignId, name: 'Test', policyId: 'plan', audience: {} };
    await this.execute(new PlanCampaign(plan, context));
    const { schedule = { kind: 'at', at: launchedAt } } = this.options;
    if (schedule !== 'none')
      await this.execute(new ScheduleCampaign({ campaignId, schedule }, context));
  }
}
