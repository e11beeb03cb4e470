import type { DomainEvent, Projection, Recorded } from '#kernel';
import type { Basis } from './report.js';

/** How far the log reaches. @param types every type of event there is. */
export function logEnd(types: readonly string[]): Projection<Basis, DomainEvent> {
  const reach = (end: Basis | undefined, { id, metadata }: Recorded<DomainEvent>): Basis => ({
    lastEventId: id,
    events: (end?.events ?? 0) + 1,
    recordedAt: metadata.at,
  });
  return {
    name: 'log-end',
    revision: 1,
    key: () => 'end',
    apply: Object.fromEntries(types.map((type) => [type, reach])),
  };
}
