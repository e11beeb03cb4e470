import type { Position, Revision } from '#kernel';
import type { AppendRequest } from './append-request.js';
import { WrongExpectedRevision, type Appended } from './event-log.port.js';

/** An event that already stands where a repeated append would have put its own. */
export interface StoredPlace {
  readonly id: string;
  readonly revision: Revision;
  readonly position: Position;
}

/**
 * What an append meets: `store` it from this revision on, or it is `stored` already, or it is `refused`.
 * @param storedFrom the stream's events from this revision on, `count` at most, in order.
 */
export function meet(
  { stream, events, expected }: AppendRequest,
  actual: Revision | undefined,
  storedFrom: (revision: Revision, count: number) => readonly StoredPlace[],
):
  | { readonly kind: 'store'; readonly from: Revision }
  | { readonly kind: 'stored'; readonly appended: Appended }
  | { readonly kind: 'refused'; readonly error: WrongExpectedRevision } {
  const next = actual === undefined ? 0 : actual + 1;
  if (expected === 'any') return { kind: 'store', from: next };
  const from = expected === 'no-stream' ? 0 : expected + 1;
  if (from === next) return { kind: 'store', from };
  const stored = from + events.length <= next ? storedFrom(from, events.length) : [];
  const last = stored.at(-1);
  if (
    last !== undefined &&
    stored.length === events.length &&
    stored.every(({ id }, index) => id === events[index]?.id)
  )
    return { kind: 'stored', appended: { revision: last.revision, position: last.position } };
  return { kind: 'refused', error: new WrongExpectedRevision(stream, expected, actual) };
}
