import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { addMs, instantAt, limits } from '#kernel';
import { RedisBench, withRedis } from '#redis/testing';
import { idempotencyContract } from '#testing';
import { RedisIdempotencyKeys } from './redis-idempotency-keys.js';

const now = instantAt(Date.UTC(2026, 2, 1));
const response = { status: 200, headers: {}, body: 'é' };

withRedis('RedisIdempotencyKeys', () => {
  let bench: RedisBench;
  beforeAll(async () => {
    bench = await RedisBench.start();
  });
  afterAll(() => bench.end());

  idempotencyContract(
    'RedisIdempotencyKeys',
    async () => new RedisIdempotencyKeys(await bench.link()),
  );

  it('are shared by processes, of which one works', async () => {
    const namespace = bench.freshNamespace();
    const processes = await Promise.all(
      [1, 2, 3].map(async () => new RedisIdempotencyKeys(await bench.link({ namespace }))),
    );
    const begun = await Promise.all(
      [...processes, ...processes].map((keys) => keys.begin('k', 'launch', now)),
    );
    expect(begun.filter(({ state }) => state === 'new')).toHaveLength(1);
    await processes[0]?.complete('k', response);
    expect(await processes[1]?.begin('k', 'launch', now)).toEqual({ state: 'done', response });
  });

  it('die by themselves after their time, completed or not', async () => {
    const link = await bench.link();
    const keys = new RedisIdempotencyKeys(link);
    for (const key of ['begun', 'done']) await keys.begin(key, 'launch', now);
    await keys.complete('done', response);
    for (const key of ['begun', 'done']) {
      const ttlMs = await link.perform((redis) => redis.pttl(link.key('idempotency', key)));
      expect(ttlMs).toBeGreaterThan(0);
      expect(ttlMs).toBeLessThanOrEqual(limits.idempotencyKeyMs);
    }
  });

  it('purge more than one batch, and keep no trace of it', async () => {
    const link = await bench.link();
    const keys = new RedisIdempotencyKeys(link);
    const many = Array.from({ length: limits.readPageEvents + 1 }, (_, n) => `k${n}`);
    await Promise.all(many.map((key) => keys.begin(key, 'launch', now)));
    await keys.purge(addMs(now, 1));
    expect(await link.perform((redis) => redis.keys(link.key('*')))).toEqual([]);
  });

  it('let whoever began have it, though the command that began was sent twice', async () => {
    const ids = { next: () => 'the same request' };
    const keys = new RedisIdempotencyKeys(await bench.link(), ids);
    expect(await keys.begin('k', 'launch', now)).toEqual({ state: 'new' });
    expect(await keys.begin('k', 'launch', now)).toEqual({ state: 'new' });
  });
});
