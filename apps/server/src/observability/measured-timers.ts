import { msBetween, type Clock, type Instant, type JsonObject } from '#kernel';
import type { DueHandler, TimerId, Timers } from '#timers';
import type { Metrics } from './metrics.js';

/** Timers whose lateness is measured: how long after its due instant each handler is called. */
export class MeasuredTimers implements Timers {
  constructor(
    private readonly timers: Timers,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  schedule(id: TimerId, due: Instant, payload: JsonObject): Promise<void> {
    return this.timers.schedule(id, due, payload);
  }

  cancel(id: TimerId): Promise<void> {
    return this.timers.cancel(id);
  }

  onDue(handler: DueHandler): void {
    this.timers.onDue((timer) => {
      this.metrics.timerFired(msBetween(timer.due, this.clock.now()) / 1_000);
      return handler(timer);
    });
  }

  close(): Promise<void> {
    return this.timers.close();
  }
}
