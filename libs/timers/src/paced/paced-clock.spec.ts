import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMs, msBetween, parseInstant } from '#kernel';
import { PacedClock, type Pace } from './paced-clock.js';

const start = parseInstant('2024-02-19T09:00:00Z');
const hourMs = 3_600_000;
/** An hour in ten seconds, and every further hour in one. */
const paces: readonly Pace[] = [
  { untilMs: hourMs, rate: 360 },
  { untilMs: 30 * hourMs, rate: 3_600 },
];

function clockAt(machine: { ms: number }, own: readonly Pace[] = paces): PacedClock {
  return new PacedClock(start, own, () => machine.ms);
}

describe('a paced clock', () => {
  it('runs each stretch at its own rate, and the last one for ever', () => {
    const machine = { ms: 0 };
    const clock = clockAt(machine);
    const shown = [0, 5_000, 10_000, 11_000, 39_000, 40_000].map((ms) => {
      machine.ms = ms;
      return msBetween(start, clock.now()) / hourMs;
    });
    expect(shown).toEqual([0, 0.5, 1, 2, 30, 31]);
  });

  it('says how long the machine takes until an instant, across stretches', () => {
    const machine = { ms: 5_000 };
    const clock = clockAt(machine);
    expect(clock.machineMsUntil(addMs(start, hourMs))).toBe(5_000);
    expect(clock.machineMsUntil(addMs(start, 3 * hourMs))).toBe(7_000);
    expect(clock.machineMsUntil(start)).toBe(0);
  });

  it('shows an instant no earlier than the machine has waited for it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60_000 }),
        fc.integer({ min: 0, max: 40 * hourMs }),
        (now, ahead) => {
          const machine = { ms: now };
          const clock = clockAt(machine);
          const due = addMs(clock.now(), ahead);
          machine.ms += Math.ceil(clock.machineMsUntil(due)) + 1;
          expect(clock.now() >= due).toBe(true);
        },
      ),
    );
  });

  it('goes on where it would be when it is made again with the same beginnings', () => {
    const machine = { ms: 12_345 };
    expect(clockAt(machine).now()).toBe(clockAt(machine).now());
  });

  it('refuses a pace that stands still, or goes back', () => {
    for (const wrong of [[], [{ untilMs: 1, rate: 0 }], [paces[1]!, paces[0]!]])
      expect(() => clockAt({ ms: 0 }, wrong)).toThrow(
        expect.objectContaining({ code: 'pace-invalid' }),
      );
  });
});
