import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Fault } from '#kernel';
import { makeScenario } from './make-scenario.js';
import type { Scenario } from './scenario.js';
import { shrink } from './shrink.js';
import { tryOut, type TrialResult } from './trial.js';

/** Beside this file, in the form in which it runs: TypeScript or JavaScript. */
const trialProcess = fileURLToPath(
  new URL(
    `./trial-process${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`,
    import.meta.url,
  ),
);

/** A trial makes much that lives for a moment: with more room for it (MiB) it is swept up less often. */
const manyShortLives = ['--max-semi-space-size=64'];

export interface TrialsRequest {
  /** Of the first trial; each further one has the next. */
  readonly seed: number;
  /** Trials go on until together they have lived through so many campaigns. */
  readonly campaigns: number;
  /** Processes that share the trials; with 1 they run in this one. */
  readonly jobs: number;
}

/** A trial in which a rule was broken. */
export interface FailedTrial {
  readonly seed: number;
  readonly violations: readonly string[];
}

export interface TrialsResult {
  readonly trials: number;
  readonly campaigns: number;
  readonly events: number;
  readonly messages: number;
  /** How often some process had its turn. */
  readonly turns: number;
  /** How often a process died, on purpose or of a failure. */
  readonly deaths: number;
  /** In the order of their seeds. */
  readonly failed: readonly FailedTrial[];
}

/** What one process says of one trial. */
export interface TriedSeed extends TrialResult {
  readonly seed: number;
  readonly campaigns: number;
}

/** The shrunk form of a trial that failed, and what happened in it. */
export interface Explanation {
  readonly scenario: Scenario;
  readonly violations: readonly string[];
  /** What happened, in order, up to what must not have; with every turn, where that is asked for. */
  readonly course: readonly string[];
}

/** Lives through one scenario after the other. @param onProgress hears how many campaigns are done. */
export async function runTrials(
  { seed, campaigns, jobs }: TrialsRequest,
  onProgress: (campaigns: number) => void = () => {},
): Promise<TrialsResult> {
  const seeds = seedsOf(seed, campaigns);
  const tried: TriedSeed[] = [];
  let done = 0;
  const note = (one: TriedSeed) => {
    tried.push(one);
    done += one.campaigns;
    onProgress(done);
  };
  if (jobs === 1) for (const one of seeds) note(await trySeed(one));
  else await inProcesses(seeds, jobs, note);
  const sum = (of: (one: TriedSeed) => number) => tried.reduce((all, one) => all + of(one), 0);
  return {
    trials: tried.length,
    campaigns: done,
    events: sum(({ events }) => events),
    messages: sum(({ messages }) => messages),
    turns: sum(({ turns }) => turns),
    deaths: sum(({ deaths }) => deaths),
    failed: tried
      .filter(({ violations }) => violations.length > 0)
      .toSorted((a, b) => a.seed - b.seed)
      .map(({ seed: of, violations }) => ({ seed: of, violations })),
  };
}

export async function trySeed(seed: number): Promise<TriedSeed> {
  const scenario = makeScenario(seed);
  const campaigns = scenario.campaigns.length;
  try {
    return { seed, campaigns, ...(await tryOut(scenario)) };
  } catch (error) {
    const nothing = { events: 0, messages: 0, turns: 0, deaths: 0, digest: '' };
    return {
      seed,
      campaigns,
      ...nothing,
      violations: [`the trial itself failed: ${String(error)}`],
    };
  }
}

/** Makes the scenario of a seed that fails as small as it can be, and tells its course. */
export async function explain(seed: number, everyTurn = false): Promise<Explanation> {
  const scenario = await shrink(
    makeScenario(seed),
    async (smaller) => (await tryOut(smaller)).violations.length > 0,
  );
  const course: string[] = [];
  const note = (what: string) => course.push(what);
  const { violations } = await tryOut(scenario, note, everyTurn ? note : undefined);
  return { scenario, violations, course };
}

function seedsOf(first: number, campaigns: number): readonly number[] {
  const seeds: number[] = [];
  for (let seed = first, planned = 0; planned < campaigns; seed++) {
    seeds.push(seed);
    planned += makeScenario(seed).campaigns.length;
  }
  return seeds;
}

/** Every process takes the next seed when it is done with one. */
async function inProcesses(
  seeds: readonly number[],
  jobs: number,
  note: (one: TriedSeed) => void,
): Promise<void> {
  const left = seeds.toReversed();
  const children = Array.from({ length: Math.min(jobs, seeds.length) }, () =>
    fork(trialProcess, { execArgv: [...process.execArgv, ...manyShortLives] }),
  );
  try {
    await Promise.all(
      children.map(
        (child) =>
          new Promise<void>((resolve, reject) => {
            const next = () => {
              const seed = left.pop();
              if (seed === undefined) resolve();
              else child.send(seed);
            };
            child.on('error', reject);
            child.on('exit', (code, signal) =>
              reject(
                new Fault('trial-process-ended', `a process of trials ended: ${signal ?? code}`),
              ),
            );
            child.on('message', (one: TriedSeed) => {
              note(one);
              next();
            });
            next();
          }),
      ),
    );
  } finally {
    for (const child of children) child.kill();
  }
}
