import { Queue } from 'bullmq';
import { addMs, type Instant, type JsonObject } from '#kernel';
import type { RedisLink } from '#redis';
import { until } from '#redis/testing';
import type { DueHandler, TimerId, Timers, VirtualClock } from '#timers';
import { BullMqTimers } from '#timers/bullmq';

/** Beyond every machine's clock, so that nothing is ever due for BullMQ by itself. */
const farMs = 200 * 366 * 86_400_000;

/** Timers in a real Redis on virtual time: what is due by the virtual clock is promoted by hand, the rest is BullMQ's. */
export class VirtualRedisTimers implements Timers {
  /** What was set here and has not fired, so far as that is known without asking. */
  private readonly set = new Map<TimerId, Instant>();

  private constructor(
    private readonly real: BullMqTimers,
    private readonly queue: Queue,
    private readonly clock: VirtualClock,
  ) {}

  static async open(link: RedisLink, clock: VirtualClock): Promise<VirtualRedisTimers> {
    const real = await BullMqTimers.open(link, { clock: { now: () => far(clock.now()) } });
    const queue = await link.perform((connection) =>
      Promise.resolve(new Queue('timers', { connection, prefix: link.namespace })),
    );
    queue.on('error', () => {});
    return new VirtualRedisTimers(real, queue, clock);
  }

  async schedule(id: TimerId, due: Instant, payload: JsonObject): Promise<void> {
    await this.real.schedule(id, far(due), payload);
    this.set.set(id, due);
  }

  async cancel(id: TimerId): Promise<void> {
    this.set.delete(id);
    await this.real.cancel(id);
  }

  onDue(handler: DueHandler): void {
    this.real.onDue(async ({ id, due, payload }) => {
      await handler({ id, due: addMs(due, -farMs), payload });
      this.set.delete(id);
    });
  }

  nextDue(): Instant | undefined {
    return [...this.set.values()].toSorted()[0];
  }

  /** Lets everything fire that is due by now, and what that leads to. What Redis has forgotten does not fire. */
  async fireDue(): Promise<void> {
    await until(() => this.isQuiet());
    while (await this.promote()) await until(() => this.isQuiet());
    for (const [id, due] of this.set) if (due <= this.clock.now()) this.set.delete(id);
  }

  close(): Promise<void> {
    return this.real.close();
  }

  private async promote(): Promise<boolean> {
    const now = far(this.clock.now());
    const due = (await this.queue.getDelayed()).filter(
      (job) => (job.data as { readonly due: Instant }).due <= now,
    );
    for (const job of due) await job.promote();
    return due.length > 0;
  }

  private async isQuiet(): Promise<boolean> {
    const { wait = 0, active = 0 } = await this.queue.getJobCounts('wait', 'active');
    return wait + active === 0;
  }
}

function far(instant: Instant): Instant {
  return addMs(instant, farMs);
}
