import { Command, InvalidArgumentError, Option } from 'commander';
import type { ScheduleRequest } from '#campaigns';
import { contactPointTypes } from '#directory';
import {
  isLocalTime,
  parseDuration,
  type CalendarDate,
  type Duration,
  type Instant,
  type LocalTime,
} from '#kernel';
import { part } from '../client/api-client.js';
import { formatCampaign, type ToldCampaign } from '../client/format-campaign.js';
import { withApi, withServer, type ServerOptions } from '../client/with-api.js';
import { UsageError } from '../failures.js';
import { asDate, asInstant, asStates } from '../options.js';
import { print, printJson, type Terminal } from '../terminal.js';

interface PlanOptions extends ServerOptions {
  readonly name: string;
  readonly news?: true;
  readonly policy?: string;
  readonly template?: string;
  readonly party?: readonly string[];
  readonly type?: readonly string[];
}

/** Who is asked, as several commands are told it. */
export function withAudience(command: Command): Command {
  return command
    .option('--policy <id>', 'what is done about silence (default: standard)')
    .option('--template <id>', 'the words of the messages (default: standard)')
    .option(
      '--party <codes...>',
      'only contact points of these Parties (ISO 3166-1 alpha-2)',
      asStates,
    )
    .addOption(
      new Option('--type <types...>', 'only contact points of these types').choices(
        contactPointTypes,
      ),
    )
    .option('--news', 'tell whose contact details changed since the directory was last shared');
}

/** The same as members of a request. */
export function audienceOf({ policy, template, party, type, news }: Omit<PlanOptions, 'name'>) {
  const audience = {
    ...(party === undefined ? {} : { parties: party }),
    ...(type === undefined ? {} : { types: type }),
  };
  return {
    ...(policy === undefined ? {} : { policyId: policy }),
    ...(template === undefined ? {} : { templateId: template }),
    ...(Object.keys(audience).length === 0 ? {} : { audience }),
    ...(news ? { carriesNews: true } : {}),
  };
}

export function planCommand(terminal: Terminal): Command {
  return withServer(withAudience(new Command('plan')))
    .description('Plan a campaign; nothing is sent')
    .argument('<id>', 'its id: letters, digits, "_" and "-"')
    .requiredOption('--name <name>', 'how people call it')
    .addHelpText(
      'after',
      `
Examples:
  rollcall campaign plan spring-2026 --name "Spring ping test" --data ./secretariat
  rollcall campaign plan night-2026 --name "Night test" --policy strict --type police prosecution --data ./secretariat
  rollcall campaign plan spring-2026 --name "Spring ping test" --news --data ./secretariat`,
    )
    .action(async (id: string, given: PlanOptions, command: Command) => {
      const plan = { name: given.name, ...audienceOf(given) };
      const planned = await withApi(command, (api) =>
        api.put<ToldCampaign>(`/campaigns/${part(id)}`, plan),
      );
      tell(terminal, planned, given, [
        `Next: see what it would do with "rollcall campaign dry-run ${id}", and say when with "rollcall campaign schedule ${id}".`,
      ]);
    });
}

interface ScheduleOptions extends ServerOptions {
  readonly at?: Instant;
  readonly localHour?: LocalTime;
  readonly day?: CalendarDate;
  readonly window?: Duration;
  readonly from?: Instant;
}

export function scheduleCommand(terminal: Terminal): Command {
  return withServer(new Command('schedule'))
    .description('Say when a campaign starts, or say it anew; it then starts by itself')
    .argument('<id>', 'the campaign')
    .option('--at <instant>', 'to all at this instant', asInstant)
    .option('--local-hour <time>', 'to each when its own clock shows HH:MM, on --day', asLocalTime)
    .option('--day <date>', 'the day for --local-hour, YYYY-MM-DD', asDate)
    .option('--window <duration>', 'to each at a moment drawn from a window, --from', asDuration)
    .option('--from <instant>', 'when the window opens', asInstant)
    .addHelpText(
      'after',
      `
Examples:
  rollcall campaign schedule spring-2026 --at 2026-03-01T02:00:00Z --data ./secretariat
  rollcall campaign schedule spring-2026 --local-hour 03:00 --day 2026-03-01 --data ./secretariat
  rollcall campaign schedule spring-2026 --window P2D --from 2026-03-01T00:00:00Z --data ./secretariat`,
    )
    .action(async (id: string, given: ScheduleOptions, command: Command) => {
      const schedule = scheduleOf(given);
      const scheduled = await withApi(command, (api) =>
        api.post<ToldCampaign>(`/campaigns/${part(id)}/schedule`, schedule),
      );
      tell(terminal, scheduled, given, [
        `It starts by itself while "rollcall serve" runs; "rollcall campaign dry-run ${id}" prints the exact schedule.`,
      ]);
    });
}

function scheduleOf({ at, localHour, day, window, from }: ScheduleOptions): ScheduleRequest {
  const ways = [at, localHour, window].filter((way) => way !== undefined);
  if (ways.length !== 1) throw new UsageError('give one of --at, --local-hour and --window');
  if (day !== undefined && localHour === undefined)
    throw new UsageError('--day goes with --local-hour');
  if (from !== undefined && window === undefined) throw new UsageError('--from goes with --window');
  if (at !== undefined) return { kind: 'at', at };
  if (localHour !== undefined) {
    if (day === undefined) throw new UsageError('--local-hour needs the --day');
    return { kind: 'local-hour', day, time: localHour };
  }
  if (window === undefined || from === undefined)
    throw new UsageError('--window needs --from, when it opens');
  return { kind: 'window', from, length: window };
}

function tell(
  terminal: Terminal,
  campaign: ToldCampaign,
  { json }: ServerOptions,
  next: readonly string[],
): void {
  if (json) printJson(terminal, campaign);
  else print(terminal, [formatCampaign(campaign), '', ...next].join('\n'));
}

export function asLocalTime(text: string): LocalTime {
  if (isLocalTime(text)) return text;
  throw new InvalidArgumentError('expected a time of day, as HH:MM');
}

export function asDuration(text: string): Duration {
  try {
    return parseDuration(text);
  } catch {
    throw new InvalidArgumentError('expected an ISO 8601 duration, such as PT12H or P2D');
  }
}
