import { expect, it } from '@jest/globals';
import { slopeOf, sparkline } from './slope.js';

it('sees how fast something grows through its noise', () => {
  const noise = [3, -3, -3, 3];
  const points = noise.map((by, x) => ({ x, y: 100 + 7 * x + by }));
  expect(slopeOf(points)).toBeCloseTo(7);
  expect(slopeOf(points.map(({ x }) => ({ x, y: 5 })))).toBe(0);
});

it('draws a curve', () => {
  expect(sparkline([0, 1, 2, 7, 3])).toBe('▁▂▃█▄');
  expect(sparkline([4, 4])).toBe('▁▁');
});
