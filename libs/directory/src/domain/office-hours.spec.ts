import fc from 'fast-check';
import { expect, it } from '@jest/globals';
import type { LocalTime } from '#kernel';
import { weekdays, type OfficeHours } from './duty.js';
import { officeHoursText, parseOfficeHours } from './office-hours.js';

const two = (value: number) => String(value).padStart(2, '0');
const time = fc
  .tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }))
  .map(([hour, minute]) => `${two(hour)}:${two(minute)}` as LocalTime);
const span: fc.Arbitrary<OfficeHours> = fc.record({
  days: fc
    .subarray([...weekdays], { minLength: 1 })
    .map((days) => weekdays.filter((day) => days.includes(day))),
  from: time,
  until: time,
});

it('writes office hours as they are read', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 5 }), (hours) => {
      expect(parseOfficeHours(officeHoursText(hours))).toEqual(hours);
    }),
  );
});

it('says the days of a week in few words', () => {
  const [from, until] = ['09:00', '17:00'] as LocalTime[];
  const span = (...days: OfficeHours['days']) => ({ days, from: from!, until: until! });
  expect(officeHoursText([span('mon', 'tue', 'wed', 'thu', 'fri'), span('sat', 'sun')])).toBe(
    'mon-fri 09:00-17:00; sat,sun 09:00-17:00',
  );
  expect(officeHoursText([span('mon', 'wed', 'thu', 'fri', 'sun')])).toBe(
    'mon,wed-fri,sun 09:00-17:00',
  );
});
