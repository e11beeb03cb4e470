import { instantAt, limits, msBetween, systemClock, type Clock, type Instant } from '#kernel';

/** One alarm that rings once. It may ring early, and late by what the machine needs; whoever is woken reads the clock. */
export interface Alarm {
  /** Takes the place of the alarm set before. An instant that has passed rings as soon as it can, never within this call. */
  set(atEpochMs: number, ring: () => void): void;
  clear(): void;
}

export interface SystemAlarmOptions {
  readonly clock?: Clock;
  /** How long the machine takes until the clock shows an instant, where that clock is not the machine's own. */
  readonly machineMsUntil?: (at: Instant) => number;
  /** Whether a waiting alarm keeps the process from ending. Default: it does. */
  readonly keepsProcessAlive?: boolean;
}

/** An alarm on `setTimeout`, whose longest wait of 2^31 - 1 ms is far above the one allowed here. */
export class SystemAlarm implements Alarm {
  private readonly machineMsUntil: (at: Instant) => number;
  private readonly keepsProcessAlive: boolean;
  private waiting: NodeJS.Timeout | undefined;

  constructor({
    clock = systemClock,
    machineMsUntil = (at) => msBetween(clock.now(), at),
    keepsProcessAlive = true,
  }: SystemAlarmOptions = {}) {
    this.machineMsUntil = machineMsUntil;
    this.keepsProcessAlive = keepsProcessAlive;
  }

  set(atEpochMs: number, ring: () => void): void {
    this.clear();
    const waitMs = Math.max(0, Math.ceil(this.machineMsUntil(instantAt(atEpochMs))));
    this.waiting = setTimeout(ring, Math.min(waitMs, limits.timerAlarmMsMax));
    if (!this.keepsProcessAlive) this.waiting.unref();
  }

  clear(): void {
    clearTimeout(this.waiting);
    this.waiting = undefined;
  }
}
