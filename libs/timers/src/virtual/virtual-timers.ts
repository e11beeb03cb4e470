import { Fault, limits, type Clock, type Instant, type JsonObject } from '#kernel';
import { TimerQueue, type QueuedTimer } from '../timer-queue.js';
import type { DueHandler, TimerId, Timers } from '../timers.port.js';

export interface FireOptions {
  /** Handlers under way at once. They start in order; with 1 each has ended before the next starts. */
  readonly concurrency?: number;
  /** Going over it is a fault: handlers that set due timers without end would never let the clock move. */
  readonly atMost?: number;
}

interface Failed {
  readonly queued: QueuedTimer;
  readonly error: unknown;
}

/** Timers that fire only when asked to, by a clock that is not theirs: rehearsals and tests wait for nothing. */
export class VirtualTimers implements Timers {
  private readonly queue = new TimerQueue();
  private readonly underWay = new Set<Promise<void>>();
  private handler: DueHandler | undefined;
  private firing = false;
  private closed = false;
  /** Lets the loop that fires go on once a place is free. */
  private onEnd: () => void = () => {};

  constructor(private readonly clock: Clock) {}

  // oxlint-disable-next-line typescript/require-await -- async turns a throw into a rejection
  async schedule(id: TimerId, due: Instant, payload: JsonObject): Promise<void> {
    if (this.closed) throw new Fault('timers-closed', `timer ${id} was set after the close`);
    this.queue.add({ id, due, payload });
  }

  cancel(id: TimerId): Promise<void> {
    this.queue.cancel(id);
    return Promise.resolve();
  }

  onDue(handler: DueHandler): void {
    this.handler = handler;
  }

  /** When the next timer is due, whether that has passed or not; `undefined` where none is set. */
  nextDue(): Instant | undefined {
    return this.queue.peek()?.timer.due;
  }

  /**
   * Fires every timer due by the clock's now, those that handlers set meanwhile included. Timers of one instant run side
   * by side; those of a later instant wait for them, as they would if the clock had stopped at each.
   * @returns how many fired.
   * @throws Fault `timer-handler-failed` once all others have ended; the timers that failed stay set.
   * @throws Fault `timers-already-firing` from within a handler; `timers-never-end` when handlers set due timers forever.
   */
  async fireDue({
    concurrency = limits.dispatchConcurrency,
    atMost = limits.firedTimersMax,
  }: FireOptions = {}): Promise<number> {
    if (this.firing) throw new Fault('timers-already-firing', 'timers are being fired already');
    this.firing = true;
    const failed: Failed[] = [];
    try {
      const fired = await this.fireAll(concurrency, atMost, failed);
      if (failed.length > 0) throw handlerFailed(failed);
      return fired;
    } finally {
      this.firing = false;
      for (const { queued } of failed) this.queue.retry(queued, queued.tryAt);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    this.queue.clear();
    await Promise.all(this.underWay);
  }

  private async fireAll(concurrency: number, atMost: number, failed: Failed[]): Promise<number> {
    let instant: Instant | undefined;
    for (let fired = 0; ;) {
      const next = this.nextToFire();
      const starts =
        next !== undefined &&
        (this.underWay.size === 0 || (next.tryAt === instant && this.underWay.size < concurrency));
      if (starts) {
        if (++fired > atMost) await this.giveUp(atMost);
        instant = next.tryAt;
        this.start(next, failed);
      } else if (this.underWay.size > 0) {
        await new Promise<void>((resolve) => (this.onEnd = resolve));
      } else return fired;
    }
  }

  private nextToFire(): QueuedTimer | undefined {
    const next = this.handler === undefined ? undefined : this.queue.peek();
    return next !== undefined && next.tryAt <= this.clock.now() ? next : undefined;
  }

  private start(queued: QueuedTimer, failed: Failed[]): void {
    this.queue.take();
    const handling = this.handle(queued, failed).finally(() => {
      this.underWay.delete(handling);
      this.onEnd();
    });
    this.underWay.add(handling);
  }

  private async handle(queued: QueuedTimer, failed: Failed[]): Promise<void> {
    try {
      await this.handler?.(queued.timer);
      this.queue.finish(queued);
    } catch (error) {
      // It goes back to the queue after the round, where it would otherwise fire again at once and forever.
      failed.push({ queued, error });
    }
  }

  private async giveUp(atMost: number): Promise<never> {
    await Promise.all(this.underWay);
    throw new Fault(
      'timers-never-end',
      `${atMost} timers fired by ${this.clock.now()} and more are due`,
    );
  }
}

function handlerFailed(failed: readonly Failed[]): Fault {
  const [first] = failed;
  const reason = first?.error instanceof Error ? first.error.message : String(first?.error);
  return new Fault(
    'timer-handler-failed',
    `${failed.length} timer(s) failed, first ${first?.queued.timer.id}: ${reason}`,
    { cause: first?.error },
  );
}
