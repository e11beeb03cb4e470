import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { IdempotencyKeys } from '#idempotency';
import { RedisIdempotencyKeys } from '#idempotency/redis';
import type { RedisLink } from '#redis';
import { RedisBench, until, withRedis } from '#redis/testing';
import { ApiBench } from '../testing/api-bench.js';

const path = '/campaigns/spring';
const plan = { name: 'Spring test', audience: { parties: ['SE', 'PL'] } };
const key = { 'idempotency-key': '0195cb5e-7c00-7000-8000-000000000000' };
const away = expect.objectContaining({ code: 'redis-unavailable' });

withRedis('a Redis that goes away while a request with an idempotency key is worked on', () => {
  let redis: RedisBench;
  let link: RedisLink;
  let api: ApiBench;
  beforeEach(async () => {
    redis = await RedisBench.start({ appendOnly: true });
    link = await redis.link();
    api = await ApiBench.start({ idempotency: cutAfterBegin(new RedisIdempotencyKeys(link)) });
  });
  afterEach(async () => {
    await api.server.stop();
    await redis.end();
  });

  function cutAfterBegin(keys: IdempotencyKeys): IdempotencyKeys {
    let isFirst = true;
    return {
      begin: async (...asked) => {
        const begun = await keys.begin(...asked);
        if (isFirst) await redis.server.stop();
        isFirst = false;
        return begun;
      },
      complete: (...done) => keys.complete(...done),
      forget: (...failed) => keys.forget(...failed),
      purge: (before) => keys.purge(before),
      close: () => keys.close(),
    };
  }

  it('keeps no client from its answer, and lets no repetition do the work again', async () => {
    const made = await api.put(path, plan, key);
    expect(made).toMatchObject({ status: 201, body: { status: 'planned' } });
    expect(api.failures).toEqual([away]);
    await redis.server.restart();
    await until(() =>
      link.ping().then(
        () => true,
        () => false,
      ),
    );
    const again = await api.put(path, plan, key);
    expect(again).toMatchObject({ status: 409, body: { code: 'idempotency-key-in-flight' } });
  });

  it('does not take the place of what the request itself failed with', async () => {
    const refused = await api.post(`${path}/launch`, {}, key);
    expect(refused).toMatchObject({ status: 404, body: { code: 'campaign-unknown' } });
    expect(api.failures).toEqual([away]);
  });
});
