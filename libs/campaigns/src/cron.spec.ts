import { describe, expect, it } from '@jest/globals';
import { failureKind, localReading, parseInstant, type Instant } from '#kernel';
import { nextOccurrence, requireCron } from './cron.js';

function occurrences(cron: string, timezone: string, after: string, count: number): Instant[] {
  const found: Instant[] = [];
  let before = parseInstant(after);
  for (let n = 0; n < count; n++) {
    const next = nextOccurrence(cron, timezone, before);
    if (next === undefined) break;
    found.push((before = next));
  }
  return found;
}

/** The day before each change of clocks, and a time that the change skips or doubles. */
const changes: readonly (readonly [string, string, string])[] = [
  ['Europe/Paris', '2024-03-30', '30 2'],
  ['Europe/Paris', '2024-10-26', '30 2'],
  ['America/New_York', '2024-03-09', '30 2'],
  ['America/New_York', '2024-11-02', '30 1'],
  ['America/St_Johns', '2024-03-09', '30 2'],
  ['America/St_Johns', '2024-11-02', '30 1'],
  ['America/Santiago', '2024-09-07', '30 0'],
  ['America/Santiago', '2024-04-05', '30 23'],
  ['America/Sao_Paulo', '2018-11-03', '30 0'],
  ['America/Sao_Paulo', '2018-02-16', '30 23'],
  ['Australia/Sydney', '2024-10-05', '30 2'],
  ['Australia/Sydney', '2024-04-06', '30 2'],
  ['Australia/Lord_Howe', '2024-10-05', '15 2'],
  ['Australia/Lord_Howe', '2024-04-06', '45 1'],
  ['Pacific/Chatham', '2024-09-28', '15 3'],
  ['Pacific/Chatham', '2024-04-06', '15 3'],
  ['Africa/Casablanca', '2024-04-13', '30 2'],
  ['Africa/Casablanca', '2024-03-09', '30 2'],
  ['Asia/Kolkata', '2024-03-30', '0 3'],
  ['Asia/Kathmandu', '2024-03-30', '0 3'],
];

describe('a daily occurrence', () => {
  it.each(changes)('FM-20: in %s after %s, at %s, comes once a day', (timezone, day, time) => {
    const after = localNoonBefore(day);
    const found = occurrences(`${time} * * *`, timezone, after, 6);
    const days = found.map((at) => localReading(at, timezone).slice(0, 10));
    expect(new Set(days).size).toBe(6);
    expect(Date.parse(days.at(-1)!) - Date.parse(days[0]!)).toBe(5 * 86_400_000);
    expect(found).toEqual(found.toSorted());
  });

  it('FM-20: that is skipped comes when the clocks are put forward', () =>
    expect(occurrences('30 2 * * *', 'Europe/Paris', '2024-03-30T12:00:00Z', 2)).toEqual([
      '2024-03-31T01:00:00.000Z',
      '2024-04-01T00:30:00.000Z',
    ]));

  it('FM-20: that is doubled comes the first time', () =>
    expect(occurrences('30 2 * * *', 'Europe/Paris', '2024-10-26T12:00:00Z', 2)).toEqual([
      '2024-10-27T00:30:00.000Z',
      '2024-10-28T01:30:00.000Z',
    ]));

  it('FM-20: of several hours comes at each, once where two of them fall together', () =>
    expect(occurrences('0 1,2,3 * * *', 'Europe/Paris', '2024-03-30T22:00:00Z', 4)).toEqual([
      '2024-03-31T00:00:00.000Z',
      '2024-03-31T01:00:00.000Z',
      '2024-03-31T23:00:00.000Z',
      '2024-04-01T00:00:00.000Z',
    ]));
});

describe('an occurrence', () => {
  it('comes after the moment asked about, not at it, milliseconds or not', () => {
    const first = parseInstant('2024-03-01T02:00:00Z');
    const monthly = (after: string) =>
      nextOccurrence('0 3 1 * *', 'Europe/Paris', parseInstant(after));
    expect(monthly('2024-02-29T12:00:00Z')).toBe(first);
    expect(monthly('2024-03-01T01:59:59.999Z')).toBe(first);
    expect(monthly(first)).toBe('2024-04-01T01:00:00.000Z');
    expect(monthly('2024-03-01T02:00:00.001Z')).toBe('2024-04-01T01:00:00.000Z');
  });

  it('of a leap day comes every four years', () =>
    expect(occurrences('0 3 29 2 *', 'UTC', '2024-03-01T00:00:00Z', 2)).toEqual([
      '2028-02-29T03:00:00.000Z',
      '2032-02-29T03:00:00.000Z',
    ]));
});

describe('a cron expression', () => {
  const issueOf = (cron: string, timezone = 'Europe/Paris', intervalMsMin?: number) => {
    try {
      requireCron(cron, timezone, intervalMsMin);
    } catch (error) {
      return { kind: failureKind(error), said: String(error) };
    }
    return undefined;
  };

  it.each(['0 3 1 * *', '30 22 * * MON-FRI', '0 3 * * MON#2', '0 0 L * *', '0 * * * *', '@daily'])(
    'is taken: %s',
    (cron) => expect(issueOf(cron)).toBeUndefined(),
  );

  it.each([
    ['', 'not a cron expression'],
    ['tomorrow', 'every month: it has 1'],
    ['61 3 * * *', '"61" is no minute (0 to 59)'],
    ['0 24 * * *', '"24" is no hour (0 to 23)'],
    ['0 9 32 * *', '"32" is no day of the month (1 to 31)'],
    ['0 9 1 0 *', '"0" is no month (1 to 12)'],
    ['0 9 * * 8', '"8" is no day of the week (0 to 7)'],
    ['0 0 3 * * *', 'every month: it has 6'],
    ['0 3 30 2 *', 'names no day'],
    ['*/30 * * * *', 'occurs twice within 1 h'],
    ['0,30 3 1 * *', 'occurs twice within 1 h'],
    ['59 3,4 * * *'.repeat(20), 'more than'],
    ['__proto__ * * * *', 'not a cron expression'],
  ])('is refused with its field: %s', (cron, said) => {
    expect(issueOf(cron)).toMatchObject({ kind: 'invalid-input' });
    expect(issueOf(cron)?.said).toContain('cron');
    expect(issueOf(cron)?.said).toContain(said);
  });

  it('is refused in a zone that there is not', () =>
    expect(issueOf('0 3 * * *', 'Europe/Nowhere')?.said).toContain('timezone'));

  it('of twice a day is too often where an hour of each on its day is meant', () => {
    expect(issueOf('0 3,15 * * *')).toBeUndefined();
    expect(issueOf('0 3,15 * * *', 'UTC', 86_400_000)?.said).toContain('within 24 h');
  });
});

/** So that the day itself is the second one found, wherever its zone lies. */
function localNoonBefore(day: string): string {
  return new Date(Date.parse(day) - 43_200_000).toISOString();
}
