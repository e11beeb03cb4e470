import { Temporal } from 'temporal-polyfill';
import { InvalidInput } from './failures.js';

declare const instantBrand: unique symbol;
declare const durationBrand: unique symbol;
declare const dateBrand: unique symbol;

/** ISO 8601 in UTC with exactly three decimals (`2024-02-19T09:00:00.000Z`), so that text order is time order. */
export type Instant = string & { readonly [instantBrand]: true };
/** ISO 8601 duration of fixed length (`PT15M`, `P1D` is 24 hours), never of months or years. */
export type Duration = string & { readonly [durationBrand]: true };
/** ISO 8601 calendar date (`2024-02-19`). */
export type CalendarDate = string & { readonly [dateBrand]: true };

/** @throws InvalidInput unless `text` is an ISO 8601 instant with an offset; sub-millisecond digits are cut. */
export function parseInstant(text: string): Instant {
  let ms: number;
  try {
    ms = Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    throw invalid(text, 'an ISO 8601 instant with an offset, such as 2024-02-19T09:00:00Z');
  }
  if (ms < earliestMs || ms > latestMs) throw invalid(text, 'in a year from 1900 to 9000');
  return instantAt(ms);
}

/** Far from the ends of four-digit years, so that what is counted from an instant is one too. */
const earliestMs = Date.UTC(1900, 0);
const latestMs = Date.UTC(9001, 0) - 1;

export function instantAt(epochMs: number): Instant {
  return new Date(epochMs).toISOString() as Instant;
}

export function epochMs(instant: Instant): number {
  return Date.parse(instant);
}

export function addMs(instant: Instant, ms: number): Instant {
  return instantAt(epochMs(instant) + ms);
}

/** From `start` to `end`, negative when `end` is earlier. */
export function msBetween(start: Instant, end: Instant): number {
  return epochMs(end) - epochMs(start);
}

/** @throws InvalidInput unless `text` is an ISO 8601 duration longer than zero without calendar units. */
export function parseDuration(text: string): Duration {
  if (durationMsOrUndefined(text) === undefined)
    throw invalid(text, 'an ISO 8601 duration of fixed length, such as PT15M or PT30H');
  return text as Duration;
}

export function isDuration(text: unknown): text is Duration {
  return typeof text === 'string' && durationMsOrUndefined(text) !== undefined;
}

const durationsMs = new Map<Duration, number>();

export function durationMs(duration: Duration): number {
  const known = durationsMs.get(duration);
  if (known !== undefined) return known;
  const ms = Temporal.Duration.from(duration).total('milliseconds');
  durationsMs.set(duration, ms);
  return ms;
}

function durationMsOrUndefined(text: string): number | undefined {
  try {
    const ms = Temporal.Duration.from(text).total('milliseconds');
    return ms > 0 && Number.isSafeInteger(ms) ? ms : undefined;
  } catch {
    return undefined;
  }
}

/** @throws InvalidInput unless `text` is a date that exists, as `YYYY-MM-DD`. */
export function parseCalendarDate(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw invalid(text, 'a date that exists, as YYYY-MM-DD');
  return text;
}

export function isCalendarDate(text: unknown): text is CalendarDate {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

/** The UTC date an instant falls on. */
export function utcDate(instant: Instant): CalendarDate {
  return instant.slice(0, 10) as CalendarDate;
}

export function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

function invalid(text: string, expected: string): InvalidInput {
  return new InvalidInput([{ where: {}, message: `"${text}" is not ${expected}` }]);
}
