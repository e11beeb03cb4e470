import { describe, expect, it } from '@jest/globals';
import {
  addMs,
  localReading,
  parseInstant,
  utcDate,
  type CalendarDate,
  type Duration,
  type Instant,
  type LocalTime,
} from '#kernel';
import { scheduleOf, startOf, type Schedule } from './schedule.js';

const at = parseInstant('2024-02-19T09:00:00Z');
const length = 'PT6H' as Duration;
const window = { kind: 'window', from: at, length } as const;
const point = (contactPointId: string, timezone = 'UTC') => ({ contactPointId, timezone });
const localHour = (day: string, time: string): Schedule => ({
  kind: 'local-hour',
  day: day as CalendarDate,
  time: time as LocalTime,
});

describe('a start at an instant', () => {
  it('is the same for everybody', () => {
    expect(startOf({ kind: 'at', at }, point('a', 'Pacific/Auckland'))).toBe(at);
    expect(scheduleOf({ kind: 'at', at }, 'seed')).toEqual({ kind: 'at', at });
  });
});

describe('a start within a window', () => {
  const ids = Array.from({ length: 500 }, (_, n) => `point-${n}`);
  const starts = (seed: string) => ids.map((id) => startOf(scheduleOf(window, seed), point(id)));

  it('is drawn again as it was from the seed on record, and not as it was from another', () => {
    expect(starts('one')).toEqual(starts('one'));
    const same = starts('one').filter((start, index) => start === starts('two')[index]);
    expect(same.length).toBeLessThan(5);
  });

  it('lies inside it, and the starts are spread over all of it', () => {
    const end = addMs(at, 6 * 3_600_000);
    const all = starts('one').toSorted();
    expect(all.every((start) => start >= at && start < end)).toBe(true);
    const perHour = Array.from({ length: 6 }, (_, hour) => {
      const [from, to] = [addMs(at, hour * 3_600_000), addMs(at, (hour + 1) * 3_600_000)];
      return all.filter((start) => start >= from && start < to).length;
    });
    // 83 on average; four standard deviations are 33.
    for (const count of perHour) expect(Math.abs(count - 83)).toBeLessThan(34);
  });

  it('lies inside a window that is shorter than a second', () => {
    const start = startOf({ ...window, length: 'PT0.5S' as Duration, seed: 's' }, point('a'));
    expect(start >= at && start < addMs(at, 500)).toBe(true);
  });
});

/** Each a day on which clocks change, or a zone with an unusual offset, and when its clocks show the time first. */
const matrix: readonly (readonly [string, string, string, string])[] = [
  // What is skipped comes as far after the gap as it lies behind the gap's beginning.
  ['Europe/Paris', '2024-03-31', '02:30', '2024-03-31T01:30:00Z'],
  ['America/New_York', '2024-03-10', '02:30', '2024-03-10T07:30:00Z'],
  ['America/St_Johns', '2024-03-10', '02:30', '2024-03-10T06:00:00Z'],
  ['America/Santiago', '2024-09-08', '00:30', '2024-09-08T04:30:00Z'],
  ['America/Sao_Paulo', '2018-11-04', '00:30', '2018-11-04T03:30:00Z'],
  ['Australia/Sydney', '2024-10-06', '02:30', '2024-10-05T16:30:00Z'],
  ['Australia/Lord_Howe', '2024-10-06', '02:15', '2024-10-05T15:45:00Z'],
  ['Pacific/Chatham', '2024-09-29', '03:15', '2024-09-28T14:30:00Z'],
  ['Africa/Casablanca', '2024-04-14', '02:30', '2024-04-14T02:30:00Z'],
  // What occurs twice comes the first time.
  ['Europe/Paris', '2024-10-27', '02:30', '2024-10-27T00:30:00Z'],
  ['America/New_York', '2024-11-03', '01:30', '2024-11-03T05:30:00Z'],
  ['America/St_Johns', '2024-11-03', '01:30', '2024-11-03T04:00:00Z'],
  ['America/Santiago', '2024-04-06', '23:30', '2024-04-07T02:30:00Z'],
  ['America/Sao_Paulo', '2018-02-17', '23:30', '2018-02-18T01:30:00Z'],
  ['Australia/Sydney', '2024-04-07', '02:30', '2024-04-06T15:30:00Z'],
  ['Australia/Lord_Howe', '2024-04-07', '01:45', '2024-04-06T14:45:00Z'],
  ['Pacific/Chatham', '2024-04-07', '03:15', '2024-04-06T13:30:00Z'],
  ['Africa/Casablanca', '2024-03-10', '02:30', '2024-03-10T01:30:00Z'],
  // No change, and offsets of half and quarter hours.
  ['Asia/Kolkata', '2024-03-31', '03:00', '2024-03-30T21:30:00Z'],
  ['Asia/Kathmandu', '2024-03-31', '03:00', '2024-03-30T21:15:00Z'],
];

describe('a start at an hour of each', () => {
  it.each(matrix)('FM-20: in %s on %s at %s is %s', (timezone, day, time, expected) =>
    expect(startOf(localHour(day, time), point('a', timezone))).toBe(parseInstant(expected)),
  );

  it.each([...new Set(matrix.map(([timezone]) => timezone))])(
    'FM-20: in %s comes once on every day of a year, and on that day',
    (timezone) => {
      for (const time of ['00:30', '02:30', '23:30']) {
        let day = '2023-12-31T00:00:00.000Z' as Instant;
        const starts: Instant[] = [];
        for (let n = 0; n < 366; n++) {
          const start = startOf(localHour(utcDate(day), time), point('a', timezone));
          expect(localReading(start, timezone).slice(0, 10)).toBe(utcDate(day));
          starts.push(start);
          day = addMs(day, 86_400_000);
        }
        expect(starts).toEqual(starts.toSorted());
        expect(new Set(starts).size).toBe(366);
      }
    },
  );
});
