import { describe, expect, it } from '@jest/globals';
import type { SoakSample } from './soak-life.js';
import { judged, soak } from './soak.js';

it('keeps the memory of an application flat that asks a network every virtual hour', async () => {
  const length = { rounds: 24 };
  const figures = await soak({ seed: 1, length, onRound: () => {} }, 40);
  expect(figures['virtual hours']).toBe(24);
  // Work went on the whole time.
  expect(Number(figures['messages'])).toBeGreaterThan(24 * 40);
  expect(Number(figures['answers'])).toBeGreaterThan(24 * 10);
});

describe('whoever judges a curve', () => {
  const curve = (heap: (hour: number) => number, readModels: (hour: number) => number) =>
    Array.from({ length: 24 }, (_, at): SoakSample => {
      const hour = at + 1;
      const [heapBytes, readModelBytes] = [heap(hour), readModels(hour)];
      return { hour, heapBytes, readModelBytes, events: 0, messages: hour * 100, answers: 0 };
    });
  const flat = (hour: number) => 40_000_000 + (hour % 3) * 50_000;
  const asPinged = (hour: number) => hour * 100 * 2_000;

  it('is content with one that is flat once it is warm', () => {
    judged(curve((hour) => flat(hour) - (hour < 6 ? 10_000_000 : 0), asPinged));
  });

  it('sees what leaks', () => {
    const leaking = curve((hour) => flat(hour) + hour * 200_000, asPinged);
    expect(() => judged(leaking)).toThrow('memory grows');
    expect(() => judged(curve(flat, (hour) => hour * 100 * 20_000))).toThrow('read models grow');
  });
});
