import type { EventLog } from '#event-log';
import type { ProjectionChange, ProjectionHost, Until } from '#engine';
import { limits, Refusal, type Position } from '#kernel';
import type { ProjectionSnapshot } from './projection-snapshot.js';
import { RecentChanges } from './recent-changes.js';
import type { Interest } from './stream-subscriber.js';

/** Documents that changed, each as it is at `upTo` and with the place of its last change, in that order. */
export interface Changes {
  readonly upTo: Position;
  readonly changes: readonly {
    readonly key: string;
    readonly position: Position;
    readonly document: unknown;
  }[];
}

/** What the projections hold, and what changed in them since any place in the log. */
export class ProjectionHistory {
  private readonly recent = new Map<string, RecentChanges>();
  /** Whoever holds what a projection had when it was rebuilt, or before, may hold documents it no longer has. */
  private readonly rebuiltAt = new Map<string, Position>();
  private readonly changedAt = new Map<string, Position>();

  constructor(
    private readonly host: ProjectionHost,
    private readonly log: EventLog,
  ) {}

  /** Waits until the projections hold everything that is in the log at the time of the call. */
  async upToDate(): Promise<void> {
    await this.host.reached(await this.log.head());
  }

  note({ projection, key, position }: ProjectionChange): void {
    this.changedAt.set(projection, position);
    const known = this.recent.get(projection) ?? new RecentChanges();
    this.recent.set(projection, known);
    known.add(key, position);
  }

  startOver(projection: string): void {
    const now = this.host.position ?? 0;
    this.rebuiltAt.set(projection, now);
    this.changedAt.set(projection, now);
    this.recent.delete(projection);
  }

  /** As of this very turn. */
  snapshot({ projection, prefix }: Interest): ProjectionSnapshot {
    const { position } = this.host;
    const documents = inOrder(this.host.state(projection), prefix);
    return { projection, revision: this.host.revisionOf(projection), position, documents };
  }

  /** At an instant no position is told: events of that instant may stand on either side of others. */
  async pastSnapshot({ projection, prefix }: Interest, until: Until): Promise<ProjectionSnapshot> {
    const documents = inOrder(await this.host.stateAt(projection, until), prefix);
    const position = 'position' in until ? until.position : undefined;
    return { projection, revision: this.host.revisionOf(projection), position, documents };
  }

  /** Another one after every change of the projection, whatever the key: it may change too often, never too rarely. */
  versionOf(projection: string): string {
    const changed = this.changedAt.get(projection) ?? this.host.position ?? 0;
    return `${this.host.revisionOf(projection)}.${changed}`;
  }

  /**
   * A place in this log that the projections have passed, and in the time of the documents there are now. Where no event
   * stands, the place was made up, or is of the log that was used before.
   */
  async isKnownPlace(projection: string, place: Position): Promise<boolean> {
    if ((await this.log.eventAt(place)) === undefined) return false;
    const { position } = this.host;
    if (position === undefined || place > position) return false;
    const rebuiltAt = this.rebuiltAt.get(projection);
    return rebuiltAt === undefined || place > rebuiltAt;
  }

  /** What happened after `place`; `undefined` where it is so much that a snapshot is cheaper. */
  async since(projection: string, place: Position): Promise<Changes | undefined> {
    const recent = this.recent.get(projection)?.since(place);
    if (recent !== undefined) return this.asTheyAre(projection, recent);
    const touched = new Map<string, Position>();
    let events = 0;
    let read = place;
    for (;;) {
      const until = this.host.position ?? read;
      // Here nothing is left unread, and the documents are captured before anything else can happen.
      if (read >= until) return this.asTheyAre(projection, touched);
      for await (const { key, position } of this.host.touched(projection, read, until)) {
        if (++events > limits.streamResumeEventsMax) return undefined;
        touched.delete(key);
        touched.set(key, position);
      }
      read = until;
    }
  }

  /** @throws Refusal `projection-unknown` */
  requireKnown(projection: string): void {
    if (!this.host.names.includes(projection))
      throw new Refusal('projection-unknown', { projection, known: this.host.names });
  }

  private asTheyAre(projection: string, touched: ReadonlyMap<string, Position>): Changes {
    const documents = this.host.state(projection);
    return {
      upTo: this.host.position ?? 0,
      changes: [...touched].map(([key, position]) => ({
        key,
        position,
        document: documents.get(key),
      })),
    };
  }
}

function inOrder(documents: ReadonlyMap<string, unknown>, prefix: string) {
  return [...documents]
    .filter(([key]) => key.startsWith(prefix))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}
