import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { Command } from 'commander';
import { benchmarks } from './benchmarks.js';
import { measure, type Judged, type Result } from './measure.js';

/**
 * Runs every contestant of every benchmark in turn, each in a process of its own, several times, and prints medians and
 * their ratios: only figures of one run are compared. Ends with 1 where a goal is missed.
 */

const program = new Command('bench')
  .argument('[names...]', `of benchmarks: ${benchmarks.map(({ name }) => `"${name}"`).join(', ')}`)
  .option('--repetitions <number>', 'of each contestant', '5')
  .option('--out <file>', 'write all figures as JSON')
  .parse();
const { repetitions, out } = program.opts<{ repetitions: string; out?: string }>();
const unknown = program.args.filter((name) => !benchmarks.some((one) => one.name === name));
if (unknown.length > 0) program.error(`there is no benchmark ${unknown.join(', ')}; see --help`);
if (!/^[1-9]\d*$/.test(repetitions))
  program.error(`--repetitions is ${repetitions}, and has to be a whole number from 1`);
const machine = {
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};
process.stdout.write(
  `${machine.cores} × ${machine.processor}, ${machine.memoryGiB} GiB, Node ${machine.node}; medians of ${repetitions}\n`,
);
const results: Result[] = [];
for (const benchmark of benchmarks) {
  if (program.args.length > 0 && !program.args.includes(benchmark.name)) continue;
  const result = measure(benchmark, Number(repetitions), (contestant, figures) => {
    if (process.stderr.isTTY)
      process.stderr.write(`${benchmark.name}: ${contestant} ${JSON.stringify(figures)}\n`);
  });
  results.push(result);
  print(result);
}
if (out !== undefined)
  writeFileSync(
    out,
    `${JSON.stringify({ machine, repetitions: Number(repetitions), results }, undefined, 2)}\n`,
  );
process.exitCode = results.every(({ goals }) => goals.every(({ reached }) => reached)) ? 0 : 1;

function print({ benchmark, figures, goals }: Result): void {
  const width = Math.max(...figures.map(({ contestant }) => contestant.length));
  const measures = [...new Set(figures.map(({ measure: name }) => name))];
  const lines = measures.flatMap((name) => {
    const those = figures.filter((one) => one.measure === name);
    return [
      '',
      `${benchmark}: ${name}, ${those[0]?.unit}`,
      ...those.map(
        ({ contestant, median, all }) =>
          `  ${contestant.padEnd(width)} ${rounded(median).padStart(11)}   (${rounded(Math.min(...all))} to ${rounded(Math.max(...all))})`,
      ),
      ...goals.filter((goal) => goal.measure === name).map(inWords),
    ];
  });
  process.stdout.write(`${lines.join('\n')}\n`);
}

function inWords({ of, to, least, most, is, reached }: Judged): string {
  const wanted = [
    ...(least === undefined ? [] : [`at least ${least}`]),
    ...(most === undefined ? [] : [`at most ${most}`]),
  ].join(', ');
  const compared = to === undefined ? rounded(is) : `${is.toFixed(2)} of ${to}`;
  return `  ${reached ? 'reached' : 'MISSED '} ${of} is ${compared}; wanted ${wanted}`;
}

function rounded(figure: number): string {
  return figure.toLocaleString('en', { maximumFractionDigits: Math.abs(figure) < 100 ? 1 : 0 });
}
