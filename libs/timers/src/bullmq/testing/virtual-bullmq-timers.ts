import { Queue } from 'bullmq';
import { epochMs, parseInstant, type Instant } from '#kernel';
import type { RedisLink } from '#redis';
import { until } from '#redis/testing';
import type { TimersUnderTest } from '#testing';
import type { DueHandler, Timers } from '../../timers.port.js';
import { VirtualClock } from '../../virtual/virtual-clock.js';
import { BullMqTimers } from '../bullmq-timers.js';

/**
 * Timers in Redis whose time is virtual. It stands far after the machine's, so that nothing is due for BullMQ; what is due
 * by the virtual clock is promoted by hand.
 */
export class VirtualBullMqTimers implements TimersUnderTest {
  readonly timers: Timers;
  private listens = false;

  private constructor(
    private readonly real: BullMqTimers,
    private readonly queue: Queue,
    private readonly clock: VirtualClock,
    private readonly retryAt: ReadonlyMap<string, Instant>,
  ) {
    this.timers = {
      schedule: (id, due, payload) => real.schedule(id, due, payload),
      cancel: (id) => real.cancel(id),
      onDue: (handler: DueHandler) => {
        this.listens = true;
        real.onDue(handler);
      },
      close: () => this.close(),
    };
  }

  static async open(link: RedisLink): Promise<VirtualBullMqTimers> {
    const clock = new VirtualClock(parseInstant('2100-01-01T00:00:00Z'));
    const retryAt = new Map<string, Instant>();
    const real = await BullMqTimers.open(link, {
      clock,
      // Side by side they may overtake each other, and no order could be looked at.
      concurrency: 1,
      onFailure: ({ timer, retryAt: at }) => at !== undefined && retryAt.set(timer.id, at),
    });
    const queue = await link.perform((connection) =>
      Promise.resolve(new Queue('timers', { connection, prefix: link.namespace })),
    );
    return new VirtualBullMqTimers(real, queue, clock, retryAt);
  }

  now(): Instant {
    return this.clock.now();
  }

  async advanceTo(instant: Instant): Promise<void> {
    this.clock.set(instant);
    do await until(() => this.isQuiet());
    while (await this.promote());
  }

  close(): Promise<void> {
    this.listens = false;
    return this.real.close();
  }

  /** @returns whether anything was due. */
  private async promote(): Promise<boolean> {
    if (!this.listens) return false;
    const due = (await this.queue.getDelayed()).filter((job) => {
      const { due: at } = job.data as { readonly due: Instant };
      return at <= this.now() && (this.retryAt.get(job.id ?? '') ?? at) <= this.now();
    });
    const inOrder = due.toSorted((a, b) => dueMs(a.data) - dueMs(b.data));
    for (const job of inOrder) await job.promote();
    return due.length > 0;
  }

  private async isQuiet(): Promise<boolean> {
    if (!this.listens) return true;
    const { wait = 0, active = 0 } = await this.queue.getJobCounts('wait', 'active');
    return wait + active === 0;
  }
}

function dueMs(data: unknown): number {
  return epochMs((data as { readonly due: Instant }).due);
}
