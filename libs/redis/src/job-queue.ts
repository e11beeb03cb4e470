import { Queue } from 'bullmq';
import { failureKind, Fault, limits, within, type JsonObject } from '#kernel';
import { JobWorker, type JobOutcome, type QueuedJob } from './job-worker.js';
import type { RedisLink } from './redis-link.js';

/** Resolves to nothing when the job is done, or to when it may be taken, where that was too early. It fails by a throw. */
export type JobHandler = (job: QueuedJob) => Promise<void | { readonly notBeforeEpochMs: number }>;

export interface JobFailure {
  readonly job: QueuedJob;
  readonly error: unknown;
  /** How often the job has failed, this time included. */
  readonly failures: number;
  /** `undefined`: it is given up. */
  readonly retryAfterMs: number | undefined;
}

export interface JobQueueOptions {
  /** Jobs under way at once in this process. */
  readonly concurrency: number;
  /** How often a job is tried whose failures may pass. */
  readonly triesMax: number;
  readonly retryPauseMs: (failures: number) => number;
  /** What each job of ours holds; what somebody else put there is dropped with a word. */
  readonly form: Readonly<Record<string, 'string' | 'object'>>;
  /** Hears of every failure of a handler, at once. */
  readonly onFailure: (failure: JobFailure) => void;
  readonly patience?: Partial<JobPatience>;
}

/** How long a queue waits for workers. By default as the limits say. */
export interface JobPatience {
  /** After so long without a word from its worker, a job has lost it. */
  readonly lockMs: number;
  /** How often jobs are looked for that have. */
  readonly lostJobsEveryMs: number;
  /** How long a close waits for the jobs under way. */
  readonly drainMs: number;
}

const usualPatience: JobPatience = {
  lockMs: limits.jobLockMs,
  lostJobsEveryMs: limits.lostJobsEveryMs,
  drainMs: limits.jobDrainMsMax,
};

/** A queue at a moment, over all processes, and what this process has seen since it was opened. */
export interface QueueFigures {
  readonly waiting: number;
  readonly active: number;
  /** Set for later, or between two tries. */
  readonly delayed: number;
  /** Jobs that a worker had lost and this process found. */
  readonly stalled: number;
  /** Failures here that were followed by another try. */
  readonly retried: number;
  /** Failures here after which the job was given up. */
  readonly failed: number;
}

/**
 * Named jobs in Redis, each known by its id as long as it is set, waits or is under way. A worker that dies loses its jobs
 * to others. Nothing here is the truth: all of it may be lost, and is set again from the log.
 */
export class JobQueue {
  private worker: JobWorker | undefined;
  private readonly underWay = new Set<Promise<unknown>>();
  private readonly seen = { stalled: 0, retried: 0, failed: 0 };
  private readonly patience: JobPatience;
  private closing: Promise<void> | undefined;

  private constructor(
    private readonly link: RedisLink,
    private readonly name: string,
    private readonly queue: Queue,
    private readonly options: JobQueueOptions,
  ) {
    this.patience = { ...usualPatience, ...options.patience };
  }

  /** @throws Fault `redis-unavailable` */
  static async open(link: RedisLink, name: string, options: JobQueueOptions): Promise<JobQueue> {
    const queue = await link.perform(async (connection) => {
      const made = new Queue(name, { connection, prefix: link.namespace });
      made.on('error', (error) => link.report(error));
      await made.waitUntilReady();
      return made;
    });
    return new JobQueue(link, name, queue, options);
  }

  get isClosed(): boolean {
    return this.closing !== undefined;
  }

  /**
   * Ignored where a job of this id is known.
   * @param dueEpochMs by the machine's clock; in the past or future, it orders the jobs. Without it: in order of arrival.
   * @throws Fault `redis-unavailable`, `redis-refused`
   */
  async add(id: string, data: JsonObject, dueEpochMs?: number): Promise<void> {
    await this.link.perform(() =>
      this.queue.add(this.name, data, {
        jobId: id,
        attempts: Math.min(this.options.triesMax, Number.MAX_SAFE_INTEGER),
        backoff: { type: 'custom' },
        removeOnComplete: true,
        removeOnFail: true,
        stackTraceLimit: 0,
        // BullMQ adds the two up. A job without a delay would pass all that are due already.
        ...(dueEpochMs === undefined ? {} : { timestamp: dueEpochMs - 1, delay: 1 }),
      }),
    );
  }

  /** A job that is unknown, or under way, is left as it is. @throws Fault `redis-unavailable`, `redis-refused` */
  async remove(id: string): Promise<void> {
    await this.link.perform(() => this.queue.remove(id));
  }

  /** Sets the one handler, and begins to take jobs. */
  work(handler: JobHandler): void {
    if (this.worker !== undefined || this.isClosed) return;
    const { concurrency, retryPauseMs } = this.options;
    this.worker = new JobWorker(this.link, this.name, {
      concurrency,
      retryPauseMs,
      ...this.patience,
      onStalled: () => this.seen.stalled++,
      perform: (job, failuresBefore) => this.track(this.perform(handler, job, failuresBefore)),
    });
  }

  /** @throws Fault `redis-unavailable` */
  async figures(): Promise<QueueFigures> {
    const counts = await this.link.perform(() =>
      this.queue.getJobCounts('wait', 'prioritized', 'active', 'delayed'),
    );
    const of = (state: string) => counts[state] ?? 0;
    return {
      waiting: of('wait') + of('prioritized'),
      active: of('active'),
      delayed: of('delayed'),
      ...this.seen,
    };
  }

  /** Resolves when no job is under way in this process. */
  async allEnd(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  /** Takes no more jobs, and waits within a bound for those under way in this process, and until Redis knows of them. */
  close(): Promise<void> {
    this.closing ??= this.drain();
    return this.closing;
  }

  private async drain(): Promise<void> {
    const { worker } = this;
    if (worker !== undefined) {
      const closed = worker.close();
      const drained = await within(this.patience.drainMs, Promise.all(this.underWay));
      if (drained) await within(limits.redisPingMsMax, closed);
      await worker.cut();
    }
    await this.queue.close();
  }

  private async perform(
    handler: JobHandler,
    job: QueuedJob,
    failuresBefore: number,
  ): Promise<JobOutcome> {
    if (!hasForm(job.data, this.options.form)) {
      const message = `the job ${job.id} in the queue ${this.name} is none of ours, and was dropped`;
      this.link.report(new Fault('job-malformed', message));
      return 'done';
    }
    try {
      // A turn later, so that the job counts as under way before its handler does anything.
      return (await Promise.resolve(job).then(handler)) ?? 'done';
    } catch (error) {
      const failures = failuresBefore + 1;
      const isRetried = mayPass(error) && failures < this.options.triesMax;
      this.seen[isRetried ? 'retried' : 'failed']++;
      const retryAfterMs = isRetried ? this.options.retryPauseMs(failures) : undefined;
      this.options.onFailure({ job, error, failures, retryAfterMs });
      return isRetried ? 'try-again' : 'done';
    }
  }

  private track<Result>(work: Promise<Result>): Promise<Result> {
    const tracked = work.finally(() => this.underWay.delete(tracked));
    this.underWay.add(tracked);
    return tracked;
  }
}

/** A rule that said no, and input that is wrong, stay so however often one tries. */
function mayPass(error: unknown): boolean {
  const kind = failureKind(error);
  return kind !== 'refusal' && kind !== 'invalid-input';
}

function hasForm(data: JsonObject | null, form: JobQueueOptions['form']): boolean {
  return Object.entries(form).every(([member, type]) => {
    const value = data?.[member] ?? undefined;
    return typeof value === type;
  });
}
