import { Temporal } from 'temporal-polyfill';
import { instantAt, type CalendarDate, type Instant } from './instant.js';
import { limits } from './limits/limits.js';
import { remembering } from './remembering.js';

declare const localTimeBrand: unique symbol;

/** A time of day as a clock on the wall shows it: `HH:MM`, 00:00 to 23:59. */
export type LocalTime = string & { readonly [localTimeBrand]: true };

export function isLocalTime(text: unknown): text is LocalTime {
  return typeof text === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/**
 * The instant at which clocks in `timeZone` (IANA) show that time on that day. A time that a change to summer time skips is
 * taken as far after it as it is after the gap's beginning; one that occurs twice is taken the first time (RFC 5545).
 */
export function instantOfLocal(day: CalendarDate, time: LocalTime, timeZone: string): Instant {
  const local = Temporal.PlainDateTime.from(`${day}T${time}:00`);
  const zoned = local.toZonedDateTime(timeZone, { disambiguation: 'compatible' });
  return instantAt(zoned.epochMilliseconds);
}

/** What clocks in `timeZone` (IANA) show at `at`: `2024-02-19 10:00 +01:00`. */
export function localReading(at: Instant, timeZone: string): string {
  if (timeZone === 'UTC') return `${at.slice(0, 10)} ${at.slice(11, 16)} +00:00`;
  return readMinute(`${minuteOf(at)} ${timeZone}`);
}

/** The minute that an instant lies in: clocks that show no seconds show the same throughout. */
export function minuteOf(at: Instant): string {
  return `${at.slice(0, 16)}Z`;
}

/** Many are asked in the same minute. */
const readMinute = remembering(limits.readMomentsMax, (minuteAndZone) => {
  const [at = '', timeZone = ''] = minuteAndZone.split(' ');
  const parts = clockIn(timeZone).formatToParts(new Date(at));
  const { year, month, day, hour, minute, timeZoneName } = Object.fromEntries(
    parts.map(({ type, value }) => [type, value]),
  );
  return `${year}-${month}-${day} ${hour}:${minute} ${timeZoneName?.slice('GMT'.length) || '+00:00'}`;
});

/** Made once for each zone: making one takes as long as reading it some dozen times. */
const clockIn = remembering(
  limits.formattersMax,
  (timeZone) =>
    new Intl.DateTimeFormat('en', {
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'longOffset',
      timeZone,
    }),
);
