import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { Command } from 'commander';
import type { Benchmark } from './benchmark.js';
import { benchmarks } from './benchmarks.js';

/**
 * Runs every contestant of every benchmark in turn, each in a process of its own, several times, and prints medians and
 * their ratios: only figures of one run are compared. Ends with 1 where a goal is missed.
 */

interface Measured {
  readonly contestant: string;
  readonly median: number;
  readonly all: readonly number[];
}

interface Result {
  readonly benchmark: string;
  readonly unit: string;
  readonly figures: readonly Measured[];
  readonly goals: readonly {
    readonly of: string;
    readonly to: string;
    readonly wanted: number;
    readonly ratio: number;
    readonly reached: boolean;
  }[];
}

const root = resolve(import.meta.dirname, '../..');
const loader = resolve(root, 'libs/event-log/test/typescript-source.mjs');

const program = new Command('bench')
  .argument('[names...]', `of benchmarks: ${benchmarks.map(({ name }) => `"${name}"`).join(', ')}`)
  .option('--repetitions <number>', 'of each contestant', '5')
  .option('--out <file>', 'write all figures as JSON')
  .parse();
const { repetitions, out } = program.opts<{ repetitions: string; out?: string }>();
const unknown = program.args.filter((name) => !benchmarks.some((one) => one.name === name));
if (unknown.length > 0) program.error(`there is no benchmark ${unknown.join(', ')}; see --help`);
const chosen = benchmarks.filter(
  ({ name }) => program.args.length === 0 || program.args.includes(name),
);
const machine = {
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};
process.stdout.write(
  `${machine.cores} × ${machine.processor}, ${machine.memoryGiB} GiB, Node ${machine.node}; medians of ${repetitions}\n`,
);
const results = chosen.map(measured);
for (const result of results) print(result);
if (out !== undefined)
  writeFileSync(
    out,
    `${JSON.stringify({ machine, repetitions: Number(repetitions), results }, undefined, 2)}\n`,
  );
process.exitCode = results.every(({ goals }) => goals.every(({ reached }) => reached)) ? 0 : 1;

/** Round by round, so that what slows the machine down for a while slows all of them. */
function measured({ name, unit, better, contestants, goals }: Benchmark): Result {
  const figures = new Map(contestants.map((one): [string, number[]] => [one.name, []]));
  for (let round = 0; round < Number(repetitions); round++)
    for (const contestant of contestants) {
      figures.get(contestant.name)?.push(once(name, contestant.name));
      if (process.stderr.isTTY) process.stderr.write('.');
    }
  if (process.stderr.isTTY) process.stderr.write('\n');
  const medians = new Map([...figures].map(([one, all]) => [one, median(all)]));
  return {
    benchmark: name,
    unit,
    figures: [...figures].map(([contestant, all]) => ({ contestant, median: median(all), all })),
    goals: goals.map(({ of, to, ratio: wanted }) => {
      const ratio = (medians.get(of) ?? Number.NaN) / (medians.get(to) ?? Number.NaN);
      return {
        of,
        to,
        wanted,
        ratio,
        reached: better === 'more' ? ratio >= wanted : ratio <= wanted,
      };
    }),
  };
}

function once(benchmark: string, contestant: string): number {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', loader, 'test/bench/contest.ts', benchmark, contestant],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${contestant} failed: ${stderr}`);
  return JSON.parse(stdout) as number;
}

function median(all: readonly number[]): number {
  const sorted = all.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

function print({ benchmark, unit, figures, goals }: Result): void {
  const width = Math.max(...figures.map(({ contestant }) => contestant.length));
  const lines = [
    '',
    `${benchmark}, ${unit}`,
    ...figures.map(
      ({ contestant, median: figure, all }) =>
        `  ${contestant.padEnd(width)} ${whole(figure).padStart(10)}   (${whole(Math.min(...all))} to ${whole(Math.max(...all))})`,
    ),
    ...goals.map(
      ({ of, to, wanted, ratio, reached }) =>
        `  ${reached ? 'reached' : 'MISSED '} ${of} is ${ratio.toFixed(2)} of ${to}; wanted ${wanted}`,
    ),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function whole(figure: number): string {
  return Math.round(figure).toLocaleString('en');
}
