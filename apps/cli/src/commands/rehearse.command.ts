import { Command, Option } from 'commander';
import { defaultPolicy, parsePolicy } from '#campaigns';
import { readImportFile } from '#directory';
import { systemClock, type Instant } from '#kernel';
import { parseAnswers, rehearse, type RehearsalResult } from '#simulation';
import { formatInstant, formatReadiness, formatStatistics, formatSummary } from '../format.js';
import { asInstant, options, requireJsonForDetails } from '../options.js';
import { inNewData } from '../new-data-directory.js';
import { readDirectory } from '../read-directory.js';
import { print, printJson, progressOn, type Terminal } from '../terminal.js';

interface RehearseOptions {
  readonly directory: string;
  readonly responses: string;
  readonly parties?: string;
  readonly sentAt?: Instant;
  readonly policy?: string;
  readonly data?: string;
  readonly json?: true;
  readonly details?: true;
}

export function rehearseCommand(terminal: Terminal): Command {
  return new Command('rehearse')
    .description(
      'Run a whole ping test on virtual time against recorded answers, and print its statistics',
    )
    .requiredOption('--directory <file>', 'CSV file of the contact points')
    .requiredOption('--responses <file>', 'CSV file of the recorded answers')
    .addOption(options.parties())
    .addOption(
      new Option('--sent-at <instant>', 'when the pings went out (default: now)').argParser(
        asInstant,
      ),
    )
    .option(
      '--policy <file>',
      'JSON file of the policy (default: reminders at 15 min and 1 h, escalations at 1 h, 4 h and 12 h, deadline 30 h)',
    )
    .addOption(
      options.data('a new data directory to keep the log in (default: in memory, nothing is kept)'),
    )
    .addOption(options.json())
    .option('--details', 'add spreads, splits and what the answers were reached by (with --json)')
    .addHelpText(
      'after',
      `
Examples:
  rollcall rehearse --directory contact-points.csv --responses ping-2024-02-19.csv --sent-at 2024-02-19T09:00:00Z
  rollcall rehearse --directory contact-points.csv --responses ping-2024-02-19.csv \\
    --sent-at 2024-02-19T09:00:00Z --policy strict.json --data ./february --json`,
    )
    .action((given: RehearseOptions) => rehearsed(given, terminal));
}

async function rehearsed(given: RehearseOptions, terminal: Terminal): Promise<void> {
  requireJsonForDetails(given);
  const sentAt = given.sentAt ?? systemClock.now();
  const directory = await readDirectory(given.directory, given.parties);
  const answers = parseAnswers(
    given.responses,
    await readImportFile(given.responses),
    directory,
    sentAt,
  );
  const policy =
    given.policy === undefined
      ? defaultPolicy
      : parsePolicy(given.policy, await readImportFile(given.policy));
  const bar = progressOn(terminal);
  const result = await inNewData(given.data, (stores) =>
    rehearse(
      { directory, answers, sentAt, policy, keepsSnapshots: given.data !== undefined },
      stores,
      ({ phase, done, total }) =>
        bar.update(phase === 'import' ? 'importing' : 'answers  ', done, total),
    ),
  ).finally(() => bar.stop());
  const { statistics, details } = result;
  if (given.json) printJson(terminal, given.details ? { ...statistics, details } : statistics);
  else print(terminal, report(result, sentAt, given.data));
}

function report(
  { statistics, readiness, network }: RehearsalResult,
  sentAt: Instant,
  data: string | undefined,
): string {
  const warnings = formatReadiness(readiness);
  return [
    `The network on ${sentAt.slice(0, 10)}`,
    formatSummary(network),
    '',
    `Ping test of ${formatInstant(sentAt)}`,
    formatStatistics(statistics),
    ...(warnings === '' ? [] : ['', warnings]),
    ...(data === undefined ? [] : ['', `The log is in ${data}.`]),
  ].join('\n');
}
