import { InvalidArgumentError, Option, type Command } from 'commander';
import { isPartyCode } from '#directory';
import type { Until } from '#engine';
import { UsageError } from './failures.js';
import {
  InvalidInput,
  limits,
  parseCalendarDate,
  parseInstant,
  type CalendarDate,
  type Instant,
  type Position,
} from '#kernel';

/** Options that several commands share, each with what it expects. */
export const options = {
  json: () => new Option('--json', 'print JSON instead of tables'),
  data: (what = 'the data directory that holds the log') =>
    new Option('--data <dir>', what).argParser(asName),
  parties: () =>
    new Option('--parties <file>', 'CSV file of the Parties with their names and regions'),
  on: () =>
    new Option('--on <date>', 'the day in the world, YYYY-MM-DD (default: today)').argParser(
      asDate,
    ),
  at: () =>
    new Option('--at <instant>', 'as the log stood then, such as 2024-02-19T10:00:00Z').argParser(
      asInstant,
    ),
  position: () =>
    new Option(
      '--position <number>',
      'as it was known after the event at this position of the log; not with --at',
    ).argParser(asPosition),
  version: () =>
    new Option('--version <number>', 'as this version of the directory holds it').argParser(
      asVersion,
    ),
  as: () =>
    new Option(
      '--as <name>',
      'who you are, where no API key says it; four eyes need two names',
    ).argParser(asPerson),
};

/** A moment of the past, by time or by place in the log. */
export interface AsOfOptions {
  readonly at?: Instant;
  readonly position?: Position;
}

/** Adds the options by which a question is put to the past. */
export function withAsOf(command: Command): Command {
  return command.addOption(options.at()).addOption(options.position());
}

/** @throws UsageError where both are given. */
export function untilOf({ at, position }: AsOfOptions): Until | undefined {
  if (at !== undefined && position !== undefined)
    throw new UsageError('give either --at INSTANT or --position NUMBER, not both');
  if (at !== undefined) return { at };
  return position === undefined ? undefined : { position };
}

/** The same as the API is asked. @throws UsageError where both are given. */
export function asOfQuery(given: AsOfOptions): {
  readonly at?: Instant;
  readonly position?: string;
} {
  const until = untilOf(given);
  if (until === undefined) return {};
  return 'at' in until ? { at: until.at } : { position: String(until.position) };
}

export function asPosition(text: string): Position {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a position of the log, a whole number');
}

/** As the log keeps it. */
function asPerson(text: string): string {
  const name = text.trim();
  if (!/^[^\p{C}\p{Zl}\p{Zp}]{1,64}$/u.test(name))
    throw new InvalidArgumentError('expected a name of 1 to 64 visible characters');
  return name;
}

/** An empty name is a variable that was not set. */
export function asName(text: string): string {
  if (text === '') throw new InvalidArgumentError('it is empty; expected a name');
  return text;
}

/** `--details` adds members that only JSON has. */
export function requireJsonForDetails({ json, details }: { json?: true; details?: true }): void {
  if (details && !json) throw new UsageError('--details goes with --json');
}

export function asVersion(text: string): number {
  const number = Number(text);
  if (/^\d{1,15}$/.test(text) && number >= 1 && number <= limits.directoryVersionsMax)
    return number;
  throw new InvalidArgumentError('expected the number of a version, 1 for the first');
}

/** For an option that takes one code. */
export function asState(code: string): string {
  if (isPartyCode(code)) return code;
  throw new InvalidArgumentError('expected an ISO 3166-1 alpha-2 code in capitals, such as FR');
}

/** For an option that takes one code or more. */
export function asStates(code: string, before: readonly string[] = []): readonly string[] {
  return [...before, asState(code)];
}

export function asDate(text: string): CalendarDate {
  return parsed(() => parseCalendarDate(text));
}

export function asInstant(text: string): Instant {
  return parsed(() => parseInstant(text));
}

function parsed<Value>(parse: () => Value): Value {
  try {
    return parse();
  } catch (error) {
    if (error instanceof InvalidInput) throw new InvalidArgumentError(error.message);
    throw error;
  }
}
