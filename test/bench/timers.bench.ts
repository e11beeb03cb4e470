import { Queue, Worker } from 'bullmq';
import { instantAt, epochMs } from '#kernel';
import { RedisLink } from '#redis';
import { InProcessTimers, type Timers } from '#timers';
import { BullMqTimers } from '#timers/bullmq';
import { BareHeap, type Wait } from './bare-heap.js';
import type { Benchmark, Contestant, Figures } from './benchmark.js';
import { inParallel } from './in-parallel.js';
import { percentile } from './percentile.js';
import { withRedis } from './peers/support/redis.mjs';

const due = 20_000;
const dueWithinMs = 10_000;
/** Callers that set timers, as many as handlers under way at once. */
const atOnce = 50;
const pending = 1_000_000;
/** After all that are due have been set, and before the first of them is. */
const leadMs = { inProcess: 3_000, inRedis: 20_000 };

interface Subject {
  readonly set: (wait: Wait) => unknown;
  readonly close: () => unknown;
}

function wait(id: string, dueEpochMs: number): Wait {
  return {
    id: `ping-february.${id}.${dueEpochMs}`,
    dueEpochMs,
    payload: { campaignId: 'february', contactPointId: id },
  };
}

/** Sets those that are far away, then those that are due soon, and waits until all of these have fired. */
async function lateness(
  size: keyof typeof leadMs,
  open: (fired: (dueEpochMs: number) => void) => Promise<Subject> | Subject,
): Promise<Figures> {
  const late: number[] = [];
  let allFired = () => {};
  const done = new Promise<void>((resolve) => {
    allFired = resolve;
  });
  const { set, close } = await open((dueEpochMs) => {
    late.push(Date.now() - dueEpochMs);
    if (late.length === due) allFired();
  });
  const before = heldBytes();
  const tomorrow = Date.now() + 86_400_000;
  const begun = performance.now();
  await inParallel(atOnce, upTo(pending - due), async (at) =>
    set(wait(`far-${at}`, tomorrow + 60 * at)),
  );
  const setting = performance.now() - begun;
  const held = heldBytes() - before;
  const from = Date.now() + leadMs[size];
  await inParallel(atOnce, upTo(due), async (at) =>
    set(wait(`near-${at}`, from + Math.floor((at * dueWithinMs) / due))),
  );
  if (Date.now() > from) throw new Error('setting them took longer than their lead');
  await done;
  await close();
  late.sort((a, b) => a - b);
  return {
    'late, p50': percentile(late, 50),
    'late, p99': percentile(late, 99),
    'late, at most': percentile(late, 100),
    set: ((pending - due) * 1_000) / setting,
    ...(size === 'inProcess' ? { memory: held / 2 ** 20 } : {}),
  };
}

function* upTo(count: number): Generator<number, void, void> {
  for (let at = 0; at < count; at++) yield at;
}

function heldBytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function ours(timers: Timers, fired: (dueEpochMs: number) => void): Subject {
  timers.onDue((timer) => {
    fired(epochMs(timer.due));
    return Promise.resolve();
  });
  return {
    set: ({ id, dueEpochMs, payload }) =>
      timers.schedule(id, instantAt(dueEpochMs), { ...payload }),
    close: () => timers.close(),
  };
}

const inProcess: Contestant = {
  name: 'rollcall in the process, 1,000,000 pending',
  run: () =>
    lateness('inProcess', (fired) => ours(new InProcessTimers({ concurrency: atOnce }), fired)),
};

const bareHeap: Contestant = {
  name: 'bare heap, 1,000,000 pending',
  run: () =>
    lateness('inProcess', (fired) => {
      const heap = new BareHeap(({ dueEpochMs }) => fired(dueEpochMs));
      return { set: (one) => heap.add(one), close: () => heap.close() };
    }),
};

const inRedis: Contestant = {
  name: 'rollcall on Redis, 1,000,000 pending',
  run: () =>
    withRedis('everysec', ({ port }) =>
      lateness('inRedis', async (fired) => {
        const link = await RedisLink.open({ url: `redis://127.0.0.1:${port}` });
        const timers = ours(await BullMqTimers.open(link, { concurrency: atOnce }), fired);
        return {
          ...timers,
          close: async () => {
            await timers.close();
            await link.close();
          },
        };
      }),
    ),
};

const bareBullMq: Contestant = {
  name: 'bare BullMQ, 1,000,000 pending',
  run: () =>
    withRedis('everysec', ({ port }) =>
      lateness('inRedis', async (fired) => {
        const connection = { host: '127.0.0.1', port };
        const queue = new Queue<{ dueEpochMs: number; payload: object }>('timers', { connection });
        const worker = new Worker<{ dueEpochMs: number; payload: object }>(
          'timers',
          ({ data }) => Promise.resolve(fired(data.dueEpochMs)),
          { connection, concurrency: atOnce },
        );
        await worker.waitUntilReady();
        return {
          set: ({ id, dueEpochMs, payload }) =>
            queue.add(
              'timer',
              { dueEpochMs, payload },
              {
                jobId: id,
                delay: Math.max(0, dueEpochMs - Date.now()),
                removeOnComplete: true,
                removeOnFail: true,
              },
            ),
          close: async () => {
            await worker.close();
            await queue.close();
          },
        };
      }),
    ),
};

export const timers: Benchmark = {
  name: 'timers',
  measures: [
    { name: 'late, p50', unit: 'ms' },
    { name: 'late, p99', unit: 'ms' },
    { name: 'late, at most', unit: 'ms' },
    { name: 'set', unit: 'timers/s' },
    { name: 'memory', unit: 'MiB' },
  ],
  contestants: [inProcess, bareHeap, inRedis, bareBullMq],
  goals: [{ measure: 'late, p99', of: inRedis.name, to: bareBullMq.name, most: 1.2 }],
};
