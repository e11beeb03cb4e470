import { durationMs, type Duration, type Instant } from '#kernel';
import type { Notation, ReportLanguage } from './report-words.js';

/** Within a figure and its unit no line may break. */
const space = '\u00A0';

interface Habits {
  /** BCP 47: English without a region writes dates as only the United States do. */
  readonly locale: string;
  /** `2h 20 min`, as the network's paper prints it. */
  readonly hours: (hours: number, minutes: number) => string;
  /** The directory calls Parties by their English names. */
  readonly ownNames: boolean;
}

const habits: Readonly<Record<ReportLanguage, Habits>> = {
  en: {
    locale: 'en-GB',
    hours: (hours, minutes) => `${hours}h${space}${minutes}${space}min`,
    ownNames: false,
  },
  fr: {
    locale: 'fr-FR',
    hours: (hours, minutes) => `${hours}${space}h${space}${minutes}${space}min`,
    ownNames: true,
  },
};

export function notationIn(language: ReportLanguage): Notation {
  const { locale, hours, ownNames } = habits[language];
  const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' });
  const numbers = new Intl.NumberFormat(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const collator = new Intl.Collator(locale);
  const day = (of: string) => days.format(new Date(of));
  return {
    day,
    days: (from, until) => days.formatRange(new Date(from), new Date(until)),
    moment: (at: Instant) => `${day(at)}, ${clock.format(new Date(at))} UTC`,
    mean: (seconds) => (seconds === null ? '–' : meanIn(seconds, hours)),
    share: (share) => (share === null ? '–' : `${Math.floor(share * 100 + 0.5 + 1e-9)}${space}%`),
    window,
    number: (value) => numbers.format(value),
    list: (items) => lists.format(items),
    party: (code, name) => (ownNames || name === code ? (names.of(code) ?? name) : name),
    compare: (a, b) => collator.compare(a, b),
  };
}

/** Rounded half up to a minute. */
function meanIn(seconds: number, withHours: Habits['hours']): string {
  const minutes = Math.floor(seconds / 60 + 0.5);
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes}${space}min` : withHours(hours, minutes % 60);
}

/** `15 min`, `30 h`; what is neither whole hours nor whole minutes stays as written. */
function window(within: Duration): string {
  const minutes = durationMs(within) / 60_000;
  if (!Number.isInteger(minutes)) return within;
  return minutes < 60 || minutes % 60 !== 0 ? `${minutes}${space}min` : `${minutes / 60}${space}h`;
}
