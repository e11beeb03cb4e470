import { Command, Option } from 'commander';
import { activityKinds } from '#activities';
import type { CalendarDate } from '#kernel';
import { part } from '../client/api-client.js';
import {
  formatActivities,
  formatActivity,
  type ListedActivity,
  type WholeActivity,
} from '../client/format-activity.js';
import { withApi, withQuestion, type QuestionOptions } from '../client/with-api.js';
import { asDate, asName, asOfQuery, asState } from '../options.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { writeWhole } from '../write-whole.js';

interface FilterOptions extends QuestionOptions {
  readonly kind?: string;
  readonly state?: string;
  readonly partner?: string;
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
  readonly struckOut?: true;
}

function withFilter(command: Command): Command {
  return withQuestion(
    command
      .addOption(new Option('--kind <kind>', 'of this kind only').choices(activityKinds))
      .option('--state <code>', 'held in this State, for it, or with its contribution', asState)
      .option('--partner <network>', 'with this partner network', asName)
      .option('--from <date>', 'not over before this day', asDate)
      .option('--to <date>', 'begun by this day', asDate)
      .option('--struck-out', 'also those that were struck out'),
  );
}

function queryOf({ kind, state, partner, from, to, struckOut, ...asOf }: FilterOptions) {
  return { kind, state, partner, from, to, struckOut, ...asOfQuery(asOf) };
}

export function listCommand(terminal: Terminal): Command {
  return withFilter(new Command('list'))
    .description('The activities, in order of their first days')
    .addHelpText(
      'after',
      `
Examples:
  rollcall activity list --data ./secretariat
  rollcall activity list --kind workshop --state TN --from 2024-01-01 --server http://127.0.0.1:8247 --json`,
    )
    .action(async (given: FilterOptions, command: Command) => {
      const found = await withApi(command, (api) =>
        api.get<readonly ListedActivity[]>('/activities', queryOf(given)),
      );
      if (given.json) printJson(terminal, found);
      else print(terminal, formatActivities(found));
    });
}

export function showCommand(terminal: Terminal): Command {
  return withQuestion(new Command('show'))
    .description('One activity, with what was amended, by whom and why')
    .argument('<id>', 'the activity')
    .addHelpText(
      'after',
      `
Examples:
  rollcall activity show annual-2024 --data ./secretariat
  rollcall activity show annual-2024 --at 2024-11-01T00:00:00Z --data ./secretariat --json`,
    )
    .action(async (id: string, given: FilterOptions, command: Command) => {
      const found = await withApi(command, (api) =>
        api.get<WholeActivity>(`/activities/${part(id)}`, asOfQuery(given)),
      );
      if (given.json) printJson(terminal, found);
      else print(terminal, formatActivity(found));
    });
}

export function exportCommand(terminal: Terminal): Command {
  return withFilter(new Command('export'))
    .description('The activities as a CSV file')
    .option('--out <file>', 'write to this file instead of the terminal', asName)
    .addHelpText(
      'after',
      `
Examples:
  rollcall activity export --data ./secretariat --out activities.csv
  rollcall activity export --from 2024-01-01 --to 2024-12-31 --data ./secretariat`,
    )
    .action(async (given: FilterOptions & { readonly out?: string }, command: Command) => {
      const text = await withApi(command, async (api) =>
        given.json
          ? `${JSON.stringify(await api.get('/activities', queryOf(given)), null, 2)}\n`
          : api.get<string>('/activities/export.csv', queryOf(given)),
      );
      if (given.out === undefined) terminal.stdout.write(text);
      else writeWhole(given.out, text);
    });
}
