import type { DomainEvent, Instant, Position, Projection, Recorded } from '#kernel';

/** How far a log reaches. */
export interface LogExtent {
  readonly events: number;
  readonly lastEventId: string;
  readonly lastPosition: Position;
  readonly recordedAt: Instant;
  /** How many events of each type. */
  readonly byType: ReadonlyMap<string, number>;
}

export const extentKey = 'log';

/** Folded anew for each question. @param types every type of event there is. */
export function logExtent(types: readonly string[]): Projection<LogExtent, DomainEvent> {
  const reach = (extent: LogExtent | undefined, event: Recorded<DomainEvent>): LogExtent => {
    const { id: lastEventId, type, position: lastPosition, metadata } = event;
    // Of a fold that nobody else holds: a copy for each event would make a long log longer.
    const byType =
      extent === undefined ? new Map<string, number>() : (extent.byType as Map<string, number>);
    byType.set(type, (byType.get(type) ?? 0) + 1);
    return {
      events: (extent?.events ?? 0) + 1,
      lastEventId,
      lastPosition,
      recordedAt: metadata.at,
      byType,
    };
  };
  return {
    name: 'log-extent',
    revision: 1,
    key: () => extentKey,
    apply: Object.fromEntries(types.map((type) => [type, reach])),
  };
}
