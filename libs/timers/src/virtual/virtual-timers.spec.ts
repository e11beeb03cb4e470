import { beforeEach, describe, expect, it } from '@jest/globals';
import { addMs, failureKind, parseInstant } from '#kernel';
import { timersContract } from '#testing';
import { VirtualClock } from './virtual-clock.js';
import { VirtualTimers } from './virtual-timers.js';

const start = parseInstant('2024-02-19T09:00:00Z');

timersContract('VirtualTimers', () => {
  const clock = new VirtualClock(start);
  const timers = new VirtualTimers(clock);
  return Promise.resolve({
    timers,
    now: () => clock.now(),
    advanceTo: async (instant) => {
      clock.set(instant);
      await timers.fireDue().catch((error: unknown) => {
        if (!(error instanceof Error && error.message.includes('no disk'))) throw error;
      });
    },
    close: () => timers.close(),
  });
});

describe('VirtualTimers', () => {
  let clock: VirtualClock;
  let timers: VirtualTimers;
  beforeEach(() => {
    clock = new VirtualClock(start);
    timers = new VirtualTimers(clock);
  });

  it('say when the next timer is due', async () => {
    expect(timers.nextDue()).toBeUndefined();
    await timers.schedule('b', addMs(start, 2), {});
    await timers.schedule('a', addMs(start, 1), {});
    expect(timers.nextDue()).toBe(addMs(start, 1));
    await timers.cancel('a');
    expect(timers.nextDue()).toBe(addMs(start, 2));
  });

  it('count what fired', async () => {
    timers.onDue(() => Promise.resolve());
    await timers.schedule('a', start, {});
    await timers.schedule('b', start, {});
    await timers.schedule('later', addMs(start, 1), {});
    expect(await timers.fireDue()).toBe(2);
    expect(await timers.fireDue()).toBe(0);
  });

  it('fail with what a handler failed with, after the others have ended, and keep that timer', async () => {
    const fired: string[] = [];
    const cause = new Error('refused');
    timers.onDue(async ({ id }) => {
      if (id === 'a') throw cause;
      await Promise.resolve();
      fired.push(id);
    });
    for (const id of ['a', 'b', 'c']) await timers.schedule(id, start, {});
    await expect(timers.fireDue()).rejects.toMatchObject({ code: 'timer-handler-failed', cause });
    expect(fired).toEqual(['b', 'c']);
    expect(timers.nextDue()).toBe(start);
  });

  it('run timers of one instant side by side up to the bound, and later instants after them', async () => {
    const trace: string[] = [];
    timers.onDue(async ({ id }) => {
      trace.push(`+${id}`);
      await Promise.resolve();
      trace.push(`-${id}`);
    });
    clock.set(addMs(start, 1));
    for (const id of ['a', 'b', 'c']) await timers.schedule(id, start, {});
    await timers.schedule('later', addMs(start, 1), {});
    await timers.fireDue({ concurrency: 2 });
    expect(trace.slice(0, 2)).toEqual(['+a', '+b']);
    expect(trace.indexOf('+c')).toBeGreaterThan(trace.indexOf('-a'));
    expect(trace.slice(-2)).toEqual(['+later', '-later']);
  });

  it('refuse to be fired from within a handler', async () => {
    timers.onDue(async () => {
      await timers.fireDue();
    });
    await timers.schedule('a', start, {});
    await expect(timers.fireDue()).rejects.toMatchObject({
      cause: { code: 'timers-already-firing' },
    });
  });

  it('give up when handlers set timers due at once without end', async () => {
    let next = 0;
    timers.onDue(() => timers.schedule(`t.${next++}`, start, {}));
    await timers.schedule('first', start, {});
    await expect(timers.fireDue({ atMost: 50 })).rejects.toMatchObject({
      code: 'timers-never-end',
    });
  });

  it('hold 100,000 timers', async () => {
    let fired = 0;
    timers.onDue(() => Promise.resolve(void fired++));
    for (let n = 0; n < 100_000; n++)
      await timers.schedule(`t.${n}`, addMs(start, (n * 7919) % 1000), {});
    clock.set(addMs(start, 1000));
    expect(await timers.fireDue()).toBe(100_000);
    expect(fired).toBe(100_000);
  });
});

describe('VirtualClock', () => {
  it('stands until it is moved, and never goes back', () => {
    const clock = new VirtualClock(start);
    clock.set(addMs(start, 5));
    clock.set(addMs(start, 5));
    expect(clock.now()).toBe(addMs(start, 5));
    let failure: unknown;
    try {
      clock.set(start);
    } catch (error) {
      failure = error;
    }
    expect(failureKind(failure)).toBe('fault');
    expect(failure).toMatchObject({ code: 'clock-set-back' });
  });
});
