import { Fault, limits, type RecordedEvent } from '#kernel';
import { isStorable } from './append-request.js';
import type { EventFilter } from './event-log.port.js';

/** @throws Fault `filter-invalid` when a filter is larger than the limit or names what no log can hold. */
export function checkFilter(filter: EventFilter | undefined): void {
  const items = filter === undefined ? [] : filterItems(filter);
  if (items.length > limits.filterItemsMax)
    throw new Fault(
      'filter-invalid',
      `a filter of ${items.length} items; at most ${limits.filterItemsMax}`,
    );
  const odd = items.find((item) => !isStorable(item));
  if (odd !== undefined)
    throw new Fault('filter-invalid', `no stream or event type is like ${JSON.stringify(odd)}`);
}

/** The same question as the SQL of a store asks, for those that hold their events in memory. */
export function filterMatcher(
  filter: EventFilter | undefined,
): (event: Pick<RecordedEvent, 'stream' | 'type'>) => boolean {
  if (filter === undefined) return () => true;
  if ('eventTypes' in filter) {
    const types = new Set(filter.eventTypes);
    return ({ type }) => types.has(type);
  }
  const { streamPrefixes } = filter;
  return ({ stream }) => streamPrefixes.some((prefix) => stream.startsWith(prefix));
}

function filterItems(filter: EventFilter): readonly string[] {
  return 'eventTypes' in filter ? filter.eventTypes : filter.streamPrefixes;
}
