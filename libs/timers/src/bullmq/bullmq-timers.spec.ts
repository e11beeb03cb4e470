import { afterAll, beforeAll } from '@jest/globals';
import { RedisBench, withRedis } from '#redis/testing';
import { timersContract } from '#testing';
import { VirtualBullMqTimers } from './testing/virtual-bullmq-timers.js';

withRedis('BullMqTimers', () => {
  let bench: RedisBench;
  beforeAll(async () => {
    bench = await RedisBench.start();
  });
  afterAll(() => bench.end());

  timersContract('BullMqTimers', async () => VirtualBullMqTimers.open(await bench.link()), {
    manyTimers: 500,
    propertyRuns: 15,
    order: 'due',
  });
});
