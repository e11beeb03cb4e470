import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { limits } from '#kernel';
import type { RedisLink } from '#redis';
import { paceWaitMs, type Pace, type PacePerMinute } from '../dispatch/pace.port.js';

/** The pace of all processes that share a Redis, by its clock. A minute begins with the first message of its kind. */
export class RedisPace implements Pace {
  private readonly limiters = new Map<string, RateLimiterRedis>();

  constructor(
    private readonly link: RedisLink,
    private readonly perMinute: PacePerMinute,
  ) {}

  /** @throws Fault `redis-unavailable` */
  async take(kind: string, messages = 1): Promise<number> {
    const perMinute = this.perMinute[kind];
    if (perMinute === undefined) return 0;
    const { consumedPoints, msBeforeNext } = await this.consume(kind, messages, perMinute);
    return paceWaitMs(consumedPoints, messages, perMinute, msBeforeNext);
  }

  private consume(kind: string, messages: number, perMinute: number): Promise<RateLimiterRes> {
    return this.link.perform(async (redis) => {
      let limiter = this.limiters.get(kind);
      if (limiter === undefined) {
        limiter = new RateLimiterRedis({
          storeClient: redis,
          keyPrefix: this.link.key('pace'),
          points: perMinute,
          duration: limits.paceMinuteMs / 1_000,
        });
        this.limiters.set(kind, limiter);
      }
      // What goes beyond the bound comes as a rejection that is no error.
      return limiter.consume(kind, messages).catch((beyond: unknown) => {
        if (beyond instanceof RateLimiterRes) return beyond;
        throw beyond;
      });
    });
  }
}
