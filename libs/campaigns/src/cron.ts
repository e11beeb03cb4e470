import { Cron } from 'croner';
import {
  epochMs,
  instantAt,
  InvalidInput,
  isTimeZone,
  limits,
  parseInstant,
  type Instant,
} from '#kernel';

/** Enough to see every pause of a pattern whose occurrences are an hour apart or more: several days of them, or years. */
const occurrencesLookedAt = 100;

/**
 * The first instant after `after` at which clocks in `timezone` (IANA) show what the cron expression asks for. An hour that a
 * change to summer time skips counts as the moment the clocks are put forward; one that occurs twice counts the first time.
 * @param cron minute, hour, day of month, month, day of week.
 * @returns `undefined` where there is none before the year 3000.
 */
export function nextOccurrence(
  cron: string,
  timezone: string,
  after: Instant,
): Instant | undefined {
  const next = patternOf(cron, timezone).nextRun(new Date(epochMs(after)));
  return next === null ? undefined : instantAt(next.getTime());
}

/** @throws InvalidInput unless it can be followed, and its occurrences are at least `intervalMsMin` apart. */
export function requireCron(
  cron: string,
  timezone: string,
  intervalMsMin: number = limits.seriesIntervalMsMin,
): void {
  if (!isTimeZone(timezone))
    throw invalid('timezone', `"${timezone}" is not an IANA time zone, such as Europe/Paris`);
  if (cron.length > limits.cronCharactersMax)
    throw invalid('cron', `has more than ${limits.cronCharactersMax} characters`);
  if (nextOccurrence(cron, timezone, someDay) === undefined)
    throw invalid('cron', `"${cron}" names no day that there is`);
  // In UTC, where no change of the clocks moves two occurrences together or apart.
  const all = patternOf(cron, 'UTC').nextRuns(occurrencesLookedAt, new Date(epochMs(someDay)));
  const isTooOften = all.some((one, index) => {
    const before = all[index - 1];
    return before !== undefined && one.getTime() - before.getTime() < intervalMsMin;
  });
  if (isTooOften)
    throw invalid(
      'cron',
      `"${cron}" occurs twice within ${intervalMsMin / 3_600_000} h; expected at least that between two tests`,
    );
}

/** Any day does: a pattern that is good once is good for ever. */
const someDay = parseInstant('2024-01-01T00:00:00Z');

function patternOf(cron: string, timezone: string): Cron {
  try {
    // Lists and ranges of hours are times of day too, so that each of them is kept when the clocks change.
    return new Cron(cron, {
      timezone,
      mode: '5-part',
      fixedTimeRule: 'no-wildcard',
      paused: true,
    });
  } catch {
    throw invalid(
      'cron',
      `"${cron}" is not a cron expression of five fields, such as "0 3 1 * *" for 03:00 on the first of every month: ${faultOf(cron)}`,
    );
  }
}

const fields = [
  'minute (0 to 59)',
  'hour (0 to 23)',
  'day of the month (1 to 31)',
  'month (1 to 12)',
  'day of the week (0 to 7)',
] as const;

/** What is wrong with an expression that cannot be followed: the first field that is wrong by itself, as it was typed. */
function faultOf(cron: string): string {
  const values = cron.trim().split(/\s+/).filter(Boolean);
  if (values.length !== fields.length) return `it has ${values.length}`;
  const wrong = values.findIndex(
    (value, index) => !isFollowed(fields.map((_, at) => (at === index ? value : '*'))),
  );
  const [name, value] = [fields[wrong], values[wrong]];
  return name === undefined ? 'its fields do not go together' : `"${value}" is no ${name}`;
}

function isFollowed(values: readonly string[]): boolean {
  try {
    new Cron(values.join(' '), { mode: '5-part', paused: true }).stop();
    return true;
  } catch {
    return false;
  }
}

function invalid(path: string, message: string): InvalidInput {
  return new InvalidInput([{ where: { path }, message }]);
}
