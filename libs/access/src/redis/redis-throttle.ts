import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RedisLink } from '#redis';
import type { Budget, Throttle } from '../throttle/throttle.port.js';

/** The budgets of all processes that share a Redis, by its clock. */
export class RedisThrottle implements Throttle {
  private readonly limiters = new Map<string, RateLimiterRedis>();

  constructor(private readonly link: RedisLink) {}

  /** @throws Fault `redis-unavailable` */
  async take(budget: Budget, key: string): Promise<number> {
    const { consumedPoints, msBeforeNext } = await this.consume(budget, key);
    return consumedPoints <= budget.tries ? 0 : Math.max(1, msBeforeNext);
  }

  private consume({ name, tries, windowMs }: Budget, key: string) {
    return this.link.perform(async (redis): Promise<RateLimiterRes> => {
      let limiter = this.limiters.get(name);
      if (limiter === undefined) {
        limiter = new RateLimiterRedis({
          storeClient: redis,
          keyPrefix: this.link.key('throttle', name),
          points: tries,
          duration: windowMs / 1_000,
        });
        this.limiters.set(name, limiter);
      }
      // What goes beyond the bound comes as a rejection that is no error.
      return limiter.consume(key).catch((beyond: unknown) => {
        if (beyond instanceof RateLimiterRes) return beyond;
        throw beyond;
      });
    });
  }
}
