import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RecentChanges } from './recent-changes.js';

it('knows nothing of what was before it', () => {
  const recent = new RecentChanges(3);
  expect(recent.since(0)).toBeUndefined();
  recent.add('a', 7);
  expect(recent.since(5)).toBeUndefined();
  expect(recent.since(6)).toEqual(new Map([['a', 7]]));
});

it('says what changed since any place it still knows, or that it does not know', () =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 3 }))),
      fc.integer({ min: 1, max: 5 }),
      fc.nat(60),
      (steps, capacity, since) => {
        const recent = new RecentChanges(capacity);
        const touches: { key: string; position: number }[] = [];
        let position = 0;
        for (const [key, gap] of steps) {
          position += gap;
          touches.push({ key, position });
          recent.add(key, position);
        }
        const later = touches.filter((touch) => touch.position > since);
        const known = recent.since(since);
        const last = new Map<string, number>();
        for (const touch of later) {
          last.delete(touch.key);
          last.set(touch.key, touch.position);
        }
        const told = known === undefined ? undefined : [...known];
        // It may not know what lies before its first change, or before as many as it keeps.
        const mayNotKnow = later.length > capacity || since < (touches[0]?.position ?? Infinity);
        expect(told ?? (mayNotKnow ? [...last] : undefined)).toEqual([...last]);
      },
    ),
  ));
