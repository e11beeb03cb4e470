import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How late the event loop came to what was due, in stretches. Resolution: a millisecond. */
export class Lag {
  private readonly histogram = monitorEventLoopDelay({ resolution: 1 });

  constructor() {
    this.histogram.enable();
  }

  /** Ends a stretch and begins the next. @returns its 99th percentile in milliseconds. */
  next(): number {
    const p99 = this.histogram.percentile(99) / 1e6;
    this.histogram.reset();
    return p99;
  }

  end(): number {
    this.histogram.disable();
    return this.next();
  }
}
