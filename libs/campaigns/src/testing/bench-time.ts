import { parseInstant, type Instant } from '#kernel';

/** The moment of `at('00:00')`, at which campaigns are launched. */
export const launchedAt = parseInstant('2024-02-19T00:00:00Z');

/** `at('01:15')` is an hour and a quarter after the launch, `at('30:00')` six hours into the next day. */
export function at(clockTime: string): Instant {
  const [hours = 0, minutes = 0, seconds = 0] = clockTime.split(':').map(Number);
  const date = new Date(Date.parse(launchedAt) + ((hours * 60 + minutes) * 60 + seconds) * 1000);
  return parseInstant(date.toISOString());
}

/** The same, of any instant after the launch: `01:15`, with seconds where there are any. */
export function since(instant: Instant): string {
  const seconds = (Date.parse(instant) - Date.parse(launchedAt)) / 1000;
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours, minutes, rest] = parts.map((part) => String(part).padStart(2, '0'));
  return rest === '00' ? `${hours}:${minutes}` : `${hours}:${minutes}:${rest}`;
}
