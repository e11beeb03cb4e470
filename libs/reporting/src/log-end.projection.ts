import type { DomainEvent, Projection, Recorded } from '#kernel';
import type { Basis } from './report.js';

type Reach = Omit<Basis, 'seal'>;

/** How far the log reaches. @param types every type of event there is. */
export function logEnd(types: readonly string[]): Projection<Reach, DomainEvent> {
  const reach = (end: Reach | undefined, { id, metadata }: Recorded<DomainEvent>): Reach => ({
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
