import type { CalendarDate } from '#kernel';
import { statusOn, type ContactPoint } from './contact-point.state.js';

/** Who is told of a version: everybody designated on the day, or those of some Parties; in order of their ids. */
export function recipientsOf(
  points: Iterable<ContactPoint>,
  day: CalendarDate,
  parties?: readonly string[],
): readonly ContactPoint[] {
  return [...points]
    .filter((point) => statusOn(point, day) === 'designated')
    .filter(({ party }) => parties === undefined || parties.includes(party))
    .toSorted((a, b) => (a.contactPointId < b.contactPointId ? -1 : 1));
}

/** The codes of their Parties, each once, in order. */
export function partiesOf(points: readonly ContactPoint[]): readonly string[] {
  return [...new Set(points.map(({ party }) => party))].toSorted();
}
