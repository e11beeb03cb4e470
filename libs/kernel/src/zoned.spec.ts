import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { instantAt, parseInstant } from './instant.js';
import { localReading } from './zoned.js';

const zones = [
  'UTC',
  'Europe/Paris',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Pacific/Apia',
  'Etc/GMT',
];

it.each([
  ['UTC', '2024-02-19 23:59 +00:00'],
  ['Europe/London', '2024-02-19 23:59 +00:00'],
  ['Asia/Kolkata', '2024-02-20 05:29 +05:30'],
  ['America/Bogota', '2024-02-19 18:59 -05:00'],
  ['Europe/Berlin', '2024-02-20 00:59 +01:00'],
])('reads a clock in %s', (zone, reading) =>
  expect(localReading(parseInstant('2024-02-19T23:59:59.999Z'), zone)).toBe(reading),
);

it('reads what Temporal reads', () =>
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1980-01-01'), max: new Date('2080-01-01'), noInvalidDate: true }),
      fc.constantFrom(...zones),
      (date, zone) => {
        const zoned = Temporal.Instant.from(date.toISOString()).toZonedDateTimeISO(zone);
        const local = zoned.toPlainDateTime().toString({ smallestUnit: 'minute' });
        expect(localReading(instantAt(date.getTime()), zone)).toBe(
          `${local.replace('T', ' ')} ${zoned.offset}`,
        );
      },
    ),
  ));
