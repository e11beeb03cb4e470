import type { DomainEvent, Instant, Position, Recorded, Revision, StreamName } from '#kernel';

/** An event by which something is proved: enough to find it again in the log, and nothing of what it says. */
export interface Evidence {
  readonly eventId: string;
  readonly type: string;
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly position: Position;
  /** When it was recorded. */
  readonly at: Instant;
}

export function evidence(event: Recorded<DomainEvent>): Evidence {
  const { id: eventId, type, stream, revision, position, metadata } = event;
  return { eventId, type, stream, revision, position, at: metadata.at };
}

/** In the order of the log, each once. */
export function evidences(events: Iterable<Recorded<DomainEvent>>): readonly Evidence[] {
  const byPosition = new Map([...events].map((event) => [event.position, evidence(event)]));
  return [...byPosition.values()].toSorted((a, b) => a.position - b.position);
}
