import { addMs, limits, msBetween, systemClock, type Clock, type Instant } from '#kernel';
import { paceWaitMs, type Pace, type PacePerMinute } from './pace.port.js';
import { recent } from '../recent.js';

/** The pace of one process. A minute begins with the first message of its kind. */
export class InProcessPace implements Pace {
  private readonly minutes = new Map<string, { readonly begunAt: Instant; asked: number }>();
  private readonly heldUntil = recent<string, Instant>(limits.pacedKeysMax);

  constructor(
    private readonly perMinute: PacePerMinute,
    private readonly clock: Clock = systemClock,
  ) {}

  take(kind: string, messages = 1, key?: string): Promise<number> {
    const now = this.clock.now();
    const until = key === undefined ? undefined : this.heldUntil.get(key);
    if (until !== undefined && now < until) return Promise.resolve(msBetween(now, until));
    const waitMs = this.askedFor(kind, messages, now);
    if (key !== undefined && waitMs > 0) this.heldUntil.set(key, addMs(now, waitMs));
    return Promise.resolve(waitMs);
  }

  private askedFor(kind: string, messages: number, now: Instant): number {
    const perMinute = this.perMinute[kind];
    if (perMinute === undefined) return 0;
    let minute = this.minutes.get(kind);
    if (minute === undefined || msBetween(minute.begunAt, now) >= limits.paceMinuteMs) {
      minute = { begunAt: now, asked: 0 };
      this.minutes.set(kind, minute);
    }
    minute.asked += messages;
    const endsInMs = limits.paceMinuteMs - msBetween(minute.begunAt, now);
    return paceWaitMs(minute.asked, messages, perMinute, endsInMs);
  }
}
