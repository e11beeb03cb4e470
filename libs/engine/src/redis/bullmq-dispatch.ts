import { setTimeout as sleep } from 'node:timers/promises';
import { Fault, limits, textIn, type JsonObject } from '#kernel';
import {
  JobQueue,
  type JobPatience,
  type QueuedJob,
  type QueueFigures,
  type RedisLink,
} from '#redis';
import type { Dispatch, DispatchHandler, DispatchJob } from '../dispatch/dispatch.port.js';

/** A handler that failed, and whether its job is tried once more. */
export interface DispatchFailure {
  readonly error: unknown;
  readonly job: DispatchJob;
  readonly failures: number;
  readonly isRetried: boolean;
}

export interface BullMqDispatchOptions {
  /** Jobs under way at once in this process. */
  readonly concurrency?: number;
  /** How often a job is tried whose failures may pass. */
  readonly triesMax?: number;
  /** Hears of every handler that failed, at once. */
  readonly onFailure?: (failure: DispatchFailure) => void;
  readonly patience?: Partial<JobPatience>;
}

/** The dispatch queue in Redis, which any number of processes share. A worker that dies loses its jobs to the others. */
export class BullMqDispatch implements Dispatch {
  private failure: { readonly error: unknown } | undefined;

  private constructor(private readonly queue: JobQueue) {}

  /** @throws Fault `redis-unavailable` */
  static async open(
    link: RedisLink,
    { onFailure = () => {}, ...options }: BullMqDispatchOptions = {},
  ): Promise<BullMqDispatch> {
    const queue = await JobQueue.open(link, 'dispatch', {
      concurrency: limits.dispatchConcurrency,
      triesMax: limits.dispatchTriesMax,
      ...options,
      retryPauseMs,
      form: { id: 'string', job: 'object' },
      onFailure: ({ job, error, failures, retryAfterMs }) => {
        const isRetried = retryAfterMs !== undefined;
        if (!isRetried) dispatch.failure ??= { error };
        onFailure({ error, job: jobIn(job), failures, isRetried });
      },
    });
    const dispatch = new BullMqDispatch(queue);
    return dispatch;
  }

  /** @throws Fault `dispatch-closed`, `redis-unavailable` */
  async add(id: string, job: JsonObject): Promise<void> {
    if (this.queue.isClosed) throw new Fault('dispatch-closed', 'the queue is closed');
    await this.queue.add(jobIdOf(id), { id, job });
  }

  onJob(handler: DispatchHandler): void {
    this.queue.work((job) => handler(jobIn(job)));
  }

  /** Over all processes; the error is one of this process, of a job that was given up. */
  async idle(): Promise<void> {
    for (;;) {
      await this.queue.allEnd();
      const { waiting, active, delayed } = await this.queue.figures();
      if (waiting + active + delayed === 0) break;
      await sleep(limits.idleLookEveryMs);
    }
    const { failure } = this;
    this.failure = undefined;
    if (failure !== undefined) throw failure.error;
  }

  /** Over all processes. What waits for its next try counts as waiting. */
  async depth(): Promise<{ readonly waiting: number; readonly underWay: number }> {
    const { waiting, active, delayed } = await this.queue.figures();
    return { waiting: waiting + delayed, underWay: active };
  }

  /** @throws Fault `redis-unavailable` */
  figures(): Promise<QueueFigures> {
    return this.queue.figures();
  }

  close(): Promise<void> {
    return this.queue.close();
  }
}

/** Doubles with every failure; a job has few tries. */
function retryPauseMs(failures: number): number {
  return limits.dispatchRetryBaseMs * 2 ** (failures - 1);
}

/** BullMQ takes neither an integer nor a colon. */
function jobIdOf(id: string): string {
  return `job.${encodeURIComponent(id)}`;
}

function jobIn({ data }: QueuedJob): DispatchJob {
  return { id: textIn(data, 'id'), job: data['job'] as JsonObject };
}
