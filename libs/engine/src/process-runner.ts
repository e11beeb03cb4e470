import { LRUCache } from 'lru-cache';
import type { EventLog, Subscription } from '#event-log';
import {
  limits,
  type Clock,
  type DomainEvent,
  type EventRegistry,
  type Process,
  type Recorded,
  type RecordedEvent,
  type StreamName,
} from '#kernel';
import type { Snapshots } from '#snapshots';
import { loadCheckpoint, saveCheckpoint } from './checkpoint.js';
import type { Effects } from './effects.js';
import { Progress } from './progress.js';

/**
 * The second loop: one process manager behind its own checkpoint. The checkpoint moves after the effects of a batch are
 * done, so a crash repeats effects and never loses one; events before it have no effects (FM-32). A fault that passes is
 * tried again on the spot; one that stays stops the process, for what was to be done must not be left out.
 */
export class ProcessRunner {
  private readonly states = new LRUCache<StreamName, { state: object; revision: number }>({
    max: limits.cachedStatesMax,
  });
  private subscription: Subscription | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly process: Process<object, DomainEvent>,
    private readonly log: EventLog,
    private readonly registry: EventRegistry,
    private readonly snapshots: Snapshots,
    private readonly effects: Effects,
    private readonly clock: Clock,
    readonly progress = new Progress(),
  ) {}

  async start(): Promise<void> {
    const stored = await loadCheckpoint(this.snapshots, this.log, this.checkpointName, 1);
    const after = stored?.position;
    if (after !== undefined) this.progress.reach(after);
    this.subscription = this.log.subscribe({
      filter: { streamPrefixes: [this.process.category] },
      ...(after === undefined ? {} : { after }),
    });
    this.running = this.follow(this.subscription).catch((error: unknown) =>
      this.progress.fail(error),
    );
  }

  async stop(): Promise<void> {
    this.subscription?.close();
    await this.running;
  }

  private get checkpointName(): string {
    return `process:${this.process.name}`;
  }

  private async follow(subscription: Subscription): Promise<void> {
    let batch: RecordedEvent[] = [];
    for await (const message of subscription) {
      if (message.kind === 'event') batch.push(message.event);
      if (message.kind === 'event' && batch.length < limits.processBatchEvents) continue;
      await this.work(batch);
      const position = message.kind === 'event' ? message.event.position : message.position;
      batch = [];
      if (position === undefined) continue;
      const checkpoint = { position, state: null };
      await saveCheckpoint(this.snapshots, this.log, this.checkpointName, 1, checkpoint);
      this.progress.reach(position);
    }
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
        for (const event of events) await this.handle(this.registry.read(event));
      }),
    );
  }

  private async handle(event: Recorded<DomainEvent>): Promise<void> {
    const state = await this.stateWith(event);
    const effects = this.process.react(state, event);
    if (effects.length === 0) return;
    for (let tries = 1; ; tries++)
      try {
        return await this.effects.perform(effects, {
          now: this.clock.now(),
          actor: { kind: 'process', id: this.process.name },
          correlationId: event.metadata.$correlationId,
          causationId: event.id,
        });
      } catch (fault) {
        if (tries >= limits.reactionTriesMax) throw fault;
      }
  }

  /** The stream folded up to and with `event`: a step further where the state before it is at hand. */
  private async stateWith(event: Recorded<DomainEvent>): Promise<object> {
    const { fold } = this.process;
    const known = this.states.get(event.stream);
    let state: object = fold.initial;
    if (known?.revision === event.revision - 1) state = fold.evolve(known.state, event);
    else
      for await (const stored of this.log.readStream(event.stream, { limit: event.revision + 1 }))
        state = fold.evolve(state, this.registry.read(stored));
    this.states.set(event.stream, { state, revision: event.revision });
    return state;
  }
}
