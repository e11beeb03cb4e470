import { Command, InvalidArgumentError, Option } from 'commander';
import {
  legalAssistanceLinks,
  officeHoursExpected,
  officeHoursText,
  parseOfficeHours,
  type Duty,
  type OfficeHours,
  type Presence,
} from '#directory';
import { Refusal, type CalendarDate, type Instant } from '#kernel';
import { part } from '../client/api-client.js';
import { withApi, withQuestion, type QuestionOptions } from '../client/with-api.js';
import { UsageError } from '../failures.js';
import { asDate, asInstant, asOfQuery, asState } from '../options.js';
import { print, printJson, type Terminal } from '../terminal.js';

export interface DutyOptions {
  readonly officeHours?: readonly OfficeHours[];
  readonly legalAssistance?: string;
}

/** How the desk works, as several commands are told it. */
export function withDuty(command: Command): Command {
  return command
    .option(
      '--office-hours <spans...>',
      'when somebody is at the desk, such as "mon-fri 08:30-17:00"',
      asOfficeHours,
    )
    .addOption(
      new Option(
        '--legal-assistance <link>',
        'to the authority for mutual legal assistance, Article 35(2)(b)',
      ).choices(legalAssistanceLinks),
    );
}

/** The same as a member of a request; `undefined` where nothing was typed. */
export function dutyOf({ officeHours, legalAssistance }: DutyOptions) {
  if (officeHours === undefined && legalAssistance === undefined) return undefined;
  return {
    ...(officeHours === undefined ? {} : { officeHours }),
    ...(legalAssistance === undefined ? {} : { legalAssistance }),
  };
}

function asOfficeHours(text: string, before: readonly OfficeHours[] = []): readonly OfficeHours[] {
  const hours = parseOfficeHours(text);
  if (hours === undefined) throw new InvalidArgumentError(`expected ${officeHoursExpected}`);
  return [...before, ...hours];
}

interface KnownPoint {
  readonly details: { readonly duty?: Duty } | null;
}

interface ToldDuty {
  readonly contactPointId: string;
  readonly availability: string | null;
  readonly timezone: string;
  readonly officeHours: readonly OfficeHours[];
  readonly legalAssistance: string | null;
  readonly holidays: readonly CalendarDate[];
  readonly localTime: string;
  readonly presence: Presence;
}

const words: Readonly<Record<Presence, string>> = {
  'around-the-clock': 'somebody is there, as at any hour',
  'office-hours': 'somebody is at the desk',
  'on-call': 'somebody is on call',
  unknown: 'nothing says when somebody is at the desk',
};

export function dutyCommand(terminal: Terminal): Command {
  return withQuestion(
    withDuty(new Command('duty'))
      .description('When somebody is at the desk of a contact point; or change it')
      .argument('<id>', 'the contact point')
      .option('--clear', 'take away what is known of office hours and legal assistance')
      .option('--when <instant>', 'at this moment in the world (default: now)', asInstant),
  )
    .addHelpText(
      'after',
      `
What is given replaces what was known of it, and the rest stays. Office hours are on the clocks of its zone; on holidays
there are none.

Examples:
  rollcall directory duty fr-1 --when 2026-05-01T10:00:00Z --data ./secretariat
  rollcall directory duty fr-1 --office-hours "mon-thu 08:30-17:00" "fri 08:30-15:00" --legal-assistance able-to-coordinate --data ./secretariat`,
    )
    .action(
      async (
        id: string,
        given: DutyOptions & QuestionOptions & { readonly clear?: true; readonly when?: Instant },
        command: Command,
      ) => {
        const { clear, when, json } = given;
        const wanted = dutyOf(given);
        const asOf = asOfQuery(given);
        const changes = clear === true || wanted !== undefined;
        if (changes && Object.keys(asOf).length > 0)
          throw new UsageError('the past cannot be changed; leave --at and --position out');
        if (clear && wanted !== undefined)
          throw new UsageError('--clear goes without --office-hours and --legal-assistance');
        const path = `/directory/contact-points/${part(id)}`;
        const told = await withApi(command, async (api) => {
          if (clear || wanted !== undefined) {
            const { body, etag } = await api.ask<KnownPoint>('GET', path);
            const duty = clear ? {} : { ...body.details?.duty, ...wanted };
            await api.ask('PATCH', path, { body: { duty }, ifMatch: etag });
          }
          return api.get<ToldDuty>(`${path}/duty`, { when, ...asOf });
        });
        if (json) printJson(terminal, told);
        else print(terminal, formatDuty(told));
      },
    );
}

function formatDuty(told: ToldDuty): string {
  const hours = officeHoursText(told.officeHours);
  return [
    `${told.contactPointId}: ${told.localTime} in ${told.timezone}, ${words[told.presence]}`,
    `  available         ${told.availability ?? 'unknown'}`,
    ...(hours === '' ? [] : [`  office hours      ${hours}`]),
    ...(told.holidays.length === 0 ? [] : [`  holidays          ${told.holidays.join(' ')}`]),
    ...(told.legalAssistance === null
      ? []
      : [`  legal assistance  ${told.legalAssistance.replaceAll('-', ' ')}`]),
  ].join('\n');
}

interface HolidayOptions extends QuestionOptions {
  readonly days?: readonly CalendarDate[];
  readonly clear?: true;
}

function asDates(text: string, before: readonly CalendarDate[] = []): readonly CalendarDate[] {
  return [...before, asDate(text)];
}

interface ToldParty {
  readonly party: string;
  readonly name: string;
  readonly holidays: readonly CalendarDate[];
}

export function holidaysCommand(terminal: Terminal): Command {
  return withQuestion(
    new Command('holidays')
      .description('The days on which no office of a Party opens')
      .argument('<party>', 'the Party (ISO 3166-1 alpha-2)', asState)
      .option('--days <dates...>', 'these days, YYYY-MM-DD, in place of those known', asDates)
      .option('--clear', 'none is known'),
  )
    .addHelpText(
      'after',
      `
Examples:
  rollcall directory holidays FR --days 2026-01-01 2026-05-01 2026-07-14 --data ./secretariat
  rollcall directory holidays FR --server http://127.0.0.1:8247 --json`,
    )
    .action(async (party: string, given: HolidayOptions, command: Command) => {
      const { days, clear, json } = given;
      const asOf = asOfQuery(given);
      if (clear && days !== undefined) throw new UsageError('give either --days or --clear');
      const body = clear ? { days: [] } : days && { days };
      if (body !== undefined && Object.keys(asOf).length > 0)
        throw new UsageError('the past cannot be changed; leave --at and --position out');
      const told = await withApi(command, async (api) => {
        const path = `/directory/parties/${part(party)}/holidays`;
        if (body !== undefined) return api.put<ToldParty>(path, body);
        const all = await api.get<readonly ToldParty[]>('/directory/parties', asOf);
        const known = all.find((one) => one.party === party);
        if (known === undefined)
          throw new Refusal('party-unknown', { party }, 'there is no such Party');
        return known;
      });
      if (json) printJson(terminal, told);
      else
        print(
          terminal,
          `${told.name} (${told.party}): ${told.holidays.length === 0 ? 'no holiday is known' : told.holidays.join(' ')}`,
        );
    });
}
