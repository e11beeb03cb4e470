import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Benchmark, Contestant, Figures, Goal } from './benchmark.js';

export interface Measured {
  readonly contestant: string;
  readonly measure: string;
  readonly unit: string;
  readonly median: number;
  readonly all: readonly number[];
}

export interface Judged extends Goal {
  /** The ratio, or the figure itself where nothing is compared. */
  readonly is: number;
  readonly reached: boolean;
}

export interface Result {
  readonly benchmark: string;
  readonly figures: readonly Measured[];
  readonly goals: readonly Judged[];
}

const root = resolve(import.meta.dirname, '../..');
const loader = resolve(root, 'libs/event-log/test/typescript-source.mjs');

/** Round by round, so that what slows the machine down for a while slows all of them. @param onFigures hears of each. */
export function measure(
  benchmark: Benchmark,
  repetitions: number,
  onFigures: (contestant: string, figures: Figures) => void,
): Result {
  const runs = new Map(benchmark.contestants.map(({ name }): [string, Figures[]] => [name, []]));
  for (let round = 0; round < repetitions; round++)
    for (const contestant of benchmark.contestants) {
      const figures = once(benchmark, contestant);
      runs.get(contestant.name)?.push(figures);
      onFigures(contestant.name, figures);
    }
  const figures = benchmark.measures.flatMap(({ name, unit }) =>
    [...runs].flatMap(([contestant, all]): Measured[] => {
      const some = all.flatMap((one) => one[name] ?? []);
      if (some.length === 0) return [];
      return [{ contestant, measure: name, unit, median: median(some), all: some }];
    }),
  );
  return {
    benchmark: benchmark.name,
    figures,
    goals: benchmark.goals.map((goal) => judge(goal, figures)),
  };
}

function once(benchmark: Benchmark, contestant: Contestant): Figures {
  const [file, args, cwd] =
    'run' in contestant
      ? [
          process.execPath,
          [
            '--expose-gc',
            // As a server is started (deploy/Dockerfile).
            '--max-semi-space-size=32',
            '--import',
            loader,
            'test/bench/contest.ts',
            benchmark.name,
            contestant.name,
          ],
          root,
        ]
      : [process.execPath, [...contestant.program], installed(contestant.peer)];
  const { stdout, stderr, status } = spawnSync(file, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  });
  if (status !== 0) throw new Error(`${contestant.name} failed: ${stderr}`);
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Figures;
}

/** What its lock file names, once. */
function installed(peer: string): string {
  const folder = resolve(import.meta.dirname, 'peers', peer);
  if (existsSync(resolve(folder, 'node_modules'))) return folder;
  process.stderr.write(`installing ${peer} …\n`);
  const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${peer} could not be installed: ${stderr}`);
  return folder;
}

function judge(goal: Goal, figures: readonly Measured[]): Judged {
  const medianOf = (contestant: string): number =>
    figures.find((one) => one.contestant === contestant && one.measure === goal.measure)?.median ??
    Number.NaN;
  const is = goal.to === undefined ? medianOf(goal.of) : medianOf(goal.of) / medianOf(goal.to);
  const reached = is >= (goal.least ?? -Infinity) && is <= (goal.most ?? Infinity);
  return { ...goal, is, reached };
}

function median(all: readonly number[]): number {
  const sorted = all.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}
