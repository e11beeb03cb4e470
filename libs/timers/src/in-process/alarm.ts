import { epochMs, limits, systemClock, type Clock } from '#kernel';

/** One alarm that rings once. It may ring early, and late by what the machine needs; whoever is woken reads the clock. */
export interface Alarm {
  /** Takes the place of the alarm set before. An instant that has passed rings as soon as it can, never within this call. */
  set(atEpochMs: number, ring: () => void): void;
  clear(): void;
}

export interface SystemAlarmOptions {
  readonly clock?: Clock;
  /** Whether a waiting alarm keeps the process from ending. Default: it does. */
  readonly keepsProcessAlive?: boolean;
}

/** An alarm on `setTimeout`, whose longest wait of 2^31 - 1 ms is far above the one allowed here. */
export class SystemAlarm implements Alarm {
  private readonly clock: Clock;
  private readonly keepsProcessAlive: boolean;
  private waiting: NodeJS.Timeout | undefined;

  constructor({ clock = systemClock, keepsProcessAlive = true }: SystemAlarmOptions = {}) {
    this.clock = clock;
    this.keepsProcessAlive = keepsProcessAlive;
  }

  set(atEpochMs: number, ring: () => void): void {
    this.clear();
    const wait = Math.max(0, atEpochMs - epochMs(this.clock.now()));
    this.waiting = setTimeout(ring, Math.min(wait, limits.timerAlarmMsMax));
    if (!this.keepsProcessAlive) this.waiting.unref();
  }

  clear(): void {
    clearTimeout(this.waiting);
    this.waiting = undefined;
  }
}
