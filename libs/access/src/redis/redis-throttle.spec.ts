import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { RedisBench, withRedis } from '#redis/testing';
import { throttleContract } from '#testing';
import { RedisThrottle } from './redis-throttle.js';

/** Makes every window older instead of waiting: Redis's clock is nobody's to move. */
const agingScript = `
  for _, key in ipairs(redis.call('KEYS', ARGV[1])) do
    redis.call('PEXPIRE', key, redis.call('PTTL', key) - ARGV[2])
  end
`;

withRedis('RedisThrottle', () => {
  let bench: RedisBench;
  beforeAll(async () => {
    bench = await RedisBench.start();
  });
  afterAll(() => bench.end());

  throttleContract('RedisThrottle', async () => {
    const link = await bench.link();
    return {
      throttle: new RedisThrottle(link),
      pass: async (ms) => {
        await link.perform((redis) =>
          redis.eval(agingScript, 0, link.key('throttle', '*'), Math.ceil(ms)),
        );
      },
    };
  });

  it('is shared by all processes of a namespace', async () => {
    const namespace = bench.freshNamespace();
    const budget = { name: 'tries', tries: 1, windowMs: 60_000 };
    const one = new RedisThrottle(await bench.link({ namespace }));
    const other = new RedisThrottle(await bench.link({ namespace }));
    expect(await one.take(budget, 'a')).toBe(0);
    expect(await other.take(budget, 'a')).toBeGreaterThan(0);
  });
});
