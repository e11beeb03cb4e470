import type { EventLog, Subscription } from '#event-log';
import {
  Fault,
  isAway,
  limits,
  type DomainEvent,
  type EventRegistry,
  type Position,
  type Projection,
} from '#kernel';
import type { Snapshots } from '#snapshots';
import { loadCheckpoint, saveCheckpoint } from './checkpoint.js';
import { differences, type Rebuilt } from './rebuilt.js';
import { Progress } from './progress.js';
import { requireReached } from './require-reached.js';
import {
  filterFor,
  foldLog,
  ProjectionFold,
  type AnyProjection,
  type Until,
} from './projection-fold.js';

/** One document of one projection is now another one, or is gone (`undefined`). */
export interface ProjectionChange {
  readonly projection: string;
  readonly key: string;
  readonly document: unknown;
  readonly position: Position;
}

interface Live {
  fold: ProjectionFold<unknown>;
  position: Position | undefined;
}

/** A projection of whatever documents and events. */
type AnyOf = Projection<never, never>;

/** Read models that belong together. */
export interface Moment {
  readonly documentsOf: <Document, E extends DomainEvent>(
    projection: Projection<Document, E>,
  ) => ReadonlyMap<string, Document>;
}

/** The third loop: every projection live in memory, started from its snapshot, following one subscription to the log. */
export class ProjectionHost {
  /** The names of all projections, in order. */
  readonly names: readonly string[];
  private readonly live = new Map<string, Live>();
  private subscription: Subscription | undefined;
  private running: Promise<void> | undefined;
  private eventsSinceSnapshot = 0;
  private readonly listeners = new Set<(change: ProjectionChange) => void>();
  private readonly rebuildListeners = new Set<(name: string) => void>();

  constructor(
    private readonly projections: readonly AnyProjection[],
    private readonly log: EventLog,
    private readonly registry: EventRegistry,
    private readonly snapshots: Snapshots,
    private readonly progress = new Progress(),
  ) {
    this.names = projections.map(({ name }) => name).toSorted();
  }

  async start(): Promise<void> {
    for (const projection of this.projections) {
      const { revision } = projection;
      const name = snapshotName(projection);
      const stored = await loadCheckpoint(this.snapshots, this.log, name, revision);
      this.live.set(projection.name, {
        fold: stored
          ? ProjectionFold.ofState(projection, stored.state)
          : new ProjectionFold(projection),
        position: stored?.position,
      });
    }
    const after = earliest([...this.live.values()].map(({ position }) => position));
    if (after !== undefined) this.progress.reach(after);
    this.subscription = this.log.subscribe({
      ...filterFor(this.projections, this.registry),
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

  /**
   * The documents as of the log's end at the time of the call, or as they were: then the log is folded again.
   * They must not be changed and are only good until the next await.
   */
  async documents<Document, E extends DomainEvent>(
    projection: Projection<Document, E>,
    until?: Until,
  ): Promise<ReadonlyMap<string, Document>> {
    const { documentsOf } = await this.moment([projection], until);
    return documentsOf(projection);
  }

  /**
   * The documents of several projections as of one and the same moment, on the terms of `documents`. Before the first event
   * there are none, and an instant that is still to come has those of now.
   * @param within prefixes of streams, where only documents of their events are looked at: the past of a long log is then
   * read in part. What is there now may hold others too.
   * @throws Refusal `position-after-end`
   */
  async moment(
    projections: readonly AnyOf[],
    until?: Until,
    within?: readonly string[],
  ): Promise<Moment> {
    if (until === undefined) {
      await this.progress.until(await this.log.head());
      return { documentsOf: ({ name }) => this.liveOf(name).fold.documents as never };
    }
    if ('position' in until) await requireReached(this.log, until.position);
    const folds = projections.map((one) => new ProjectionFold(one as AnyProjection));
    await foldLog(this.log, this.registry, folds, { until, within });
    const byName = new Map(folds.map((fold) => [fold.projection.name, fold.documents]));
    return { documentsOf: ({ name }) => byName.get(name) as never };
  }

  /** How far the log has been taken in: what `state` shows. */
  get position(): Position | undefined {
    return this.progress.position;
  }

  /** The documents of a projection as they are at `position`, at this very moment. @throws Fault `projection-unknown` */
  state(name: string): ReadonlyMap<string, unknown> {
    return this.liveOf(name).fold.documents;
  }

  /** The same as it was at a moment, on the terms of `moment`. @throws Fault `projection-unknown` */
  stateAt(name: string, until: Until): Promise<ReadonlyMap<string, unknown>> {
    return this.documents(this.liveOf(name).fold.projection, until);
  }

  /**
   * Hears of every change of a live document, in the order of the log, before whoever waits for its position.
   * @returns ends it.
   */
  onChange(listener: (change: ProjectionChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Hears when a projection was folded again: any of its documents may be another one now. @returns ends it. */
  onRebuild(listener: (name: string) => void): () => void {
    this.rebuildListeners.add(listener);
    return () => this.rebuildListeners.delete(listener);
  }

  /** @throws Fault `projection-unknown` */
  revisionOf(name: string): number {
    return this.liveOf(name).fold.projection.revision;
  }

  /** Which documents the events later than `after`, up to and with `until`, touched: one each, in their order. */
  async *touched(
    name: string,
    after: Position,
    until: Position,
  ): AsyncGenerator<{ readonly key: string; readonly position: Position }> {
    const { projection } = this.liveOf(name).fold;
    for await (const event of this.log.readAll({
      ...filterFor([projection], this.registry),
      after,
    })) {
      if (event.position > until) return;
      const { position } = event;
      if (projection.apply[event.type] === undefined) continue;
      yield { key: projection.key(this.registry.read<DomainEvent>(event)), position };
    }
  }

  /** Resolves when the projections hold everything up to `position`. */
  reached(position: Position | undefined): Promise<void> {
    return this.progress.until(position);
  }

  /**
   * Folds one projection again from the first event while the old documents go on serving, then changes over.
   * @throws Fault `projection-unknown`
   */
  async rebuild(name: string): Promise<Rebuilt> {
    const fold = new ProjectionFold(this.liveOf(name).fold.projection);
    // At a start, one that came with a snapshot is ahead of those that have none.
    await this.reached(await this.log.head());
    let position: Position | undefined;
    while (position !== this.progress.position) {
      const until = this.progress.position;
      await foldLog(this.log, this.registry, [fold], {
        ...(position === undefined ? {} : { after: position }),
        ...(until === undefined ? {} : { until: { position: until } }),
      });
      position = until;
    }
    // In this very turn: both have taken in the same events.
    const differed = differences(this.liveOf(name).fold.documents, fold.documents);
    this.live.set(name, { fold, position });
    for (const listener of this.rebuildListeners) listener(name);
    return { documents: fold.documents.size, differed, position };
  }

  async saveSnapshots(): Promise<void> {
    this.eventsSinceSnapshot = 0;
    for (const name of this.live.keys()) await this.saveSnapshot(name);
  }

  /** @throws Fault `projection-unknown` */
  async saveSnapshot(of: string): Promise<void> {
    const { fold, position } = this.liveOf(of);
    if (position === undefined) return;
    const { revision } = fold.projection;
    const name = snapshotName(fold.projection);
    const checkpoint = { position, state: fold.state() };
    await saveCheckpoint(this.snapshots, this.log, name, revision, checkpoint);
  }

  private async follow(subscription: Subscription): Promise<void> {
    for await (const message of subscription) {
      if (message.kind === 'caught-up') {
        if (message.position !== undefined) this.advance(message.position);
        if (this.eventsSinceSnapshot >= limits.snapshotEveryEvents) await this.saveIfItCan();
        continue;
      }
      const event = this.registry.read<DomainEvent>(message.event);
      this.eventsSinceSnapshot++;
      for (const live of this.live.values())
        if (live.position === undefined || event.position > live.position)
          this.announce(live.fold, live.fold.apply(event), event.position);
      this.advance(event.position);
    }
  }

  /** The read models are right without it: a store that is away is no reason to stop. */
  private async saveIfItCan(): Promise<void> {
    try {
      await this.saveSnapshots();
    } catch (error) {
      if (!isAway(error)) throw error;
    }
  }

  private announce(
    fold: ProjectionFold<unknown>,
    key: string | undefined,
    position: Position,
  ): void {
    if (key === undefined) return;
    const change = {
      projection: fold.projection.name,
      key,
      document: fold.documents.get(key),
      position,
    };
    for (const listener of this.listeners) listener(change);
  }

  private advance(position: Position): void {
    for (const live of this.live.values())
      if (live.position === undefined || live.position < position) live.position = position;
    this.progress.reach(position);
  }

  private liveOf(name: string): Live {
    const live = this.live.get(name);
    if (live === undefined) throw new Fault('projection-unknown', `no projection is named ${name}`);
    return live;
  }
}

export function snapshotName(projection: AnyProjection): string {
  return `projection:${projection.name}`;
}

function earliest(positions: readonly (Position | undefined)[]): Position | undefined {
  let first: Position | undefined = positions[0];
  for (const position of positions) {
    if (position === undefined || first === undefined) return undefined;
    first = Math.min(first, position);
  }
  return first;
}
