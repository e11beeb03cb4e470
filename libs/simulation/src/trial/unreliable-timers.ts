import { addMs, limits, type Instant, type JsonObject } from '#kernel';
import { VirtualTimers, type DueHandler, type TimerId, type Timers } from '#timers';
import type { Life } from './life.js';

/** Timers of one process, on its clock: some are lost, some come late, early or again. */
export class UnreliableTimers implements Timers {
  private inner: VirtualTimers;
  private handler: DueHandler | undefined;
  private firing = false;
  /** When each timer that comes early or late is not where it should be. */
  private readonly slips: {
    readonly from: Instant;
    readonly to: Instant;
    wasSeen: boolean;
  }[] = [];
  /** A handler failed: its timer is tried again then, by the clock of the world, which nobody sets. */
  private restsUntil: Instant | undefined;

  constructor(private readonly life: Life) {
    this.inner = new VirtualTimers(life.clock);
  }

  schedule(id: TimerId, due: Instant, payload: JsonObject): Promise<void> {
    const { world } = this.life;
    const { timers: shares } = world.shares;
    return this.life.at('timer', async () => {
      const { chance } = world;
      const slipMs = chance.spread(1_000, 600_000);
      if (chance.says(shares.lost)) return world.disturbed();
      if (chance.says(shares.late)) return this.slipped(id, due, slipMs, payload);
      if (chance.says(shares.early)) return this.slipped(id, due, -slipMs, payload);
      if (chance.says(shares.repeated))
        await this.inner.schedule(`${id}.again`, addMs(due, slipMs), payload);
      await this.inner.schedule(id, due, payload);
    });
  }

  /**
   * Whether a timer has fired in vain, or should have fired and has not; again so when its clock is set back. Where time went
   * past all of that at once, it is told of once: what is set again while its timer fires in vain, as a timer that comes early
   * does, is never set.
   */
  isSlipping(): boolean {
    const now = this.life.clock.now();
    const slipping = this.slips.filter(
      ({ from, to, wasSeen }) => from <= now && (now <= to || !wasSeen),
    );
    for (const slip of slipping) slip.wasSeen ||= now >= addMs(slip.to, -limits.reconcileEveryMs);
    return slipping.length > 0;
  }

  private slipped(id: TimerId, due: Instant, byMs: number, payload: JsonObject): Promise<void> {
    const fires = addMs(due, byMs);
    const [from, last] = fires < due ? [fires, due] : [due, fires];
    // Until the reconciler has come by.
    this.slips.push({ from, to: addMs(last, limits.reconcileEveryMs), wasSeen: false });
    return this.inner.schedule(id, fires, payload);
  }

  cancel(id: TimerId): Promise<void> {
    return this.life.at('timer', () => this.inner.cancel(id));
  }

  onDue(handler: DueHandler): void {
    this.handler = handler;
    this.inner.onDue(handler);
  }

  close(): Promise<void> {
    return this.inner.close();
  }

  /** All that waited is gone. */
  lose(): void {
    this.inner = new VirtualTimers(this.life.clock);
    this.firing = false;
    if (this.handler !== undefined) this.inner.onDue(this.handler);
  }

  /** When something is to be fired next, by the clock of this process. */
  nextDue(): Instant | undefined {
    const next = this.firing || this.handler === undefined ? undefined : this.inner.nextDue();
    if (next === undefined || this.restsUntil === undefined) return next;
    const { world, worker } = this.life;
    const rested = addMs(this.restsUntil, world.workerOf(worker).clockOffsetMs);
    return next > rested ? next : rested;
  }

  /** Fires what is due, without waiting for what comes of it. */
  fire(): void {
    const { inner, life } = this;
    this.firing = true;
    this.restsUntil = undefined;
    void inner
      .fireDue()
      .catch((error: unknown) => {
        life.world.witness.met(`${life.name}, woken,`, error);
        this.restsUntil = addMs(life.world.clock.now(), limits.timerRetryBaseMs);
      })
      .finally(() => {
        if (inner === this.inner) this.firing = false;
      });
  }
}
