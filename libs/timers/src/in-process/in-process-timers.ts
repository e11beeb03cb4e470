import {
  addMs,
  epochMs,
  Fault,
  limits,
  systemClock,
  type Clock,
  type Instant,
  type JsonObject,
} from '#kernel';
import { retryPauseMs, type TimerFailure } from '../timer-failure.js';
import { TimerQueue, type QueuedTimer } from '../timer-queue.js';
import type { DueHandler, TimerId, Timers } from '../timers.port.js';
import { SystemAlarm, type Alarm } from './alarm.js';

export interface InProcessTimersOptions {
  readonly clock?: Clock;
  readonly alarm?: Alarm;
  /** Handlers under way at once; they start in order. */
  readonly concurrency?: number;
  /** Hears of every failure; the timer is tried again all the same. */
  readonly onFailure?: (failure: TimerFailure) => void;
}

/** Timers in memory with one alarm for the earliest. None survives the process: they are set again from the log. */
export class InProcessTimers implements Timers {
  private readonly queue = new TimerQueue();
  private readonly underWay = new Set<Promise<void>>();
  private readonly clock: Clock;
  private readonly alarm: Alarm;
  private readonly concurrency: number;
  private readonly onFailure: (failure: TimerFailure) => void;
  private handler: DueHandler | undefined;
  private alarmAt: Instant | undefined;
  private closed = false;

  constructor(options: InProcessTimersOptions = {}) {
    this.clock = options.clock ?? systemClock;
    this.alarm = options.alarm ?? new SystemAlarm({ clock: this.clock });
    this.concurrency = options.concurrency ?? limits.dispatchConcurrency;
    this.onFailure = options.onFailure ?? (() => {});
  }

  // oxlint-disable-next-line typescript/require-await -- async turns a throw into a rejection
  async schedule(id: TimerId, due: Instant, payload: JsonObject): Promise<void> {
    if (this.closed) throw new Fault('timers-closed', `timer ${id} was set after the close`);
    this.queue.add({ id, due, payload });
    this.arm();
  }

  cancel(id: TimerId): Promise<void> {
    this.queue.cancel(id);
    this.arm();
    return Promise.resolve();
  }

  onDue(handler: DueHandler): void {
    this.handler = handler;
    this.arm();
  }

  async close(): Promise<void> {
    this.closed = true;
    this.queue.clear();
    this.arm();
    await Promise.all(this.underWay);
  }

  /**
   * Sets the alarm for the timer that comes first. Even one that is due waits for the alarm, so that timers set in one go
   * fire in their order. While every place is taken no alarm is needed: the handler that ends looks again.
   */
  private arm(): void {
    const waits = this.handler !== undefined && this.underWay.size < this.concurrency;
    const next = waits ? this.queue.peek()?.tryAt : undefined;
    if (next === this.alarmAt) return;
    this.alarmAt = next;
    if (next === undefined) this.alarm.clear();
    else this.alarm.set(epochMs(next), () => this.ring());
  }

  private ring(): void {
    this.alarmAt = undefined;
    this.fireDue();
  }

  private fireDue(): void {
    while (this.handler !== undefined && this.underWay.size < this.concurrency) {
      const next = this.queue.peek();
      // The clock decides, not the alarm: it may have rung early, or the clock was set back.
      if (next === undefined || next.tryAt > this.clock.now()) break;
      this.queue.take();
      const handling = this.fire(next, this.handler).finally(() => {
        this.underWay.delete(handling);
        this.fireDue();
      });
      this.underWay.add(handling);
    }
    this.arm();
  }

  private async fire(queued: QueuedTimer, handler: DueHandler): Promise<void> {
    const { timer } = queued;
    try {
      await handler(timer);
      this.queue.finish(queued);
    } catch (error) {
      const failures = queued.failures + 1;
      const retryAt = addMs(this.clock.now(), retryPauseMs(failures));
      this.queue.retry(queued, retryAt);
      this.onFailure({ timer, error, failures, retryAt });
    }
  }
}
