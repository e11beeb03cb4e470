import type { Instant } from '#kernel';

const localFormats = new Map<string, Intl.DateTimeFormat>();

/** Monday to Friday 8 to 18 h are office hours, to 22 h the evening; Saturday and Sunday by day are the weekend. */
export function localTimeOfDay(
  at: Instant,
  timeZone: string,
): 'office-hours' | 'evening' | 'night' | 'weekend' {
  let format = localFormats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      hourCycle: 'h23',
    });
    localFormats.set(timeZone, format);
  }
  const parts = Object.fromEntries(
    format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]),
  );
  const hour = Number(parts['hour']);
  if (hour < 8 || hour >= 22) return 'night';
  if (parts['weekday'] === 'Sat' || parts['weekday'] === 'Sun') return 'weekend';
  return hour < 18 ? 'office-hours' : 'evening';
}
