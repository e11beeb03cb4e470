import { Command, InvalidArgumentError } from 'commander';
import { requireCron } from '#campaigns';
import { InvalidInput, isTimeZone, type Duration, type Instant, type LocalTime } from '#kernel';
import { part } from '../client/api-client.js';
import {
  withApi,
  withQuestion,
  withServer,
  type QuestionOptions,
  type ServerOptions,
} from '../client/with-api.js';
import { UsageError } from '../failures.js';
import { formatInstant, plainTable } from '../format.js';
import { print, printJson, type Terminal } from '../terminal.js';
import { asDuration, asLocalTime, audienceOf, withAudience } from './campaign-plan.command.js';
import { asOfQuery } from '../options.js';

interface ToldSeries {
  readonly seriesId: string;
  readonly status: string;
  readonly name: string;
  readonly cron: string;
  readonly timezone: string;
  readonly next: { readonly campaignId: string; readonly startsAt: Instant } | null;
}

interface SeriesOptions extends ServerOptions {
  readonly name: string;
  readonly cron: string;
  readonly timezone: string;
  readonly localHour?: LocalTime;
  readonly window?: Duration;
}

export function seriesCommand(terminal: Terminal): Command {
  return new Command('series')
    .description('Campaigns that are planned again and again')
    .addCommand(planCommand(terminal))
    .addCommand(listCommand(terminal))
    .addCommand(stopCommand(terminal))
    .addHelpText(
      'after',
      `
Examples:
  rollcall series plan monthly --name "Monthly test" --cron "0 9 1 * *" --timezone Europe/Paris --data ./secretariat
  rollcall series list --data ./secretariat`,
    );
}

function planCommand(terminal: Terminal): Command {
  return withServer(withAudience(new Command('plan')))
    .description('Plan a series; its next occurrence is always a campaign of its own')
    .argument('<id>', 'its id: letters, digits, "_" and "-"')
    .requiredOption('--name <name>', 'how people call it')
    .requiredOption('--cron <expression>', 'minute, hour, day of month, month, day of week', asCron)
    .requiredOption('--timezone <zone>', 'the IANA zone whose clocks that means', asTimeZone)
    .option(
      '--local-hour <time>',
      'to each when its own clock shows HH:MM on that day',
      asLocalTime,
    )
    .option('--window <duration>', 'to each at a moment drawn from a window', asDuration)
    .addHelpText(
      'after',
      `
Examples:
  rollcall series plan monthly --name "Monthly test" --cron "0 9 1 * *" --timezone Europe/Paris --news --data ./secretariat
  rollcall series plan nights --name "Night test" --cron "0 0 15 */3 *" --timezone UTC --local-hour 03:00 --data ./secretariat`,
    )
    .action(async (id: string, given: SeriesOptions, command: Command) => {
      const { name, cron, timezone, localHour, window, json } = given;
      if (localHour !== undefined && window !== undefined)
        throw new UsageError('give either --local-hour or --window');
      const start =
        localHour !== undefined
          ? { kind: 'local-hour', time: localHour }
          : window !== undefined
            ? { kind: 'window', length: window }
            : { kind: 'at' };
      const series = { name, cron, timezone, start, ...audienceOf(given) };
      const planned = await withApi(command, (api) =>
        api.put<ToldSeries>(`/series/${part(id)}`, series),
      );
      if (json) printJson(terminal, planned);
      else print(terminal, formatSeries(planned));
    });
}

/** Whether it can be followed does not depend on the zone. */
function asCron(text: string): string {
  try {
    requireCron(text, 'UTC');
    return text;
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new InvalidArgumentError(error.issues[0]?.message ?? error.message);
  }
}

function asTimeZone(text: string): string {
  if (isTimeZone(text)) return text;
  throw new InvalidArgumentError('expected an IANA time zone, such as Europe/Paris');
}

function formatSeries({ seriesId, name, status, cron, timezone, next }: ToldSeries): string {
  return [
    `${name} (${seriesId}): ${status}, ${cron} in ${timezone}`,
    ...(next === null ? [] : [`  next  ${next.campaignId} at ${formatInstant(next.startsAt)}`]),
  ].join('\n');
}

function listCommand(terminal: Terminal): Command {
  return withQuestion(new Command('list'))
    .description('The series, and what each does next')
    .addHelpText(
      'after',
      `
Examples:
  rollcall series list --data ./secretariat
  rollcall series list --server http://127.0.0.1:8247 --json`,
    )
    .action(async ({ json, ...asOf }: QuestionOptions, command: Command) => {
      const query = asOfQuery(asOf);
      const all = await withApi(command, (api) => api.get<readonly ToldSeries[]>('/series', query));
      if (json) return printJson(terminal, all);
      if (all.length === 0) return print(terminal, 'There is no series.');
      print(
        terminal,
        plainTable(
          ['id', 'name', 'status', 'cron', 'zone', 'next'],
          all.map(({ seriesId, name, status, cron, timezone, next }) => [
            seriesId,
            name,
            status,
            cron,
            timezone,
            next === null ? '–' : formatInstant(next.startsAt),
          ]),
          ['left', 'left', 'left', 'left', 'left', 'left'],
        ),
      );
    });
}

function stopCommand(terminal: Terminal): Command {
  return withServer(new Command('stop'))
    .description('Stop a series; its occurrence that has not started is cancelled')
    .argument('<id>', 'the series')
    .addHelpText(
      'after',
      `
Examples:
  rollcall series stop monthly --data ./secretariat
  rollcall series stop monthly --server http://127.0.0.1:8247`,
    )
    .action(async (id: string, { json }: ServerOptions, command: Command) => {
      const stopped = await withApi(command, (api) =>
        api.post<ToldSeries>(`/series/${part(id)}/stop`),
      );
      if (json) printJson(terminal, stopped);
      else print(terminal, formatSeries(stopped));
    });
}
