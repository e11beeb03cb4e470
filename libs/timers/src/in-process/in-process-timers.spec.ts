import { describe, expect, it, jest } from '@jest/globals';
import { addMs, epochMs, limits, msBetween, parseInstant, type Instant } from '#kernel';
import { timersContract } from '#testing';
import { retryPauseMs, type TimerFailure } from '../timer-failure.js';
import { VirtualClock } from '../virtual/virtual-clock.js';
import { SystemAlarm, type Alarm } from './alarm.js';
import { InProcessTimers } from './in-process-timers.js';

const start = parseInstant('2024-02-19T09:00:00Z');

/** Rings when the test says so. */
class ManualAlarm implements Alarm {
  waiting: { readonly at: number; readonly ring: () => void } | undefined;

  set(at: number, ring: () => void): void {
    this.waiting = { at, ring };
  }

  clear(): void {
    this.waiting = undefined;
  }

  /** Rings whatever the time, and lets handlers that wait for nothing outside end. */
  async ringNow(): Promise<void> {
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.ring();
    await new Promise((resolve) => setImmediate(resolve));
  }

  async ringUntil(now: Instant): Promise<void> {
    do await this.ringNow();
    while (this.waiting !== undefined && this.waiting.at <= epochMs(now));
  }
}

timersContract('InProcessTimers', () => {
  const clock = new VirtualClock(start);
  const alarm = new ManualAlarm();
  const timers = new InProcessTimers({ clock, alarm });
  return Promise.resolve({
    timers,
    now: () => clock.now(),
    advanceTo: (instant) => {
      clock.set(instant);
      return alarm.ringUntil(instant);
    },
    close: () => timers.close(),
  });
});

describe('InProcessTimers', () => {
  function bench(
    options: { concurrency?: number; onFailure?: (failure: TimerFailure) => void } = {},
  ) {
    const time = { now: start };
    const alarm = new ManualAlarm();
    const clock = { now: () => time.now };
    return { time, alarm, timers: new InProcessTimers({ clock, alarm, ...options }) };
  }

  it('fire nothing when the alarm rings early, and set it again', async () => {
    const { alarm, timers } = bench();
    const handler = jest.fn(() => Promise.resolve());
    timers.onDue(handler);
    await timers.schedule('a', addMs(start, 1000), {});
    await alarm.ringNow();
    expect(handler).not.toHaveBeenCalled();
    expect(alarm.waiting?.at).toBe(epochMs(start) + 1000);
  });

  it('fire nothing when the clock was set back before the alarm rang', async () => {
    const { time, alarm, timers } = bench();
    const handler = jest.fn(() => Promise.resolve());
    timers.onDue(handler);
    await timers.schedule('a', addMs(start, 1000), {});
    time.now = addMs(start, -3_600_000);
    await alarm.ringNow();
    expect(handler).not.toHaveBeenCalled();
    time.now = addMs(start, 1000);
    await alarm.ringNow();
    expect(handler).toHaveBeenCalledTimes(1);
  });

  it('keep the one alarm at the earliest timer', async () => {
    const { alarm, timers } = bench();
    timers.onDue(() => Promise.resolve());
    await timers.schedule('b', addMs(start, 20), {});
    await timers.schedule('a', addMs(start, 10), {});
    expect(alarm.waiting?.at).toBe(epochMs(start) + 10);
    await timers.cancel('a');
    expect(alarm.waiting?.at).toBe(epochMs(start) + 20);
    await timers.cancel('b');
    expect(alarm.waiting).toBeUndefined();
  });

  it('try a failed timer again after a pause that grows to its bound, and tell of it', async () => {
    const failures: TimerFailure[] = [];
    const { time, alarm, timers } = bench({ onFailure: (failure) => failures.push(failure) });
    timers.onDue(() => Promise.reject(new Error('no disk')));
    await timers.schedule('a', start, {});
    const pauses: number[] = [];
    for (let n = 0; n < 8; n++) {
      await alarm.ringNow();
      const retryAt = failures.at(-1)?.retryAt ?? start;
      pauses.push(msBetween(time.now, retryAt));
      time.now = retryAt;
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60].map((seconds) => seconds * 1000));
    expect(failures.map(({ failures: count }) => count)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(retryPauseMs(5_000)).toBe(limits.timerRetryMaxMs);
  });

  it('start in order with no more under way than the bound', async () => {
    const { alarm, timers } = bench({ concurrency: 2 });
    const trace: string[] = [];
    timers.onDue(async ({ id }) => {
      trace.push(`+${id}`);
      await Promise.resolve();
      trace.push(`-${id}`);
    });
    for (const id of ['c', 'b', 'a']) await timers.schedule(id, start, {});
    await alarm.ringNow();
    expect(trace).toEqual(['+a', '+b', '-a', '-b', '+c', '-c']);
  });

  it('keep nothing of 100,000 timers that were set and cancelled', async () => {
    const { alarm, timers } = bench();
    const fired: string[] = [];
    timers.onDue(({ id }) => Promise.resolve(void fired.push(id)));
    for (let n = 0; n < 100_000; n++) await timers.schedule(`t.${n}`, addMs(start, n % 500), {});
    for (let n = 1; n < 100_000; n++) await timers.cancel(`t.${n}`);
    await alarm.ringUntil(start);
    expect(fired).toEqual(['t.0']);
    expect(alarm.waiting).toBeUndefined();
  });
});

describe('SystemAlarm', () => {
  function waits(set: (alarm: SystemAlarm) => void, keepsProcessAlive = true): number[] {
    jest.useFakeTimers();
    const timeout = jest.spyOn(globalThis, 'setTimeout');
    try {
      set(new SystemAlarm({ clock: new VirtualClock(start), keepsProcessAlive }));
      return timeout.mock.calls.map(([, ms]) => ms ?? 0);
    } finally {
      timeout.mockRestore();
      jest.useRealTimers();
    }
  }

  it('waits for what is left, at least nothing and at most its bound', () => {
    const from = epochMs(start);
    const year = 31_536_000_000;
    for (const keepsProcessAlive of [true, false])
      expect(
        waits((alarm) => {
          for (const ms of [250, -250, year]) alarm.set(from + ms, () => {});
        }, keepsProcessAlive),
      ).toEqual([250, 0, limits.timerAlarmMsMax]);
  });

  it('rings for the last instant it was set to, and not once it is cleared', () => {
    jest.useFakeTimers();
    const rung: string[] = [];
    const alarm = new SystemAlarm({ clock: new VirtualClock(start) });
    alarm.set(epochMs(start) + 10, () => rung.push('first'));
    alarm.set(epochMs(start) + 20, () => rung.push('second'));
    jest.advanceTimersByTime(100);
    alarm.set(epochMs(start) + 10, () => rung.push('third'));
    alarm.clear();
    jest.advanceTimersByTime(100);
    jest.useRealTimers();
    expect(rung).toEqual(['second']);
  });
});
