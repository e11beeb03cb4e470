import {
  addMs,
  epochMs,
  Fault,
  limits,
  systemClock,
  textIn,
  type Clock,
  type Instant,
  type JsonObject,
} from '#kernel';
import {
  JobQueue,
  type JobPatience,
  type QueuedJob,
  type QueueFigures,
  type RedisLink,
} from '#redis';
import { retryPauseMs, type TimerFailure } from '../timer-failure.js';
import { assertTimerId } from '../timer-id.js';
import type { DueHandler, DueTimer, TimerId, Timers } from '../timers.port.js';

export interface BullMqTimersOptions {
  readonly clock?: Clock;
  /** Handlers under way at once in this process. */
  readonly concurrency?: number;
  /** Hears of every failure, but of timers that were cancelled meanwhile. */
  readonly onFailure?: (failure: TimerFailure) => void;
  readonly patience?: Partial<JobPatience>;
}

/**
 * Timers in Redis, which any number of processes share: each fires in one of them. A worker that dies loses its timers to
 * the others. When Redis is away none fires, setting one fails, and workers go on once it is back; what it has forgotten
 * then is set again from the log.
 */
export class BullMqTimers implements Timers {
  private readonly underWay = new Map<TimerId, { isCancelled: boolean }>();

  private constructor(
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** @throws Fault `redis-unavailable` */
  static async open(
    link: RedisLink,
    { clock = systemClock, onFailure = () => {}, ...options }: BullMqTimersOptions = {},
  ): Promise<BullMqTimers> {
    const queue = await JobQueue.open(link, 'timers', {
      concurrency: limits.dispatchConcurrency,
      ...options,
      triesMax: Infinity,
      retryPauseMs,
      form: { due: 'string', payload: 'object' },
      onFailure: ({ job, error, failures, retryAfterMs }) => {
        const retryAt = retryAfterMs === undefined ? undefined : addMs(clock.now(), retryAfterMs);
        onFailure({ timer: timerIn(job), error, failures, retryAt });
      },
    });
    return new BullMqTimers(queue, clock);
  }

  /** @throws Fault `timers-closed`, `timer-id-invalid`, `redis-unavailable` */
  async schedule(id: TimerId, due: Instant, payload: JsonObject): Promise<void> {
    if (this.queue.isClosed)
      throw new Fault('timers-closed', `timer ${id} was set after the close`);
    assertTimerId(id);
    await this.queue.add(id, { due, payload }, epochMs(due));
  }

  /** A timer that another process is firing may fire once more there when its handler fails. */
  async cancel(id: TimerId): Promise<void> {
    const firing = this.underWay.get(id);
    if (firing !== undefined) firing.isCancelled = true;
    if (!this.queue.isClosed) await this.queue.remove(id);
  }

  onDue(handler: DueHandler): void {
    this.queue.work((job) => this.fire(timerIn(job), handler));
  }

  /** @throws Fault `redis-unavailable` */
  figures(): Promise<QueueFigures> {
    return this.queue.figures();
  }

  /** Waits for handlers under way in this process, within a bound; a timer whose handler has not ended fires again elsewhere. */
  close(): Promise<void> {
    return this.queue.close();
  }

  private async fire(
    timer: DueTimer,
    handler: DueHandler,
  ): Promise<void | { readonly notBeforeEpochMs: number }> {
    // Other clocks may be ahead of this one.
    if (timer.due > this.clock.now()) return { notBeforeEpochMs: epochMs(timer.due) };
    const firing = { isCancelled: false };
    this.underWay.set(timer.id, firing);
    try {
      await handler(timer);
    } catch (error) {
      if (!firing.isCancelled) throw error;
    } finally {
      this.underWay.delete(timer.id);
    }
  }
}

function timerIn({ id, data }: QueuedJob): DueTimer {
  return { id, due: textIn(data, 'due') as Instant, payload: data['payload'] as JsonObject };
}
