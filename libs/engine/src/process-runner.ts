import type { EventLog, Subscription } from '#event-log';
import {
  isAway,
  limits,
  type Clock,
  type DomainEvent,
  type EventRegistry,
  type Position,
  type Process,
  type RecordedEvent,
  type StreamName,
} from '#kernel';
import type { Effects } from './effects.js';
import { InTurn } from './in-turn.js';
import { Patience, type Rest } from './patience.js';
import { Progress } from './progress.js';
import type { Share } from './share.js';
import { recent } from './recent.js';

export interface ProcessRunnerParts {
  readonly log: EventLog;
  readonly registry: EventRegistry;
  readonly effects: Effects;
  readonly clock: Clock;
  readonly share: Share;
  readonly progress?: Progress;
  /** How it waits while the store is away; on the machine's clock unless told otherwise. */
  readonly rest?: Rest;
}

/**
 * The second loop: one process manager behind its own checkpoint. The checkpoint moves after the effects of a batch are
 * done, so a crash repeats effects and never loses one; events before it have no effects (FM-32). A fault that passes is
 * tried again on the spot, a store that is away is waited for; what stays wrong stops the process, for what was to be done
 * must not be left out.
 */
export class ProcessRunner {
  readonly progress: Progress;
  private readonly states = recent<StreamName, { state: object; revision: number }>(
    limits.cachedStatesMax,
  );
  private readonly turns = new InTurn();
  private readonly patience: Patience;
  private subscription: Subscription | undefined;
  private running: Promise<void> | undefined;
  private position: Position | undefined;

  constructor(
    private readonly process: Process<object, DomainEvent>,
    private readonly parts: ProcessRunnerParts,
  ) {
    this.progress = parts.progress ?? new Progress();
    this.patience = new Patience(parts.rest);
  }

  async start(): Promise<void> {
    const after = await this.parts.share.start();
    this.position = after;
    if (after !== undefined) this.progress.reach(after);
    this.subscription = this.parts.log.subscribe({
      filter: { streamPrefixes: [this.process.category] },
      ...(after === undefined ? {} : { after }),
    });
    this.running = this.follow(this.subscription).catch((error: unknown) =>
      this.failUnlessStopped(error),
    );
  }

  async stop(): Promise<void> {
    this.patience.end();
    this.subscription?.close();
    await this.running;
  }

  /**
   * Works on streams that were no part of the share so far, on what is due of them between `after` and where the others
   * are. `joined` is then called before anything else happens: from there on all go on together.
   */
  async join(
    after: Position | undefined,
    isDue: (event: RecordedEvent) => boolean,
    joined: (position: Position | undefined) => void,
  ): Promise<void> {
    await this.turns.run(async () => {
      try {
        await this.patience.with(() => this.catchUp(after, isDue));
      } catch (error) {
        this.failUnlessStopped(error);
        throw error;
      }
      if (!this.patience.hasEnded) joined(this.position);
    });
  }

  /** What was to be done must not be left out; whoever was stopped while the store was away has left nothing out. */
  private failUnlessStopped(error: unknown): void {
    if (!this.patience.hasEnded || !isAway(error)) this.progress.fail(error);
  }

  private async catchUp(
    after: Position | undefined,
    isDue: (event: RecordedEvent) => boolean,
  ): Promise<void> {
    const until = this.position;
    if (until === undefined || (after !== undefined && after >= until)) return;
    const filter = { streamPrefixes: [this.process.category] };
    let batch: RecordedEvent[] = [];
    for await (const event of this.parts.log.readAll({
      filter,
      ...(after === undefined ? {} : { after }),
    })) {
      if (event.position > until || this.patience.hasEnded) break;
      if (isDue(event)) batch.push(event);
      if (batch.length < limits.processBatchEvents) continue;
      await this.work(batch);
      batch = [];
    }
    await this.work(batch);
  }

  private async follow(subscription: Subscription): Promise<void> {
    let batch: RecordedEvent[] = [];
    for await (const message of subscription) {
      if (message.kind === 'event') batch.push(message.event);
      if (message.kind === 'event' && batch.length < limits.processBatchEvents) continue;
      const position = message.kind === 'event' ? message.event.position : message.position;
      const events = batch;
      batch = [];
      await this.turns.run(() => this.workUpTo(position, events));
    }
  }

  private async workUpTo(
    position: Position | undefined,
    events: readonly RecordedEvent[],
  ): Promise<void> {
    const { share } = this.parts;
    const owned = events.filter(({ stream }) => share.owns(stream));
    await this.work(owned);
    if (position === undefined) return;
    this.position = position;
    const worked = owned.map(({ stream }) => stream);
    await this.patience.with(() => share.reached(position, worked));
    this.progress.reach(position);
  }

  /** Events of one stream in their order, streams side by side. */
  private async work(batch: readonly RecordedEvent[]): Promise<void> {
    const byStream = new Map<StreamName, RecordedEvent[]>();
    for (const event of batch) {
      const events = byStream.get(event.stream);
      if (events === undefined) byStream.set(event.stream, [event]);
      else events.push(event);
    }
    await Promise.all(
      [...byStream.values()].map(async (events) => {
        for (const event of events) await this.handle(event);
      }),
    );
  }

  private async handle(recorded: RecordedEvent): Promise<void> {
    for (let tries = 1; ; tries++)
      try {
        return await this.patience.with(() => this.react(recorded));
      } catch (fault) {
        if (tries >= limits.reactionTriesMax || isAway(fault)) throw fault;
      }
  }

  private async react(recorded: RecordedEvent): Promise<void> {
    const { registry, effects, clock } = this.parts;
    const event = registry.read<DomainEvent>(recorded);
    const state = await this.stateWith(recorded);
    const due = this.process.react(state, event);
    if (due.length === 0) return;
    await effects.perform(due, {
      now: clock.now(),
      actor: { kind: 'process', id: this.process.name },
      correlationId: event.metadata.$correlationId,
      causationId: event.id,
    });
  }

  /** The stream folded up to and with the event: a step further where the state before it is at hand. */
  private async stateWith(event: RecordedEvent): Promise<object> {
    const { log, registry } = this.parts;
    const { stream, revision } = event;
    const { fold } = this.process;
    const known = revision === 0 ? { state: fold.initial, revision: -1 } : this.states.get(stream);
    if (known?.revision === revision) return known.state;
    let state: object = fold.initial;
    if (known?.revision === revision - 1) state = fold.evolve(known.state, registry.read(event));
    else
      for await (const stored of log.readStream(stream, { limit: revision + 1 }))
        state = fold.evolve(state, registry.read(stored));
    this.states.set(stream, { state, revision });
    return state;
  }
}
