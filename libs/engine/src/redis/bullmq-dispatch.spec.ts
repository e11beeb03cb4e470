import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Fault, limits, Refusal } from '#kernel';
import type { RedisLink } from '#redis';
import { RedisBench, until, withRedis } from '#redis/testing';
import { dispatchContract } from '#testing';
import type { DispatchHandler } from '../dispatch/dispatch.port.js';
import {
  BullMqDispatch,
  type BullMqDispatchOptions,
  type DispatchFailure,
} from './bullmq-dispatch.js';

withRedis('BullMqDispatch', () => {
  let bench: RedisBench;
  beforeAll(async () => {
    bench = await RedisBench.start();
  });
  afterAll(() => bench.end());

  dispatchContract('BullMqDispatch', async () =>
    BullMqDispatch.open(await bench.link(), { triesMax: 1 }),
  );

  describe('over a Redis that others use too', () => {
    const opened: BullMqDispatch[] = [];
    afterEach(async () => {
      for (const dispatch of opened.splice(0)) await dispatch.close();
    });

    async function open(
      link: RedisLink,
      handler?: DispatchHandler,
      options?: BullMqDispatchOptions,
    ): Promise<BullMqDispatch> {
      const dispatch = await BullMqDispatch.open(link, options);
      opened.push(dispatch);
      if (handler !== undefined) dispatch.onJob(handler);
      return dispatch;
    }

    it.each(['a:b', '17', '0', '0:1', 'ping.se-1.step-0.1', 'é ü/%', ''])(
      'takes the id "%s" and hands it over as it was',
      async (id) => {
        const handled: unknown[] = [];
        const dispatch = await open(await bench.link(), (job) =>
          Promise.resolve(void handled.push(job)),
        );
        await dispatch.add(id, { of: id });
        await dispatch.idle();
        expect(handled).toEqual([{ id, job: { of: id } }]);
      },
    );

    it('hands each job to one of the processes, and is idle only when all of them are', async () => {
      const namespace = bench.freshNamespace();
      const handled: string[] = [];
      const note: DispatchHandler = ({ id }) => Promise.resolve(void handled.push(id));
      await open(await bench.link({ namespace }), note);
      await open(await bench.link({ namespace }), note);
      const adding = await open(await bench.link({ namespace }));
      const ids = Array.from({ length: 300 }, (_, n) => `job-${n}`);
      await Promise.all(ids.map((id) => adding.add(id, {})));
      await adding.idle();
      expect(handled.toSorted()).toEqual(ids.toSorted());
      expect(await adding.depth()).toEqual({ waiting: 0, underWay: 0 });
    });

    it('tries again what may pass, as often as it may, and then fails whoever waits', async () => {
      const failures: DispatchFailure[] = [];
      const fault = new Fault('no-disk', 'the disk is gone');
      const dispatch = await open(await bench.link(), () => Promise.reject(fault), {
        triesMax: 2,
        onFailure: (failure) => failures.push(failure),
      });
      await dispatch.add('a', {});
      await expect(dispatch.idle()).rejects.toBe(fault);
      const job = { id: 'a', job: {} };
      expect(failures).toEqual([
        { job, error: fault, failures: 1, isRetried: true },
        { job, error: fault, failures: 2, isRetried: false },
      ]);
      expect(await dispatch.figures()).toMatchObject({ retried: 1, failed: 1, delayed: 0 });
    });

    it('fails nobody where another try did it, and takes the job no second time in between', async () => {
      let tries = 0;
      const dispatch = await open(await bench.link(), () =>
        tries++ === 0 ? Promise.reject(new Error('no disk')) : Promise.resolve(),
      );
      await dispatch.add('a', {});
      await until(async () => (await dispatch.figures()).delayed === 1);
      expect(await dispatch.depth()).toEqual({ waiting: 1, underWay: 0 });
      await dispatch.add('a', {});
      await dispatch.idle();
      expect(tries).toBe(2);
    });

    it('tries what a rule refused no second time', async () => {
      const refusal = new Refusal('ping-unknown');
      const dispatch = await open(await bench.link(), () => Promise.reject(refusal));
      await dispatch.add('a', {});
      await expect(dispatch.idle()).rejects.toBe(refusal);
      expect(await dispatch.figures()).toMatchObject({ retried: 0, failed: 1 });
    });

    it('gives the job of a worker that did not come to an end to another one', async () => {
      const link = await bench.link();
      const started: string[] = [];
      const hanging = await open(
        link,
        ({ id }) => {
          started.push(id);
          return new Promise(() => {});
        },
        { patience: { lockMs: 1_000, lostJobsEveryMs: 500, drainMs: 50 } },
      );
      await hanging.add('a', {});
      await until(() => started.length === 1);
      await hanging.close();
      const ended: string[] = [];
      const other = await open(link, ({ id }) => Promise.resolve(void ended.push(id)), {
        patience: { lostJobsEveryMs: 500 },
      });
      await other.idle();
      expect(ended).toEqual(['a']);
      expect(await other.figures()).toMatchObject({ stalled: 1 });
    });

    it('fails whoever adds, waits or asks while Redis is away, and takes jobs again once it is back', async () => {
      const handled: string[] = [];
      const away = { code: 'redis-unavailable' };
      const dispatch = await open(await bench.link(), ({ id }) =>
        Promise.resolve(void handled.push(id)),
      );
      await dispatch.add('a', {});
      await dispatch.idle();
      await bench.server.stop();
      await expect(dispatch.add('b', {})).rejects.toMatchObject(away);
      await expect(dispatch.idle()).rejects.toMatchObject(away);
      await expect(dispatch.depth()).rejects.toMatchObject(away);
      await bench.server.restart();
      await until(() =>
        dispatch.add('c', {}).then(
          () => true,
          () => false,
        ),
      );
      await dispatch.idle();
      expect(handled).toEqual(['a', 'c']);
    });

    it(`has at most ${limits.dispatchTriesMax} tries by default`, async () => {
      let tries = 0;
      const dispatch = await open(await bench.link(), () => {
        tries++;
        return Promise.reject(new Error('no disk'));
      });
      await dispatch.add('a', {});
      await expect(dispatch.idle()).rejects.toThrow('no disk');
      expect(tries).toBe(limits.dispatchTriesMax);
    });
  });
});
