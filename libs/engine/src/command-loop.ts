import type { LRUCache } from 'lru-cache';
import { isWrongExpectedRevision, type EventLog } from '#event-log';
import {
  Fault,
  limits,
  Refusal,
  type Actor,
  type CommandContext,
  type Decider,
  type DomainEvent,
  type EventRegistry,
  type Fold,
  type Ids,
  type JsonObject,
  type NewEvent,
  type Revision,
  type StreamName,
} from '#kernel';
import { recent } from './recent.js';

/** A stream folded up to `revision`, which is `undefined` while the stream does not exist. */
export interface Loaded<State> {
  readonly state: State;
  readonly revision: Revision | undefined;
}

/** What a command led to: the events it stored (none when what it asked for was already so) and the state after them. */
export interface Decided<State, E extends DomainEvent> extends Loaded<State> {
  readonly events: readonly E[];
}

/** The first loop: load, decide, append with the expected revision; when another writer came first, again from the start. */
export class CommandLoop {
  private readonly caches = new WeakMap<
    object,
    LRUCache<StreamName, Loaded<NonNullable<unknown>>>
  >();

  constructor(
    private readonly log: EventLog,
    private readonly registry: EventRegistry,
    private readonly ids: Ids,
  ) {}

  /**
   * @param expected the stream's revision in the eyes of whoever asks; where it has moved on, nothing is decided.
   * @throws Refusal as the decider says; `revision-moved` where `expected` is not the stream's.
   * @throws Fault `too-much-contention` when other writers came first `limits.commandAttemptsMax` times.
   */
  async run<State extends NonNullable<unknown>, Command, E extends DomainEvent>(
    stream: StreamName,
    decider: Decider<State, Command, E>,
    command: Command,
    context: CommandContext,
    expected?: Revision,
  ): Promise<Decided<State, E>> {
    for (let attempt = 1; attempt <= limits.commandAttemptsMax; attempt++) {
      const guess =
        attempt === 1 && expected === undefined ? this.guess(stream, decider, command) : undefined;
      const loaded = guess ?? (await this.load(stream, decider));
      requireRevision(stream, expected, loaded.revision);
      const events = guess?.events ?? decider.decide(command, loaded.state);
      if (events.length === 0) return { state: loaded.state, revision: loaded.revision, events };
      const envelopes = events.map((event) => this.envelope(event, context));
      try {
        const revision = await this.append(stream, envelopes, loaded.revision);
        const state = events.reduce(decider.evolve, loaded.state);
        this.cacheOf(decider).set(stream, { state, revision });
        return { state, revision, events };
      } catch (error) {
        // What is cached is still a beginning of the stream where others went on from it.
        if (isWrongExpectedRevision(error)) continue;
        this.cacheOf(decider).delete(stream);
        throw error;
      }
    }
    throw new Fault(
      'too-much-contention',
      `${stream} was changed by others ${limits.commandAttemptsMax} times while a command was being decided; try again`,
    );
  }

  /**
   * Decides on what is cached, or for a stream that may well be new, without asking the log: an append that is accepted
   * proves that it was right. Where it would lead to nothing, or be refused, the log has to be asked first.
   */
  private guess<State extends NonNullable<unknown>, Command, E extends DomainEvent>(
    stream: StreamName,
    decider: Decider<State, Command, E>,
    command: Command,
  ): Decided<State, E> | undefined {
    const cached = this.cacheOf(decider).get(stream) as Loaded<State> | undefined;
    const { state, revision } = cached ?? { state: decider.initial, revision: undefined };
    try {
      const events = decider.decide(command, state);
      return events.length === 0 ? undefined : { state, revision, events };
    } catch {
      return undefined;
    }
  }

  /** The stream as it is now: what is cached, and whatever was appended since. */
  async load<State extends NonNullable<unknown>, E extends DomainEvent>(
    stream: StreamName,
    fold: Fold<State, E>,
  ): Promise<Loaded<State>> {
    const cache = this.cacheOf(fold);
    const cached = cache.get(stream) as Loaded<State> | undefined;
    let state = cached?.state ?? fold.initial;
    let revision = cached?.revision;
    const from = revision === undefined ? 0 : revision + 1;
    for await (const event of this.log.readStream(stream, { from })) {
      state = fold.evolve(state, this.registry.read<E>(event));
      revision = event.revision;
    }
    const loaded = { state, revision };
    if (revision !== undefined && revision !== cached?.revision) cache.set(stream, loaded);
    return loaded;
  }

  /**
   * Where the answer to an append was lost, the log itself says whether this writer's events are in it: their ids are
   * fresh, so nobody else's can be taken for them.
   */
  private async append(
    stream: StreamName,
    events: readonly NewEvent[],
    revision: Revision | undefined,
  ): Promise<Revision> {
    const first = revision === undefined ? 0 : revision + 1;
    try {
      return (await this.log.append(stream, events, revision ?? 'no-stream')).revision;
    } catch (error) {
      if (isWrongExpectedRevision(error)) throw error;
      for await (const stored of this.log.readStream(stream, { from: first, limit: 1 }))
        if (stored.id === events[0]?.id) return first + events.length - 1;
      throw error;
    }
  }

  private envelope(event: DomainEvent, context: CommandContext): NewEvent {
    return {
      id: this.ids.next(),
      type: event.type,
      data: event.data as JsonObject,
      metadata: {
        $correlationId: context.correlationId,
        $causationId: context.causationId,
        actor: storedActor(context.actor),
        at: context.now,
        schema: this.registry.schemaOf(event.type),
      },
    };
  }

  private cacheOf(fold: object): LRUCache<StreamName, Loaded<NonNullable<unknown>>> {
    let cache = this.caches.get(fold);
    if (cache === undefined) {
      cache = recent(limits.cachedStatesMax);
      this.caches.set(fold, cache);
    }
    return cache;
  }
}

/** Nothing of an actor but what is to be kept. */
function storedActor({ kind, id, owner }: Actor) {
  return owner === undefined ? { kind, id } : { kind, id, owner };
}

function requireRevision(
  stream: StreamName,
  expected: Revision | undefined,
  actual: Revision | undefined,
): void {
  if (expected === undefined || expected === actual) return;
  throw new Refusal(
    'revision-moved',
    { stream, expected, actual },
    `${stream} is at ${actual === undefined ? 'no revision' : `revision ${actual}`} and no longer at ${expected}: somebody else changed it; load it again`,
  );
}
