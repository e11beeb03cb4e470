import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { Queue } from 'bullmq';
import {
  addMs,
  InvalidInput,
  isAway,
  limits,
  Refusal,
  systemClock,
  type Clock,
  type Instant,
} from '#kernel';
import type { JobPatience, RedisLink } from '#redis';
import { RedisBench, until, withRedis } from '#redis/testing';
import type { TimerFailure } from '../timer-failure.js';
import type { DueTimer } from '../timers.port.js';
import { BullMqTimers } from './bullmq-timers.js';

const now = () => systemClock.now();
const soon = (ms: number) => addMs(now(), ms);
/** A dead worker is missed within two seconds or so. */
const impatient: Partial<JobPatience> = { lockMs: 1_000, lostJobsEveryMs: 500 };

/** One process's timers, and what fired there. */
interface Process {
  readonly timers: BullMqTimers;
  readonly fired: string[];
  readonly failures: TimerFailure[];
}

withRedis('BullMqTimers over a Redis that others use too', () => {
  let bench: RedisBench;
  const processes: Process[] = [];
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    bench = await RedisBench.start({ appendOnly: true });
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    for (const { timers } of processes.splice(0)) await timers.close();
  });
  afterAll(() => bench.end());

  async function start(
    link: RedisLink,
    handle: (timer: DueTimer) => Promise<void> = () => Promise.resolve(),
    options: { readonly clock?: Clock; readonly patience?: Partial<JobPatience> } = {},
  ): Promise<Process> {
    const fired: string[] = [];
    const failures: TimerFailure[] = [];
    const onFailure = (failure: TimerFailure) => failures.push(failure);
    const timers = await BullMqTimers.open(link, { ...options, onFailure });
    timers.onDue((timer) => {
      fired.push(timer.id);
      return handle(timer);
    });
    const started = { timers, fired, failures };
    processes.push(started);
    return started;
  }

  /** As whoever is told that Redis is away does: until it is back. */
  async function insist(timers: BullMqTimers, id: string, due: Instant): Promise<void> {
    await until(() =>
      timers.schedule(id, due, {}).then(
        () => true,
        (error: unknown) => {
          if (!isAway(error)) throw error;
          return false;
        },
      ),
    );
  }

  it('fire each timer in one of the processes, and not before it is due', async () => {
    const namespace = bench.freshNamespace();
    const late: string[] = [];
    const noteEarly = ({ id, due }: DueTimer) =>
      Promise.resolve(void (now() < due && late.push(id)));
    const [one, other] = [
      await start(await bench.link({ namespace }), noteEarly),
      await start(await bench.link({ namespace }), noteEarly),
    ];
    const ids = Array.from({ length: 100 }, (_, n) => `t.${n}`);
    await Promise.all(ids.map((id, n) => one.timers.schedule(id, soon(n * 5), {})));
    await until(() => one.fired.length + other.fired.length >= ids.length);
    expect([...one.fired, ...other.fired].toSorted()).toEqual(ids.toSorted());
    expect(late).toEqual([]);
    await until(async () => (await one.timers.figures()).active === 0);
    expect(await other.timers.figures()).toEqual({
      waiting: 0,
      active: 0,
      delayed: 0,
      stalled: 0,
      retried: 0,
      failed: 0,
    });
  });

  it('fire nothing before it is due by their own clock, though that of Redis and others is ahead', async () => {
    const slow = { ms: 3_600_000 };
    const clock = { now: () => addMs(now(), -slow.ms) };
    const { timers, fired } = await start(await bench.link(), undefined, { clock });
    await timers.schedule('a', now(), {});
    await until(async () => (await timers.figures()).delayed === 1);
    expect(fired).toEqual([]);
    slow.ms = 0;
    await until(() => fired.length === 1);
  });

  it('FM-05: give the timer of a worker that was killed to another one', async () => {
    const link = await bench.link();
    const child = startChild(bench.server.url, link.namespace);
    const setting = await BullMqTimers.open(link);
    await setting.schedule('a', now(), {});
    const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
    expect(line).toBe('a');
    child.kill('SIGKILL');
    const { fired, timers } = await start(link, undefined, { patience: impatient });
    await until(() => fired.length > 0);
    expect(fired).toEqual(['a']);
    await until(async () => (await timers.figures()).active === 0);
    expect(await timers.figures()).toMatchObject({ stalled: 1, delayed: 0, waiting: 0 });
    await setting.close();
  });

  it('FM-05: give the timer of a worker that was closed before its handler ended to another one', async () => {
    const link = await bench.link();
    const patience = { ...impatient, drainMs: 50 };
    const closed = await start(link, () => new Promise(() => {}), { patience });
    await closed.timers.schedule('a', now(), {});
    await until(() => closed.fired.length === 1);
    await closed.timers.close();
    const { fired } = await start(link, undefined, { patience: impatient });
    await until(() => fired.length > 0);
    expect([closed.fired, fired]).toEqual([['a'], ['a']]);
  });

  it('FM-06: fire what is set again from the log after Redis was emptied, without a restart', async () => {
    const { timers, fired } = await start(await bench.link());
    const due = soon(200);
    await timers.schedule('lost', due, {});
    await bench.server.flushAll();
    expect(await timers.figures()).toMatchObject({ delayed: 0 });
    await timers.schedule('lost', due, {});
    await timers.schedule('later', soon(300), {});
    await until(() => fired.length === 2);
    expect(fired).toEqual(['lost', 'later']);
  });

  it('FM-06: lose no more than a repetition when Redis is emptied while a handler is under way', async () => {
    let end = () => {};
    const { timers, fired } = await start(
      await bench.link(),
      () => new Promise((resolve) => (end = resolve)),
    );
    await timers.schedule('a', now(), {});
    await until(() => fired.length === 1);
    await bench.server.flushAll();
    end();
    await timers.schedule('b', now(), {});
    await until(() => fired.length === 2);
    end();
    expect(fired).toEqual(['a', 'b']);
  });

  it('go on by themselves after Redis was stopped for a while amid setting and firing', async () => {
    const { timers, fired } = await start(await bench.link());
    const ids = Array.from({ length: 60 }, (_, n) => `t.${n}`);
    const start0 = now();
    const all = ids.map(async (id, n) => {
      await until(() => now() >= addMs(start0, n * 10));
      await insist(timers, id, soon(100));
    });
    await until(() => fired.length >= 10);
    await bench.server.stop();
    await expect(timers.schedule('z', now(), {})).rejects.toMatchObject({
      code: 'redis-unavailable',
    });
    await expect(timers.figures()).rejects.toMatchObject({ code: 'redis-unavailable' });
    await bench.server.restart();
    await Promise.all(all);
    await until(() => ids.every((id) => fired.includes(id)));
    await until(async () => {
      const { waiting, active, delayed } = await timers.figures();
      return waiting + active + delayed === 0;
    });
  });

  it('go on by themselves after a Redis that said nothing for a while, which fails who sets one within a bound', async () => {
    const { timers, fired } = await start(await bench.link());
    await timers.schedule('a', now(), {});
    await until(() => fired.length === 1);
    bench.server.pause();
    const before = performance.now();
    await expect(timers.schedule('b', now(), {})).rejects.toMatchObject({
      code: 'redis-unavailable',
    });
    expect(performance.now() - before).toBeLessThan(2 * limits.redisCommandMsMax);
    bench.server.resume();
    await insist(timers, 'c', now());
    await until(() => fired.includes('c'));
  });

  it('are closed within a bound while Redis is away', async () => {
    const { timers, fired } = await start(await bench.link());
    await timers.schedule('a', now(), {});
    await until(() => fired.length === 1);
    await bench.server.stop();
    await timers.close();
    await expect(timers.schedule('b', now(), {})).rejects.toMatchObject({ code: 'timers-closed' });
    await bench.server.restart();
  });

  it.each([
    ['a refusal', new Refusal('ping-unknown')],
    ['invalid input', new InvalidInput([])],
  ])('report %s, and do not try again what stays so', async (_, error) => {
    const { timers, failures } = await start(await bench.link(), () => Promise.reject(error));
    await timers.schedule('a', now(), { of: 'a' });
    await until(async () => failures.length > 0 && (await timers.figures()).active === 0);
    expect(failures).toEqual([
      {
        timer: { id: 'a', due: expect.anything(), payload: { of: 'a' } },
        error,
        failures: 1,
        retryAt: undefined,
      },
    ]);
    expect(await timers.figures()).toMatchObject({ delayed: 0, waiting: 0, failed: 1, retried: 0 });
  });

  it('drop with a word what somebody else put into their queue, and go on', async () => {
    const link = await bench.link();
    const foreign = await link.perform((connection) =>
      Promise.resolve(new Queue('timers', { connection, prefix: link.namespace })),
    );
    const told = bench.reported.length;
    for (const data of [{}, null, 'text', 7, { due: 5 }, { due: 'x', payload: 'y' }])
      await foreign.add('odd', data, { attempts: 1_000 });
    const fired: string[] = [];
    const { timers, failures } = await start(link, ({ id }) =>
      Promise.resolve(void fired.push(id)),
    );
    await timers.schedule('a', now(), {});
    await until(async () => fired.length > 0 && bench.reported.length === told + 6);
    await until(async () => (await timers.figures()).active === 0);
    expect(await timers.figures()).toMatchObject({ delayed: 0, waiting: 0, failed: 0 });
    expect(failures).toEqual([]);
    bench.reported.splice(told);
  });

  it('keep nothing in Redis of why a handler failed', async () => {
    const link = await bench.link();
    const { timers, failures } = await start(link, () =>
      Promise.reject(new Error('no mailbox of jane@example.org')),
    );
    await timers.schedule('a', now(), {});
    await until(async () => failures.length > 0 && (await timers.figures()).active === 0);
    expect(failures[0]?.retryAt).toBeDefined();
    const kept = await link.perform((redis) => redis.hgetall(link.key('timers', 'a')));
    expect(kept).toMatchObject({ failedReason: 'failed' });
    expect(JSON.stringify(kept)).not.toContain('jane');
  });

  function startChild(url: string, namespace: string): ChildProcess {
    const root = join(import.meta.dirname, '../../../..');
    const loader = join(root, 'libs/event-log/test/typescript-source.mjs');
    const script = join(root, 'libs/timers/test/fire-for-ever.mjs');
    const args = ['--conditions=rollcall-source', '--import', loader, script];
    const child = spawn(process.execPath, [...args, url, namespace, JSON.stringify(impatient)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    return child;
  }
});
