import { Command } from 'commander';
import type { Figures, Length } from './support/until.js';
import { tortures, type Torture } from './tortures.js';

/** Runs tortures one after the other, for as long as it is told, and prints what came of each. Ends with 1 where one broke. */

const program = new Command('torture')
  .argument('[names...]', tortures.map(({ name, what }) => `${name}: ${what}`).join('; '))
  .option('--rounds <number>', 'of each')
  .option('--minutes <number>', 'in place of rounds: how long each lasts')
  .option('--seed <number>', 'where the draws begin', '1')
  .parse();
const { rounds, minutes, seed } = program.opts<{
  rounds?: string;
  minutes?: string;
  seed: string;
}>();
const unknown = program.args.filter((name) => !tortures.some((one) => one.name === name));
if (unknown.length > 0) program.error(`there is no torture ${unknown.join(', ')}; see --help`);
for (const given of [rounds, minutes, seed])
  if (given !== undefined && !(Number(given) > 0)) program.error(`${given} is no positive number`);

for (const torture of tortures)
  if (program.args.length === 0 || program.args.includes(torture.name)) await inflict(torture);

async function inflict({ name, what, rounds: usual, run }: Torture): Promise<void> {
  const begun = performance.now();
  let rounds = 0;
  process.stdout.write(`${name}: ${what}\n`);
  const onRound = (round: number, said: string) => {
    rounds = round + 1;
    progress(`  ${rounds}: ${said}`);
  };
  try {
    const figures = await run({ seed: Number(seed), length: lengthOr(usual), onRound });
    progress('');
    print({ ...figures, rounds, seconds: Math.round((performance.now() - begun) / 1_000) });
  } catch (error) {
    progress('');
    process.stdout.write(`  BROKEN in round ${rounds + 1} of --seed ${seed}: ${String(error)}\n`);
    process.exitCode = 1;
  }
}

function lengthOr(usual: number): Length {
  if (minutes !== undefined) return { minutes: Number(minutes) };
  return { rounds: Number(rounds ?? usual) };
}

/** One line that changes, where somebody looks. */
function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${line.slice(0, 100)}`);
}

function print(figures: Figures): void {
  const width = Math.max(...Object.keys(figures).map((name) => name.length));
  for (const [name, figure] of Object.entries(figures)) {
    const shown = typeof figure === 'number' ? figure.toLocaleString('en') : figure;
    process.stdout.write(`  ${name.padEnd(width)}  ${shown}\n`);
  }
}
