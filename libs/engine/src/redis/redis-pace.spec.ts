import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { limits } from '#kernel';
import { RedisBench, withRedis } from '#redis/testing';
import { paceContract } from '#testing';
import { RedisPace } from './redis-pace.js';

/** Makes every minute older instead of waiting: Redis's clock is nobody's to move. */
const agingScript = `
  for _, key in ipairs(redis.call('KEYS', ARGV[1])) do
    redis.call('PEXPIRE', key, redis.call('PTTL', key) - ARGV[2])
  end
`;

withRedis('RedisPace', () => {
  let bench: RedisBench;
  beforeAll(async () => {
    bench = await RedisBench.start();
  });
  afterAll(() => bench.end());

  paceContract('RedisPace', async (perMinute) => {
    const link = await bench.link();
    return {
      pace: new RedisPace(link, perMinute),
      pass: async (ms) => {
        await link.perform((redis) => redis.eval(agingScript, 0, link.key('pace', '*'), ms));
      },
    };
  });

  it('is shared by all processes of a namespace', async () => {
    const namespace = bench.freshNamespace();
    const [one, other] = [await bench.link({ namespace }), await bench.link({ namespace })];
    expect(await new RedisPace(one, { email: 1 }).take('email')).toBe(0);
    expect(await new RedisPace(other, { email: 1 }).take('email')).toBeGreaterThan(0);
    expect(await new RedisPace(await bench.link(), { email: 1 }).take('email')).toBe(0);
  });

  it('knows in all processes whom it holds up', async () => {
    const namespace = bench.freshNamespace();
    const perMinute = { email: 1 };
    const one = new RedisPace(await bench.link({ namespace }), perMinute);
    const other = new RedisPace(await bench.link({ namespace }), perMinute);
    await one.take('email');
    const waitMs = await one.take('email', 1, 'a');
    for (const pace of [other, one, other]) {
      const restMs = await pace.take('email', 1, 'a');
      expect(restMs).toBeGreaterThan(0);
      expect(restMs).toBeLessThanOrEqual(waitMs);
    }
    const nextMs = await other.take('email', 1, 'b');
    expect(nextMs).toBeGreaterThan(limits.paceMinuteMs);
    expect(nextMs).toBeLessThanOrEqual(2 * limits.paceMinuteMs);
  });
});
