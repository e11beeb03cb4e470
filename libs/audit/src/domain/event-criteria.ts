import type { Actor, Instant, RecordedEvent } from '#kernel';

/** Which events are meant; every member that is given has to hold. */
export interface EventCriteria {
  /** Streams whose names begin with this. */
  readonly streamPrefix?: string;
  readonly types?: readonly string[];
  /** Who caused it: a kind of actor, or one of them. */
  readonly actor?: { readonly kind: Actor['kind']; readonly id?: string };
  readonly correlationId?: string;
  readonly causationId?: string;
  /** Recorded at this instant or later. */
  readonly from?: Instant;
  /** Recorded at this instant or earlier. */
  readonly to?: Instant;
}

export function meets(event: RecordedEvent, criteria: EventCriteria): boolean {
  const { stream, type, metadata } = event;
  const { streamPrefix, types, actor, correlationId, causationId, from, to } = criteria;
  return (
    (streamPrefix === undefined || stream.startsWith(streamPrefix)) &&
    (types === undefined || types.includes(type)) &&
    (actor === undefined ||
      (metadata.actor.kind === actor.kind &&
        (actor.id === undefined || metadata.actor.id === actor.id))) &&
    (correlationId === undefined || metadata.$correlationId === correlationId) &&
    (causationId === undefined || metadata.$causationId === causationId) &&
    (from === undefined || metadata.at >= from) &&
    (to === undefined || metadata.at <= to)
  );
}
