import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addMs,
  durationMs,
  epochMs,
  instantAt,
  isCalendarDate,
  isDuration,
  isLanguageTag,
  isTimeZone,
  msBetween,
  parseCalendarDate,
  parseDuration,
  parseInstant,
  utcDate,
} from './instant.js';

const invalid: unknown = expect.objectContaining({ kind: 'invalid-input' });

describe('an instant', () => {
  it.each([
    ['2024-02-19T09:00:00Z', '2024-02-19T09:00:00.000Z'],
    ['2024-02-19T10:00:00+01:00', '2024-02-19T09:00:00.000Z'],
    ['2024-02-19T09:00Z', '2024-02-19T09:00:00.000Z'],
    ['2024-02-19T09:00:00.123456789Z', '2024-02-19T09:00:00.123Z'],
    ['2024-02-29T00:00:00-05:30', '2024-02-29T05:30:00.000Z'],
  ])('is read from %s as %s', (text, instant) => expect(parseInstant(text)).toBe(instant));

  it.each(['', 'now', '2024-02-19', '2024-02-19T09:00:00', '2023-02-29T09:00:00Z', '1708333200'])(
    'is not read from "%s"',
    (text) => expect(() => parseInstant(text)).toThrow(invalid),
  );

  it('has the order of its text', () =>
    fc.assert(
      fc.property(fc.nat(4e12), fc.nat(4e12), (a, b) => {
        expect(instantAt(a) < instantAt(b)).toBe(a < b);
        expect(epochMs(instantAt(a))).toBe(a);
        expect(msBetween(instantAt(a), instantAt(b))).toBe(b - a);
        expect(addMs(instantAt(a), b - a)).toBe(instantAt(b));
      }),
    ));

  it('falls on a date of UTC', () =>
    expect(utcDate(parseInstant('2024-02-19T00:30:00+01:00'))).toBe('2024-02-18'));
});

describe('a duration', () => {
  it.each([
    ['PT15M', 900_000],
    ['PT1H30M', 5_400_000],
    ['P1D', 86_400_000],
    ['PT0.5S', 500],
    ['P1DT6H', 108_000_000],
  ])('%s takes %d ms, each time it is asked', (text, ms) => {
    expect(durationMs(parseDuration(text))).toBe(ms);
    expect(durationMs(parseDuration(text))).toBe(ms);
  });

  it.each(['', '15 min', 'PT0S', '-PT5M', 'P1M', 'P1Y', 'PT', 'PT0.0001S', 'P99999999999999D'])(
    'is not "%s"',
    (text) => {
      expect(() => parseDuration(text)).toThrow(invalid);
      expect(isDuration(text)).toBe(false);
    },
  );

  it('is no number', () => expect(isDuration(900)).toBe(false));
});

describe('a calendar date', () => {
  it('is one that exists', () => {
    expect(parseCalendarDate('2024-02-29')).toBe('2024-02-29');
    expect(isCalendarDate('0001-01-01')).toBe(true);
  });

  it.each(['2023-02-29', '2024-13-01', '2024-2-1', '20240219', '2024-02-19T00:00:00Z', '', ' '])(
    'is not "%s"',
    (text) => {
      expect(() => parseCalendarDate(text)).toThrow(invalid);
      expect(isCalendarDate(text)).toBe(false);
    },
  );
});

describe('zones and languages', () => {
  it('are what Intl accepts', () => {
    expect(['Europe/Stockholm', 'Asia/Kathmandu', 'UTC'].every(isTimeZone)).toBe(true);
    expect(['', 'Europe/Nowhere', 'CET+1'].some(isTimeZone)).toBe(false);
    expect(['sv', 'pt-BR', 'zh-Hant', 'und'].every(isLanguageTag)).toBe(true);
    expect(['', 'english please', 'x', 'sv_SE'].some(isLanguageTag)).toBe(false);
  });
});
