import { recent } from '#engine';
import { limits, msBetween, type Clock, type Instant } from '#kernel';
import type { Budget, Throttle } from './throttle.port.js';

/** The budgets of one process. What was not asked for the longest is forgotten first. */
export class InProcessThrottle implements Throttle {
  private readonly windows = recent<string, { readonly begunAt: Instant; used: number }>(
    limits.throttledKeysMax,
  );

  constructor(private readonly clock: Clock) {}

  take({ name, tries, windowMs }: Budget, key: string): Promise<number> {
    const now = this.clock.now();
    const place = `${name}:${key}`;
    let window = this.windows.get(place);
    if (window === undefined || msBetween(window.begunAt, now) >= windowMs) {
      window = { begunAt: now, used: 0 };
      this.windows.set(place, window);
    }
    window.used++;
    const restMs = windowMs - msBetween(window.begunAt, now);
    return Promise.resolve(window.used <= tries ? 0 : restMs);
  }
}
