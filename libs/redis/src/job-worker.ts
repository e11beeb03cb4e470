import { setTimeout as sleep } from 'node:timers/promises';
import { DelayedError, Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import { Fault, limits, type JsonObject } from '#kernel';
import { end, reconnectPauseMs, type RedisLink } from './redis-link.js';

export interface QueuedJob {
  readonly id: string;
  readonly data: JsonObject;
}

export type JobOutcome = 'done' | 'try-again' | { readonly notBeforeEpochMs: number };

export interface JobWorkerOptions {
  readonly concurrency: number;
  readonly retryPauseMs: (failures: number) => number;
  readonly lockMs: number;
  readonly lostJobsEveryMs: number;
  readonly onStalled: () => void;
  /** Never rejects. */
  readonly perform: (job: QueuedJob, failuresBefore: number) => Promise<JobOutcome>;
}

/** BullMQ's worker on a connection of its own, which goes on by itself when Redis is back, and can be cut off. */
export class JobWorker extends Worker<JsonObject> {
  private readonly connection: Redis;
  private readonly state: { isCut: boolean };

  constructor(link: RedisLink, name: string, options: JobWorkerOptions) {
    const state = { isCut: false };
    const connection = link.connectWorker((tries) =>
      state.isCut ? undefined : reconnectPauseMs(tries),
    );
    super(name, (job, token) => process(options, job, token), {
      connection,
      prefix: link.namespace,
      concurrency: options.concurrency,
      lockDuration: options.lockMs,
      stalledInterval: options.lostJobsEveryMs,
      maxStalledCount: limits.jobLossesMax,
      settings: { backoffStrategy: options.retryPauseMs },
    });
    this.connection = connection;
    this.state = state;
    this.on('error', (error) => link.report(asFault(error)));
    this.on('stalled', options.onStalled);
  }

  /** BullMQ would ask a Redis that refuses again at once, as fast as it can. */
  protected override async moveToActive(token: string, name?: string): Promise<Job<JsonObject>> {
    try {
      return await super.moveToActive(token, name);
    } catch (error) {
      await sleep(limits.redisReconnectMsMax);
      throw error;
    }
  }

  /** Ends its connections, whatever is under way on them: without Redis, a close of BullMQ's own does not come to an end. */
  async cut(): Promise<void> {
    this.state.isCut = true;
    if (!this.closed) {
      await this.pause(true);
      await this.lockManager.close();
      await this.getBackend().close(true);
    }
    await end(this.connection);
  }
}

/** What BullMQ says where another worker has a job by now, or Redis has forgotten it, is neither an outage nor an answer. */
function asFault(error: Error): Error {
  return /^(Missing (lock|key) for job|Lock mismatch for job|Job .* is not in the|could not renew lock)/.test(
    error.message,
  )
    ? new Fault('job-lost', error.message, { cause: error })
    : error;
}

async function process(
  { perform }: JobWorkerOptions,
  job: Job<JsonObject>,
  token: string | undefined,
): Promise<void> {
  const outcome = await perform({ id: job.id ?? '', data: job.data }, job.attemptsMade);
  if (outcome === 'done') return;
  // Without the reason, which may be personal: Redis is no place for that.
  if (outcome === 'try-again') throw new Error('failed');
  // BullMQ goes by the machine's clock: where that is ahead of ours, it would hand the job out again at once.
  const at = Math.max(outcome.notBeforeEpochMs, Date.now() + limits.earlyJobPauseMs);
  await job.moveToDelayed(at, token);
  throw new DelayedError();
}
