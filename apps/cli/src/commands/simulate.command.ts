import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError, Option } from 'commander';
import {
  explain,
  runTrials,
  type Explanation,
  type FailedTrial,
  type TrialsResult,
} from '#simulation';
import { plural } from '../format.js';
import { options } from '../options.js';
import { print, printJson, progressOn, type Terminal } from '../terminal.js';

/** Each is a process. */
const jobsMax = 256;
/** Seeds that fail are named up to so many; one is enough to find out why. */
const failedShown = 10;
/** Of a course without `--course`: the last things that happened tell most. */
const courseShown = 40;

interface SimulateOptions {
  readonly seed: number;
  readonly campaigns: number;
  readonly jobs: number;
  readonly course?: true;
  readonly json?: true;
}

/** @param onResult hears whether every rule held. */
export function simulateCommand(terminal: Terminal, onResult: (held: boolean) => void): Command {
  return new Command('simulate')
    .description(
      'Run made-up campaigns on virtual time while processes die, clocks jump, stores and mail servers fail, and look for a broken rule after every step',
    )
    .addOption(
      new Option('--seed <number>', 'of the first trial: the same seed takes the same course')
        .argParser(wholeNumber(0))
        .default(1),
    )
    .addOption(
      new Option('--campaigns <number>', 'how many campaigns to live through, at least')
        .argParser(wholeNumber(1))
        .default(100),
    )
    .addOption(
      new Option('--jobs <number>', 'processes that share the work')
        .argParser(wholeNumber(1, jobsMax))
        .default(availableParallelism(), 'one for each processor'),
    )
    .option('--course', 'tell every step of a trial that failed, not the last of what happened')
    .addOption(options.json())
    .addHelpText(
      'after',
      `
Examples:
  rollcall simulate --campaigns 10000
  rollcall simulate --seed 4711 --campaigns 1 --course`,
    )
    .action(async ({ seed, campaigns, jobs, course, json }: SimulateOptions) => {
      const bar = progressOn(terminal);
      const result = await runTrials({ seed, campaigns, jobs }, (done) =>
        bar.update('campaigns', Math.min(done, campaigns), campaigns),
      ).finally(() => bar.stop());
      const [first] = result.failed;
      onResult(first === undefined);
      if (first === undefined) {
        if (json) printJson(terminal, result);
        else print(terminal, told(result));
        return;
      }
      if (!json) print(terminal, `${told(result)}\n\nMaking seed ${first.seed} smaller …`);
      const explanation = await explain(first.seed, course);
      if (json) printJson(terminal, { ...result, explanation });
      else print(terminal, explained(first, explanation, course === true));
    });
}

function told({
  trials,
  campaigns,
  events,
  messages,
  turns,
  deaths,
  failed,
}: TrialsResult): string {
  return [
    `${plural(campaigns, 'campaign')} in ${plural(trials, 'trial')}: ${plural(events, 'event')}, ${plural(messages, 'message')}, ${plural(turns, 'step')}, ${plural(deaths, 'death')} of a process`,
    failed.length === 0
      ? 'No broken rule was found.'
      : `A rule was broken in ${plural(failed.length, 'trial')}:`,
    ...failed
      .slice(0, failedShown)
      .map(({ seed, violations }) => `  seed ${seed}: ${violations[0] ?? ''}`),
    ...(failed.length > failedShown ? [`  … and ${failed.length - failedShown} more`] : []),
  ].join('\n');
}

function explained(
  { seed }: FailedTrial,
  { scenario, violations, course }: Explanation,
  whole: boolean,
): string {
  const shown = whole ? course : course.slice(-courseShown);
  return [
    'The smallest scenario that still breaks a rule:',
    compact(scenario),
    '',
    ...(whole || course.length <= courseShown
      ? ['What happened in it:']
      : [`The last ${courseShown} of ${course.length} things that happened in it:`]),
    ...shown.map((what) => `  ${what}`),
    '',
    ...violations,
    '',
    `Again: rollcall simulate --seed ${seed} --campaigns 1${whole ? '' : ' --course'}`,
  ].join('\n');
}

/** An item of a list, or a member, to a line. */
function compact(scenario: Explanation['scenario']): string {
  const members = Object.entries(scenario).map(([name, value]) => {
    if (!Array.isArray(value) || value.length === 0) return `  "${name}": ${JSON.stringify(value)}`;
    const items = value.map((item) => `    ${JSON.stringify(item)}`);
    return `  "${name}": [\n${items.join(',\n')}\n  ]`;
  });
  return `{\n${members.join(',\n')}\n}`;
}

function wholeNumber(from: number, to = 2_147_483_647): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < from || value > to)
      throw new InvalidArgumentError(`expected a whole number from ${from} to ${to}.`);
    return value;
  };
}
