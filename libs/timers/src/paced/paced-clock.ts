import { epochMs, Fault, instantAt, type Clock, type Instant } from '#kernel';

/** A stretch of time and how many of its seconds pass in one second of the machine. */
export interface Pace {
  /** Until when it holds, in milliseconds of the paced clock after its start; the last pace holds for ever. */
  readonly untilMs: number;
  readonly rate: number;
}

/**
 * A clock that runs faster than the machine's, in stretches: a ping test of 30 hours can be watched in a minute, and its
 * first hour, in which most happens, more slowly than the night after it. For demonstrations and tests of whole processes;
 * a clock started again with the same beginnings goes on where the first one would be.
 */
export class PacedClock implements Clock {
  private readonly startMs: number;

  /**
   * @param start what it shows when nothing has elapsed.
   * @param elapsedMs how many milliseconds of the machine have passed; whoever lets it stand stops the clock.
   * @throws Fault `pace-invalid` unless every rate is above zero and the stretches follow each other.
   */
  constructor(
    start: Instant,
    private readonly paces: readonly Pace[],
    private readonly elapsedMs: () => number,
  ) {
    this.startMs = epochMs(start);
    const follows = paces.every(({ untilMs }, at) => untilMs > (paces[at - 1]?.untilMs ?? 0));
    if (paces.length === 0 || !follows || paces.some(({ rate }) => !(rate > 0)))
      throw new Fault(
        'pace-invalid',
        'paces need rates above zero and ends that follow each other',
      );
  }

  now(): Instant {
    let machineMs = Math.max(0, this.elapsedMs());
    let fromMs = 0;
    for (const [index, { untilMs, rate }] of this.paces.entries()) {
      const isLast = index === this.paces.length - 1;
      const lengthMs = (untilMs - fromMs) / rate;
      if (isLast || machineMs <= lengthMs)
        return instantAt(this.startMs + fromMs + machineMs * rate);
      machineMs -= lengthMs;
      fromMs = untilMs;
    }
    return instantAt(this.startMs + fromMs);
  }

  /** How long the machine takes from now until this clock shows `at`; 0 where it has. */
  machineMsUntil(at: Instant): number {
    return Math.max(0, this.machineMsOf(epochMs(at)) - this.machineMsOf(epochMs(this.now())));
  }

  private machineMsOf(pacedEpochMs: number): number {
    const target = pacedEpochMs - this.startMs;
    let machineMs = 0;
    let fromMs = 0;
    for (const [index, { untilMs, rate }] of this.paces.entries()) {
      const isLast = index === this.paces.length - 1;
      if (isLast || target <= untilMs) return machineMs + (target - fromMs) / rate;
      machineMs += (untilMs - fromMs) / rate;
      fromMs = untilMs;
    }
    return machineMs;
  }
}
