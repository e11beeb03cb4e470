import { LRUCache } from 'lru-cache';

/**
 * A memory of the `max` entries used latest. Unlike a cache that is told a number of entries, it takes up room only as it
 * fills: a process has a dozen of them, and most stay small.
 */
export function recent<Key extends NonNullable<unknown>, Value extends NonNullable<unknown>>(
  max: number,
): LRUCache<Key, Value> {
  return new LRUCache({ maxSize: max, sizeCalculation: () => 1 });
}
