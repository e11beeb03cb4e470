import { limits, localReading, minuteOf, remembering, type Instant } from '#kernel';

/**
 * A moment in words, in UTC and in the reader's zone, each with its full date so that no reader has to reckon:
 * `Monday, 19 February 2024 at 09:00 UTC (Europe/Paris: Monday, 19 February 2024 at 10:00)`.
 *
 * @param language BCP 47 @param timeZone IANA
 */
export function momentInWords(at: Instant, language: string, timeZone: string): string {
  const inUtc = `${reading(at, language, 'UTC')} UTC`;
  if (timeZone === 'UTC') return inUtc;
  return `${inUtc} (${timeZone}: ${reading(at, language, timeZone)})`;
}

/** A moment as a short line has room for: `2024-02-19 10:00 +01:00`, and `UTC` instead of an offset of nothing. */
export function shortMoment(at: Instant, timeZone: string): string {
  const local = localReading(at, timeZone);
  return timeZone === 'UTC' ? local.replace('+00:00', 'UTC') : local;
}

function reading(at: Instant, language: string, timeZone: string): string {
  return readMinute(`${minuteOf(at)} ${language} ${timeZone}`);
}

/** A campaign writes to many readers of a language and a zone in the same minute. */
const readMinute = remembering(limits.readMomentsMax, (minuteLanguageAndZone) => {
  const [minute = '', language, timeZone] = minuteLanguageAndZone.split(' ');
  return clockIn(`${language} ${timeZone}`).format(new Date(minute));
});

/** Gregorian and in digits 0 to 9 in every language: all who are asked read the same date, and can read it out. */
const clockIn = remembering(limits.formattersMax, (languageAndZone) => {
  const [language = '', timeZone] = languageAndZone.split(' ');
  return new Intl.DateTimeFormat(regional(language), {
    calendar: 'gregory',
    numberingSystem: 'latn',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
});

/** English without a region writes dates as only the United States do. */
function regional(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}
