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
  async take(kind: string, messages = 1, key?: string): Promise<number> {
    const restMs = key === undefined ? 0 : await this.restMs(key);
    if (restMs > 0) return restMs;
    const perMinute = this.perMinute[kind];
    if (perMinute === undefined) return 0;
    const { consumedPoints, msBeforeNext } = await this.consume(kind, messages, perMinute);
    const waitMs = paceWaitMs(consumedPoints, messages, perMinute, msBeforeNext);
    if (key !== undefined && waitMs > 0) await this.hold(key, waitMs);
    return waitMs;
  }

  /** Of a key's wait; what is not there is answered with less than nothing. */
  private restMs(key: string): Promise<number> {
    return this.link.perform((redis) => redis.pttl(this.heldKey(key)));
  }

  /** Whoever asked in the same moment and was first keeps the earlier place. */
  private async hold(key: string, waitMs: number): Promise<void> {
    await this.link.perform((redis) => redis.set(this.heldKey(key), '', 'PX', waitMs, 'NX'));
  }

  private heldKey(key: string): string {
    return this.link.key('pace', 'held', key);
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
