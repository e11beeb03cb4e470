import { expect, it } from '@jest/globals';
import { byMonth } from './by-month.js';

it('gathers tests by the month they begin in, the nearest first', () => {
  const at = (startsAt: string) => ({ startsAt });
  const [late, early, next] = [
    '2026-03-09T08:00:00Z',
    '2026-03-01T08:00:00Z',
    '2026-04-02T08:00:00Z',
  ];
  expect(byMonth([at(next), at(late), at(early)])).toEqual([
    [early, [at(early), at(late)]],
    [next, [at(next)]],
  ]);
  expect(byMonth([])).toEqual([]);
});
