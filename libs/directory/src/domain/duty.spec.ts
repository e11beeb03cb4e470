import { describe, expect, it } from '@jest/globals';
import { parseInstant, type CalendarDate, type LocalTime } from '#kernel';
import { presenceAt, type Duty, type OfficeHours } from './duty.js';

const time = (text: string) => text as LocalTime;
const day = (text: string) => text as CalendarDate;
const week: OfficeHours = {
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  from: time('08:30'),
  until: time('17:00'),
};
const desk = (duty: Duty = { officeHours: [week] }, timezone = 'Europe/Paris') =>
  ({ availability: 'office-hours-and-on-call', timezone, duty }) as const;
const at = (text: string) => parseInstant(text);

describe('who is there', () => {
  it('is somebody at any hour where the desk says so', () => {
    const always = { availability: '24/7', timezone: 'UTC' } as const;
    expect(presenceAt(always, [day('2026-01-01')], at('2026-01-01T03:00:00Z'))).toBe(
      'around-the-clock',
    );
  });

  it('is not known where nothing says when the office opens', () => {
    const { duty: _, ...rest } = desk();
    expect(presenceAt(rest, [], at('2026-03-02T10:00:00Z'))).toBe('unknown');
    expect(presenceAt(desk({}), [], at('2026-03-02T10:00:00Z'))).toBe('unknown');
    const { availability: __, ...unsaid } = desk();
    expect(presenceAt(unsaid, [], at('2026-03-02T10:00:00Z'))).toBe('unknown');
  });

  // The 2nd of March 2026 is a Monday; Paris is an hour ahead of UTC, from the 29th two.
  it.each([
    ['2026-03-02T07:29:59Z', 'on-call'],
    ['2026-03-02T07:30:00Z', 'office-hours'],
    ['2026-03-02T15:59:59Z', 'office-hours'],
    ['2026-03-02T16:00:00Z', 'on-call'],
    ['2026-03-01T10:00:00Z', 'on-call'],
    ['2026-03-30T06:30:00Z', 'office-hours'],
    ['2026-03-30T15:00:00Z', 'on-call'],
  ])('follows the clocks of its zone: at %s it is %s', (instant, presence) => {
    expect(presenceAt(desk(), [], at(instant))).toBe(presence);
  });

  it('is on call on the holidays of its Party', () => {
    const holidays = [day('2026-05-01')];
    expect(presenceAt(desk(), holidays, at('2026-05-01T10:00:00Z'))).toBe('on-call');
    expect(presenceAt(desk(), [], at('2026-05-01T10:00:00Z'))).toBe('office-hours');
  });

  it.each([
    ['2026-03-06T21:59:00Z', [], 'on-call'],
    ['2026-03-06T22:00:00Z', [], 'office-hours'],
    ['2026-03-07T05:59:00Z', [], 'office-hours'],
    ['2026-03-07T06:00:00Z', [], 'on-call'],
    ['2026-03-07T22:00:00Z', [], 'on-call'],
    // A shift that began on a working day goes on into the holiday; on the holiday none begins.
    ['2026-03-07T05:00:00Z', ['2026-03-07'], 'office-hours'],
    ['2026-03-07T05:00:00Z', ['2026-03-06'], 'on-call'],
  ] as const)('knows a night shift that begins on Friday: at %s', (instant, holidays, presence) => {
    const night = { days: ['fri'], from: time('22:00'), until: time('06:00') } as const;
    const of = desk({ officeHours: [night] }, 'UTC');
    expect(presenceAt(of, holidays.map(day), at(instant))).toBe(presence);
  });
});
