import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Budget, Throttle } from '#access';

/** An adapter and the time it lives in. */
export interface ThrottleUnderTest {
  readonly throttle: Throttle;
  /** Lets time pass, at least as much. */
  pass(ms: number): Promise<void>;
}

/** What every adapter of the throttle port promises. `open` gives a fresh one. */
export function throttleContract(name: string, open: () => Promise<ThrottleUnderTest>): void {
  describe(`${name} as throttle`, () => {
    const tries: Budget = { name: 'tries', tries: 3, windowMs: 60_000 };
    let bench: ThrottleUnderTest;
    beforeEach(async () => {
      bench = await open();
    });
    const take = (key: string, budget = tries) => bench.throttle.take(budget, key);
    const takeAll = async (key: string) => {
      for (let used = 0; used < tries.tries; used++) await take(key);
    };

    it('lets go what a budget has, and says when the rest may come', async () => {
      for (let used = 0; used < 3; used++) expect(await take('a')).toBe(0);
      const waitMs = await take('a');
      expect(waitMs).toBeGreaterThan(0);
      expect(waitMs).toBeLessThanOrEqual(60_000);
    });

    it('begins anew when the window is over, however much was tried in it', async () => {
      for (let used = 0; used < 10; used++) await take('a');
      await bench.pass(await take('a'));
      expect(await take('a')).toBe(0);
    });

    it('does not begin anew with every try', async () => {
      await takeAll('a');
      await bench.pass(40_000);
      expect(await take('a')).toBeLessThanOrEqual(20_000);
    });

    it('keeps keys and budgets apart', async () => {
      await takeAll('a');
      expect(await take('a')).toBeGreaterThan(0);
      expect(await take('b')).toBe(0);
      expect(await take('a', { ...tries, name: 'others' })).toBe(0);
    });

    it('counts right where many try at the same moment', async () => {
      const waits = await Promise.all(Array.from({ length: 20 }, () => take('a')));
      expect(waits.filter((ms) => ms === 0)).toHaveLength(3);
    });
  });
}
