import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMs, type Instant } from '#kernel';
import type { DueTimer, Timers } from '#timers';

/** An adapter and the time it lives in. */
export interface TimersUnderTest {
  readonly timers: Timers;
  now(): Instant;
  /** Moves the clock and lets everything fire that is due then. A handler that fails does not make it fail. */
  advanceTo(instant: Instant): Promise<void>;
  close(): Promise<void>;
}

export interface TimersContractOptions {
  /** The unit of time in the examples, longer than the adapter's longest pause before a retry. */
  readonly unitMs?: number;
  readonly manyTimers?: number;
  readonly propertyRuns?: number;
}

/** What every adapter of the timers port promises. `open` gives a fresh one that knows nothing of those before. */
export function timersContract(
  name: string,
  open: () => Promise<TimersUnderTest>,
  { unitMs = 120_000, manyTimers = 10_000, propertyRuns = 200 }: TimersContractOptions = {},
): void {
  describe(`${name} as timers`, () => {
    const openBench = async () => new Bench(await open(), unitMs);
    let bench: Bench;
    beforeEach(async () => {
      bench = await openBench();
    });
    afterEach(() => bench.underTest.close());

    describe('when a timer fires', () => {
      describeFiring(() => bench, manyTimers);
    });
    describe('setting and cancelling', () => {
      describeSetting(() => bench);
    });
    describe('handlers', () => {
      describeHandlers(() => bench);
    });
    describe('ending', () => {
      describeEnding(() => bench, openBench);
    });
    it('agrees with a naive model on any schedule', () =>
      fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (run) =>
          agreesWithModel(await openBench(), run),
        ),
        { numRuns: propertyRuns },
      ));
  });
}

/** One adapter, its start as the origin of time, and what it fired. */
class Bench {
  readonly fired: string[] = [];
  readonly start: Instant;

  constructor(
    readonly underTest: TimersUnderTest,
    private readonly unitMs: number,
  ) {
    this.start = underTest.now();
  }

  get timers(): Timers {
    return this.underTest.timers;
  }

  at(units: number): Instant {
    return addMs(this.start, units * this.unitMs);
  }

  set(id: string, units: number): Promise<void> {
    return this.timers.schedule(id, this.at(units), { owner: id });
  }

  advanceTo(units: number): Promise<void> {
    return this.underTest.advanceTo(this.at(units));
  }

  /** Notes what fires, then does what the example asks for. */
  listen(then: (timer: DueTimer) => Promise<void> = () => Promise.resolve()): void {
    this.timers.onDue((timer) => {
      this.fired.push(timer.id);
      return then(timer);
    });
  }
}

function describeFiring(bench: () => Bench, manyTimers: number): void {
  it('is never before it is due, and hands over what was set', async () => {
    const { timers, underTest } = bench();
    const seen: { timer: DueTimer; now: Instant }[] = [];
    timers.onDue((timer) => {
      seen.push({ timer, now: underTest.now() });
      return Promise.resolve();
    });
    await bench().set('a', 2);
    await underTest.advanceTo(addMs(bench().at(2), -1));
    expect(seen).toEqual([]);
    await bench().advanceTo(2);
    expect(seen).toEqual([
      { timer: { id: 'a', due: bench().at(2), payload: { owner: 'a' } }, now: expect.anything() },
    ]);
    expect(seen.every(({ timer, now }) => now >= timer.due)).toBe(true);
  });

  it('is in order of due instant, then of id', async () => {
    bench().listen();
    for (const id of ['c2', 'b2', 'z1', 'a2', 'y3']) await bench().set(id, Number(id[1]));
    await bench().advanceTo(4);
    expect(bench().fired).toEqual(['z1', 'a2', 'b2', 'c2', 'y3']);
  });

  it('is at once when it is overdue as it is set', async () => {
    bench().listen();
    await bench().advanceTo(2);
    await bench().set('a', 1);
    await bench().underTest.advanceTo(bench().underTest.now());
    expect(bench().fired).toEqual(['a']);
  });

  it('is not before there is a handler', async () => {
    await bench().set('a', 1);
    await bench().advanceTo(2);
    bench().listen();
    await bench().underTest.advanceTo(bench().underTest.now());
    expect(bench().fired).toEqual(['a']);
  });

  it(`comes for all of ${manyTimers} timers due together`, async () => {
    const ids = Array.from({ length: manyTimers }, (_, n) => `t.${String(n).padStart(6, '0')}`);
    bench().listen();
    await Promise.all(ids.toReversed().map((id) => bench().set(id, 1)));
    await bench().advanceTo(1);
    expect(bench().fired).toEqual(ids);
  });
}

function describeSetting(bench: () => Bench): void {
  it('takes the same id for the same timer', async () => {
    bench().listen();
    await bench().set('a', 1);
    await bench().set('a', 1);
    await bench().set('a', 2);
    await bench().advanceTo(3);
    expect(bench().fired).toEqual(['a']);
  });

  it('ignores an id whose handler is under way', async () => {
    const gate = new Gate();
    bench().listen(() => gate.pass());
    await bench().set('a', 1);
    const advanced = bench().advanceTo(1);
    await gate.reached;
    await bench().set('a', 1);
    gate.open();
    await advanced;
    await bench().advanceTo(2);
    expect(bench().fired).toEqual(['a']);
  });

  it('lets a timer be cancelled, and set again', async () => {
    bench().listen();
    await bench().set('a', 1);
    await bench().set('b', 1);
    await bench().timers.cancel('a');
    await bench().advanceTo(1);
    expect(bench().fired).toEqual(['b']);
    await bench().set('a', 2);
    await bench().advanceTo(2);
    expect(bench().fired).toEqual(['b', 'a']);
  });

  it('takes cancelling an unknown or a fired timer for no error', async () => {
    bench().listen();
    await bench().set('a', 1);
    await bench().advanceTo(1);
    await bench().timers.cancel('a');
    await bench().timers.cancel('never-set');
    expect(bench().fired).toEqual(['a']);
  });

  it.each(['with:colon', '17', '', 'a b'])('refuses the id "%s"', async (id) => {
    await expect(bench().set(id, 1)).rejects.toMatchObject({ code: 'timer-id-invalid' });
  });
}

function describeHandlers(bench: () => Bench): void {
  it('may set the next timer', async () => {
    bench().listen(async ({ id }) => {
      if (id === 'a') await bench().set('b', 2);
      if (id === 'b') await bench().set('overdue', 1);
    });
    await bench().set('a', 1);
    await bench().advanceTo(1);
    expect(bench().fired).toEqual(['a']);
    await bench().advanceTo(2);
    expect(bench().fired).toEqual(['a', 'b', 'overdue']);
  });

  it('may cancel a timer that is due a moment later', async () => {
    bench().listen(({ id }) => (id === 'a' ? bench().timers.cancel('b') : Promise.resolve()));
    await bench().set('a', 1);
    await bench().set('b', 2);
    await bench().advanceTo(1);
    await bench().advanceTo(2);
    expect(bench().fired).toEqual(['a']);
  });

  it('that fail are tried again until they do not, and hold up nothing else', async () => {
    let failures = 0;
    bench().listen(({ id }) =>
      id === 'a' && failures++ < 2 ? Promise.reject(new Error('no disk')) : Promise.resolve(),
    );
    await bench().set('a', 1);
    await bench().set('b', 1);
    for (const units of [1, 2, 3, 4]) await bench().advanceTo(units);
    expect(bench().fired).toEqual(['a', 'b', 'a', 'a']);
  });

  it('that cancel their own timer and fail are not tried again', async () => {
    bench().listen(async ({ id }) => {
      await bench().timers.cancel(id);
      throw new Error('no disk');
    });
    await bench().set('a', 1);
    for (const units of [1, 2, 3]) await bench().advanceTo(units);
    expect(bench().fired).toEqual(['a']);
  });

  it('that fail are not tried again once their timer is cancelled', async () => {
    bench().listen(() => Promise.reject(new Error('no disk')));
    await bench().set('a', 1);
    await bench().advanceTo(1);
    await bench().timers.cancel('a');
    await bench().advanceTo(3);
    expect(bench().fired).toEqual(['a']);
  });
}

function describeEnding(bench: () => Bench, reopen: () => Promise<Bench>): void {
  it('waits for the handler under way, and nothing fires after it', async () => {
    const happened: string[] = [];
    const gate = new Gate();
    bench().listen(async () => {
      await gate.pass();
      happened.push('handled');
    });
    await bench().set('a', 1);
    await bench().set('b', 2);
    const advanced = bench().advanceTo(1);
    await gate.reached;
    const closed = bench()
      .timers.close()
      .then(() => happened.push('closed'));
    gate.open();
    await Promise.all([closed, advanced]);
    expect(happened).toEqual(['handled', 'closed']);
    await bench().advanceTo(3);
    expect(bench().fired).toEqual(['a']);
  });

  it('refuses timers that are set after it', async () => {
    await bench().timers.close();
    await expect(bench().set('a', 1)).rejects.toMatchObject({ code: 'timers-closed' });
    await bench().timers.cancel('a');
  });

  it('FM-05: a timer that is set from the log again after a restart fires', async () => {
    const due = bench().at(1);
    bench().listen();
    await bench().timers.schedule('a', due, {});
    await bench().underTest.close();

    const restarted = await reopen();
    restarted.listen();
    await restarted.timers.schedule('a', due, {});
    await restarted.advanceTo(2);
    await restarted.underTest.close();
    expect([bench().fired, restarted.fired]).toEqual([[], ['a']]);
  });
}

/** Holds a handler until the example lets it go on. */
class Gate {
  readonly reached: Promise<void>;
  private reach: () => void = () => {};
  private readonly opened: Promise<void>;
  open: () => void = () => {};

  constructor() {
    this.reached = new Promise((resolve) => (this.reach = resolve));
    this.opened = new Promise((resolve) => (this.open = resolve));
  }

  pass(): Promise<void> {
    this.reach();
    return this.opened;
  }
}

/** `advance` names no timer, `cancel` no time: they take no heed of those. */
const step = fc.record({
  do: fc.constantFrom('set', 'set', 'set', 'cancel', 'advance'),
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  units: fc.nat(12),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** The model is a map that is sorted at every move. An id that fired is not used again: ids hold their due instant. */
async function agreesWithModel(bench: Bench, run: readonly Step[]): Promise<void> {
  const set = new Map<string, number>();
  const expected: string[] = [];
  const firedByMove: { expected: string[]; fired: string[] }[] = [];
  let now = 0;
  bench.listen();
  for (const { do: act, id, units } of [...run, { do: 'advance', id: '', units: 12 }]) {
    if (act === 'cancel') {
      set.delete(id);
      await bench.timers.cancel(id);
    } else if (act === 'advance') {
      now += units;
      const due = [...set].filter(([, dueAt]) => dueAt <= now);
      due.sort(([a, dueA], [b, dueB]) => dueA - dueB || (a < b ? -1 : 1));
      for (const [fired] of due) set.delete(fired);
      expected.push(...due.map(([fired]) => fired));
      await bench.advanceTo(now);
      firedByMove.push({ expected: [...expected], fired: [...bench.fired] });
    } else if (!expected.includes(id)) {
      if (!set.has(id)) set.set(id, units);
      await bench.set(id, units);
    }
  }
  await bench.underTest.close();
  expect(firedByMove.map((move) => move.fired)).toEqual(firedByMove.map((move) => move.expected));
}
