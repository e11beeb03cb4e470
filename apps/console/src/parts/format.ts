import type { Language } from '../words/index.js';

/** Within a figure and its unit no line may break. */
const space = '\u00A0';
/** English without a region writes dates as only the United States do. */
const locales: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

export interface Format {
  readonly locale: string;
  /** `9 min`, `2h 20 min`, rounded half up to a minute as in the report; a dash where there is none. */
  readonly duration: (seconds: number | null | undefined) => string;
  /** `15 min`, `30 h`, `2 d` of `PT15M`, `PT30H`, `P2D`. */
  readonly within: (duration: string) => string;
  /** `53 %`, rounded half up. */
  readonly share: (share: number | null | undefined) => string;
  readonly number: (value: number) => string;
  /** Day and time in the operator's zone, unless another one is named. */
  readonly instant: (at: string, zone?: string) => string;
  readonly day: (at: string, zone?: string) => string;
  readonly clock: (at: string, zone?: string) => string;
  /** `Mon 03:00` on the clock of a contact point. */
  readonly local: (at: string, zone: string) => string;
  /** `in 3 hours`, `2 days ago`. */
  readonly fromNow: (at: string, now: number) => string;
  readonly list: (items: readonly string[]) => string;
  readonly region: (code: string) => string;
  readonly language: (tag: string) => string;
}

const known = new Map<string, Format>();

/** How figures and moments are written in a language. */
export function formatIn(language: Language, ownZone?: string): Format {
  const key = `${language} ${ownZone ?? ''}`;
  let format = known.get(key);
  if (format === undefined) known.set(key, (format = made(language, ownZone)));
  return format;
}

function made(language: Language, ownZone?: string): Format {
  const locale = locales[language];
  const numbers = new Intl.NumberFormat(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const regions = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' });
  const languages = new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const instants = zoned({ dateStyle: 'medium', timeStyle: 'short' });
  const days = zoned({ dateStyle: 'medium' });
  const clocks = zoned({ timeStyle: 'short' });
  const locals = zoned({ weekday: 'short', hour: '2-digit', minute: '2-digit' });
  return {
    locale,
    duration: (seconds) => (seconds == null ? '–' : minutesIn(seconds, language)),
    within: (duration) => withinIn(duration, language),
    share: (share) =>
      share == null ? '–' : `${numbers.format(Math.floor(share * 100 + 0.5 + 1e-9))}${space}%`,
    number: (value) => numbers.format(value),
    instant: instants,
    day: days,
    clock: clocks,
    local: locals,
    fromNow: (at, now) => relativeTo(relative, Date.parse(at) - now),
    list: (items) => lists.format(items),
    // A wrong code or tag of the data is shown as it is.
    region: remembered((code) => orItself(code, regions)),
    language: remembered((tag) => orItself(tag, languages)),
  };

  function zoned(options: Intl.DateTimeFormatOptions): (at: string, zone?: string) => string {
    const formats = new Map<string | undefined, Intl.DateTimeFormat>();
    return (at, zone = ownZone) => {
      let format = formats.get(zone);
      if (format === undefined)
        formats.set(
          zone,
          (format = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })),
        );
      return format.format(new Date(at));
    };
  }
}

/** Names cost as much as collation does, and a table of thousands of rows has some dozens of them. */
function remembered(nameOf: (code: string) => string): (code: string) => string {
  const names = new Map<string, string>();
  return (code) => {
    let name = names.get(code);
    if (name === undefined) names.set(code, (name = nameOf(code)));
    return name;
  };
}

function minutesIn(seconds: number, language: Language): string {
  const all = Math.floor(seconds / 60 + 0.5);
  const hours = Math.floor(all / 60);
  if (hours === 0) return `${all}${space}min`;
  const gap = language === 'fr' ? space : '';
  return `${hours}${gap}h${space}${all % 60}${space}min`;
}

const durationParts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** @returns undefined where it is none of days, hours, minutes and seconds. */
export function secondsOf(duration: string): number | undefined {
  const parts = durationParts.exec(duration)?.slice(1);
  if (parts === undefined || parts.every((part) => part === undefined)) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}

function withinIn(duration: string, language: Language): string {
  const seconds = secondsOf(duration);
  if (seconds === undefined || seconds % 60 !== 0) return duration;
  const minutes = seconds / 60;
  if (minutes < 60 || minutes % 60 !== 0) return `${minutes}${space}min`;
  const hours = minutes / 60;
  if (hours < 48 || hours % 24 !== 0) return `${hours}${space}h`;
  return `${hours / 24}${space}${language === 'fr' ? 'j' : 'd'}`;
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

function relativeTo(relative: Intl.RelativeTimeFormat, ms: number): string {
  const [unit, unitMs] =
    units.find(([, size]) => Math.abs(ms) >= size) ?? (['minute', 60_000] as const);
  return relative.format(Math.trunc(ms / unitMs), unit);
}

function orItself(code: string, names: Intl.DisplayNames): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
