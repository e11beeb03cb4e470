import type { EventLog, Subscription } from '#event-log';
import {
  Fault,
  limits,
  type DomainEvent,
  type EventRegistry,
  type Position,
  type Projection,
} from '#kernel';
import type { Snapshots } from '#snapshots';
import { Progress } from './progress.js';
import {
  filterFor,
  foldLog,
  ProjectionFold,
  type AnyProjection,
  type Until,
} from './projection-fold.js';

interface Live {
  fold: ProjectionFold<unknown>;
  position: Position | undefined;
}

/** The third loop: every projection live in memory, started from its snapshot, following one subscription to the log. */
export class ProjectionHost {
  private readonly live = new Map<string, Live>();
  private subscription: Subscription | undefined;
  private running: Promise<void> | undefined;
  private eventsSinceSnapshot = 0;

  constructor(
    private readonly projections: readonly AnyProjection[],
    private readonly log: EventLog,
    private readonly registry: EventRegistry,
    private readonly snapshots: Snapshots,
    private readonly progress = new Progress(),
  ) {}

  get names(): readonly string[] {
    return this.projections.map(({ name }) => name);
  }

  async start(): Promise<void> {
    for (const projection of this.projections) {
      const stored = await this.snapshots.load(snapshotName(projection), projection.revision);
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
    if (until !== undefined) {
      const fold = new ProjectionFold(projection as unknown as AnyProjection);
      await foldLog(this.log, this.registry, [fold], { until });
      return fold.documents as ReadonlyMap<string, Document>;
    }
    await this.progress.until(await this.log.head());
    return this.liveOf(projection.name).fold.documents as ReadonlyMap<string, Document>;
  }

  /** Resolves when the projections hold everything up to `position`. */
  reached(position: Position | undefined): Promise<void> {
    return this.progress.until(position);
  }

  /** Folds one projection again from the first event while the old documents go on serving, then changes over. */
  async rebuild(name: string): Promise<void> {
    const fold = new ProjectionFold(this.liveOf(name).fold.projection);
    let position: Position | undefined;
    while (position !== this.progress.position) {
      const until = this.progress.position;
      await foldLog(this.log, this.registry, [fold], {
        ...(position === undefined ? {} : { after: position }),
        ...(until === undefined ? {} : { until: { position: until } }),
      });
      position = until;
    }
    this.live.set(name, { fold, position });
  }

  async saveSnapshots(): Promise<void> {
    this.eventsSinceSnapshot = 0;
    for (const { fold, position } of this.live.values())
      await this.snapshots.save({
        name: snapshotName(fold.projection),
        revision: fold.projection.revision,
        position,
        state: fold.state(),
      });
  }

  private async follow(subscription: Subscription): Promise<void> {
    for await (const message of subscription) {
      if (message.kind === 'caught-up') {
        if (message.position !== undefined) this.advance(message.position);
        if (this.eventsSinceSnapshot >= limits.snapshotEveryEvents) await this.saveSnapshots();
        continue;
      }
      const event = this.registry.read<DomainEvent>(message.event);
      this.eventsSinceSnapshot++;
      for (const live of this.live.values())
        if (live.position === undefined || event.position > live.position) live.fold.apply(event);
      this.advance(event.position);
    }
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
