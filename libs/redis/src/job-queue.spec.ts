import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { limits } from '#kernel';
import { JobQueue, type JobPatience } from './job-queue.js';
import { RedisBench } from './testing/redis-bench.js';
import { until, withRedis } from './testing/redis-server.js';

withRedis('a queue', () => {
  let bench: RedisBench;
  beforeAll(async () => {
    bench = await RedisBench.start();
  });
  afterAll(() => bench.end());
  const opened: JobQueue[] = [];
  afterEach(async () => {
    await bench.server.restart();
    for (const queue of opened.splice(0)) await queue.close();
    bench.reported.splice(0);
  });

  const open = async (patience: Partial<JobPatience> = {}) => {
    const queue = await JobQueue.open(await bench.link(), 'jobs', {
      concurrency: 1,
      triesMax: 1,
      retryPauseMs: () => 1,
      form: {},
      onFailure: () => {},
      patience,
    });
    opened.push(queue);
    return queue;
  };
  const setMemory = (bytes: string) =>
    bench.server.ask((redis) => redis.config('SET', 'maxmemory', bytes));
  /** How often Redis has refused something for want of memory. */
  const refusals = async () => {
    const stats = await bench.server.ask((redis) => redis.info('errorstats'));
    return Number(/errorstat_OOM:count=(\d+)/.exec(stats)?.[1] ?? 0);
  };

  it('asks a Redis that refuses now and then, tells of it once, and goes on by itself', async () => {
    const queue = await open();
    const done: string[] = [];
    await queue.add('a', {});
    await setMemory('1mb');
    const before = await refusals();
    const began = performance.now();
    queue.work(({ id }) => Promise.resolve(void done.push(id)));
    await until(async () => (await refusals()) >= before + 3);
    expect(performance.now() - began).toBeGreaterThan(limits.redisReconnectMsMax);
    expect(bench.reported).toEqual([expect.objectContaining({ code: 'redis-unavailable' })]);
    await setMemory('0');
    await until(() => done.length === 1);
  });

  it('takes a Redis whose memory is full for one that is away, and works again once there is memory', async () => {
    const queue = await open();
    const done: string[] = [];
    await queue.add('before', {});
    await setMemory('1mb');
    await expect(queue.add('a', {})).rejects.toMatchObject({
      kind: 'fault',
      code: 'redis-unavailable',
      message: expect.stringContaining('OOM'),
    });
    await setMemory('0');
    await queue.add('a', {});
    queue.work(({ id }) => Promise.resolve(void done.push(id)));
    await until(() => done.length === 2);
    expect(done).toEqual(['before', 'a']);
  });

  it.each(['says nothing', 'is gone'])(
    'is closed within half of a stop, though a job hangs and Redis %s',
    async (how) => {
      const redisMs = 2 * limits.redisPingMsMax + limits.redisReconnectMsMax;
      expect(limits.jobDrainMsMax + redisMs).toBeLessThanOrEqual(limits.shutdownMsMax / 2);
      const drainMs = 200;
      const queue = await open({ drainMs });
      let isUnderWay = false;
      await queue.add('a', {});
      queue.work(() => {
        isUnderWay = true;
        return new Promise(() => {});
      });
      await until(() => isUnderWay);
      if (how === 'is gone') await bench.server.stop();
      else bench.server.pause();
      const began = performance.now();
      await queue.close();
      const tookMs = performance.now() - began;
      expect(tookMs).toBeGreaterThanOrEqual(drainMs);
      expect(tookMs).toBeLessThan(drainMs + redisMs);
    },
  );
});
