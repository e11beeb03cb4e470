import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addMs, type Instant } from '#kernel';
import type { DueTimer } from '#timers';
import { TimersBench, type FiringOrder, type TimersUnderTest } from './timers.bench.js';
import { agreesWithModel } from './timers.model.js';

export interface TimersContractOptions {
  /** The unit of time in the examples, longer than the adapter's longest pause before a retry. */
  readonly unitMs?: number;
  readonly manyTimers?: number;
  readonly propertyRuns?: number;
  /** What is promised of timers that fire in one go: their order by id where they are due at one instant, or only by instant. */
  readonly order?: FiringOrder;
}

/** What every adapter of the timers port promises. `open` gives a fresh one that knows nothing of those before. */
export function timersContract(
  name: string,
  open: () => Promise<TimersUnderTest>,
  {
    unitMs = 120_000,
    manyTimers = 10_000,
    propertyRuns = 200,
    order = 'due-then-id',
  }: TimersContractOptions = {},
): void {
  describe(`${name} as timers`, () => {
    const openBench = async () => new TimersBench(await open(), unitMs, order);
    let bench: TimersBench;
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
    it('agrees with a naive model on any schedule', () => agreesWithModel(openBench, propertyRuns));
  });
}

function describeFiring(bench: () => TimersBench, manyTimers: number): void {
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

  it('is in order of due instant, then of id where that is promised', async () => {
    bench().listen();
    for (const id of ['c2', 'b2', 'z1', 'a2', 'y3']) await bench().set(id, Number(id[1]));
    await bench().advanceTo(4);
    const [first, ...others] = bench().fired;
    expect([first, ...bench().inOrder(others.slice(0, 3)), ...others.slice(3)]).toEqual(
      'z1 a2 b2 c2 y3'.split(' '),
    );
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
    expect(bench().inOrder(bench().fired)).toEqual(ids);
  });
}

function describeSetting(bench: () => TimersBench): void {
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

function describeHandlers(bench: () => TimersBench): void {
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
    const { fired } = bench();
    expect([...bench().inOrder(fired.slice(0, 2)), ...fired.slice(2)]).toEqual([
      'a',
      'b',
      'a',
      'a',
    ]);
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

function describeEnding(bench: () => TimersBench, reopen: () => Promise<TimersBench>): void {
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
