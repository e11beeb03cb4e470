import { CommandLoop, registryOf, type Ports } from '#engine';
import type { EventLog } from '#event-log';
import {
  parseInstant,
  sequentialIds,
  type CommandContext,
  type Ids,
  type NewEvent,
  type RecordedEvent,
} from '#kernel';
import { MemoryKeys, type Keys } from '#keys';
import { VirtualClock } from '#timers';
import { SealBook } from '../seal-book.js';
import { Sealer } from '../sealer.js';
import { sealsCapability } from '../seals.module.js';

/** A process that seals a log, on virtual time. */
export class SealBench {
  readonly clock = new VirtualClock(parseInstant('2024-02-19T09:00:00Z'));
  readonly sealer: Sealer;
  readonly book: SealBook;
  private readonly ids: Ids;

  constructor(
    readonly log: EventLog,
    readonly keys: Keys = new MemoryKeys(),
    seed = 'seals',
  ) {
    this.ids = sequentialIds(seed, this.clock);
    const registry = registryOf([sealsCapability]);
    const ports = { log, keys, clock: this.clock, ids: this.ids } as unknown as Ports;
    const loop = new CommandLoop(log, registry, this.ids);
    this.sealer = new Sealer(ports, loop);
    this.book = new SealBook(ports, loop, registry);
  }

  get context(): CommandContext {
    return {
      now: this.clock.now(),
      actor: { kind: 'process', id: 'seals' },
      correlationId: 'sealing',
      causationId: 'sealing',
    };
  }

  seal(unlessYoungerMs?: number) {
    return this.sealer.seal(this.context, unlessYoungerMs);
  }

  /** Appends one event to each of the streams named, in this order. */
  async happened(...streams: readonly string[]): Promise<void> {
    for (const stream of streams) await this.log.append(stream, [this.event()], 'any');
  }

  event(data: NewEvent['data'] = { note: 'as it was', count: 1.5, list: [true, null] }): NewEvent {
    const id = this.ids.next();
    return {
      id,
      type: 'ThingHappened',
      data,
      metadata: {
        $correlationId: id,
        $causationId: id,
        actor: { kind: 'process', id: 'bench' },
        at: this.clock.now(),
        schema: 1,
      },
    };
  }

  async all(): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const event of this.log.readAll()) events.push(event);
    return events;
  }
}
