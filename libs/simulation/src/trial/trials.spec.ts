import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Reconciler } from '#campaigns';
import { makeScenario } from './make-scenario.js';
import { tryOut } from './trial.js';
import { explain, runTrials } from './trials.js';

describe('trials', () => {
  it('hold every rule, whatever breaks', async () => {
    const heard: number[] = [];
    const result = await runTrials({ seed: 1, campaigns: 60, jobs: 1 }, (done) => heard.push(done));
    expect(result.failed).toEqual([]);
    expect(result.campaigns).toBeGreaterThanOrEqual(60);
    expect(heard.at(-1)).toBe(result.campaigns);
    // Something went out, and processes died on the way.
    expect(Math.min(result.messages, result.deaths, result.events)).toBeGreaterThan(40);
  });

  it('take the same course for the same seed, and another one for another', async () => {
    // Rough ones: two workers, deaths, and whatever else there is.
    const seeds = [3, 5, 11, 18];
    const digests = async () => {
      const all: string[] = [];
      for (const seed of seeds) all.push((await tryOut(makeScenario(seed))).digest);
      return all;
    };
    const first = await digests();
    expect(await digests()).toEqual(first);
    expect(new Set(first).size).toBe(seeds.length);
  });

  it('meet every kind of trouble, and none in a third of them', async () => {
    const met = new Set<string>();
    let quiet = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const scenario = makeScenario(seed);
      let struck = false;
      await tryOut(scenario, (what) => {
        const [, kind] = /trouble: (\S+)/.exec(what) ?? [];
        if (kind === undefined) return;
        met.add(kind);
        struck = true;
      });
      if (!struck) quiet++;
    }
    expect([...met].toSorted()).toEqual([
      'answer-lost',
      'clock-jump',
      'conflict',
      'crash',
      'crash-with-disk',
      'delay',
      'disk-full',
      'queues-lost',
      'store-away',
    ]);
    expect(quiet).toBeGreaterThan(10);
  });
});

describe('an engine without one of its rules', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const firstFailure = async () => {
    const { failed } = await runTrials({ seed: 1, campaigns: 60, jobs: 1 });
    const [first] = failed;
    if (first === undefined) throw new Error('nothing was found');
    return first;
  };

  it('FM-06: is found out where nobody looks for what was lost, and the scenario is made small', async () => {
    const nothing = { campaigns: 0, overdue: 0, faults: [] };
    jest.spyOn(Reconciler.prototype, 'run').mockResolvedValue(nothing);
    const { seed, violations } = await firstFailure();
    expect(violations.join()).toMatch(/still owed|not every campaign has ended/);
    const { scenario, violations: still, course } = await explain(seed);
    const whole = makeScenario(seed);
    expect(still.length).toBeGreaterThan(0);
    expect(scenario.acts.length + scenario.troubles.length).toBeLessThan(
      whole.acts.length + whole.troubles.length,
    );
    expect(course.at(-1)).toBe(still[0]);
  });
});
