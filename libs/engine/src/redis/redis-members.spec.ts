import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { RedisBench, withRedis } from '#redis/testing';
import { membersContract } from '#testing';
import { RedisMembers } from './redis-members.js';

/** Makes everything older instead of waiting: Redis's clock is nobody's to move. */
const agingScript = `
  for _, member in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
    redis.call('ZINCRBY', KEYS[1], -ARGV[1], member)
  end
  redis.call('DECRBY', KEYS[2], ARGV[1])
`;

withRedis('RedisMembers', () => {
  let bench: RedisBench;
  beforeAll(async () => {
    bench = await RedisBench.start();
  });
  afterAll(() => bench.end());

  membersContract('RedisMembers', async () => {
    const link = await bench.link();
    return {
      members: new RedisMembers(link),
      pass: async (ms) => {
        const keys = [link.key('members'), link.key('members', 'last-word')];
        await link.perform((redis) => redis.eval(agingScript, 2, ...keys, ms));
      },
    };
  });

  it('are found by others over their own links, in their namespace only', async () => {
    const namespace = bench.freshNamespace();
    const [one, other] = [await bench.link({ namespace }), await bench.link({ namespace })];
    await new RedisMembers(one).beat('a');
    expect((await new RedisMembers(other).beat('b')).members).toEqual(['a', 'b']);
    expect((await new RedisMembers(await bench.link()).beat('c')).members).toEqual(['c']);
  });

  it('know nobody who spoke in the future, as before a clock was set back', async () => {
    const link = await bench.link();
    await link.perform((redis) => redis.zadd(link.key('members'), 9_999_999_999_999, '!ahead'));
    const members = new RedisMembers(link);
    expect((await members.present()).members).toEqual([]);
    expect((await members.beat('a')).members).toEqual(['a']);
  });

  it('know everybody again after Redis was emptied', async () => {
    const members = new RedisMembers(await bench.link());
    await members.beat('a');
    await bench.server.flushAll();
    expect(await members.beat('b')).toEqual({ members: ['b'], silentMs: undefined });
    expect((await members.beat('a')).members).toEqual(['a', 'b']);
  });
});
