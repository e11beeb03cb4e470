import { limits, msBetween, systemClock, type Clock, type Instant } from '#kernel';
import { paceWaitMs, type Pace, type PacePerMinute } from './pace.port.js';

/** The pace of one process. A minute begins with the first message of its kind. */
export class InProcessPace implements Pace {
  private readonly minutes = new Map<string, { readonly begunAt: Instant; asked: number }>();

  constructor(
    private readonly perMinute: PacePerMinute,
    private readonly clock: Clock = systemClock,
  ) {}

  take(kind: string, messages = 1): Promise<number> {
    const perMinute = this.perMinute[kind];
    if (perMinute === undefined) return Promise.resolve(0);
    const now = this.clock.now();
    let minute = this.minutes.get(kind);
    if (minute === undefined || msBetween(minute.begunAt, now) >= limits.paceMinuteMs) {
      minute = { begunAt: now, asked: 0 };
      this.minutes.set(kind, minute);
    }
    minute.asked += messages;
    const endsInMs = limits.paceMinuteMs - msBetween(minute.begunAt, now);
    return Promise.resolve(paceWaitMs(minute.asked, messages, perMinute, endsInMs));
  }
}
