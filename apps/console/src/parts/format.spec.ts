import { describe, expect, it } from '@jest/globals';
import { formatIn, secondsOf } from './format.js';

const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, ' ');
const en = formatIn('en', 'Europe/Paris');
const fr = formatIn('fr', 'Europe/Paris');

describe('figures', () => {
  it.each([
    [539.5, '9 min', '9 min'],
    [570, '10 min', '10 min'],
    [29.9, '0 min', '0 min'],
    [8_400, '2h 20 min', '2 h 20 min'],
    [3_599, '1h 0 min', '1 h 0 min'],
    [null, '–', '–'],
  ])('writes a duration of %s s as the report does', (seconds, english, french) => {
    expect([plain(en.duration(seconds)), plain(fr.duration(seconds))]).toEqual([english, french]);
  });

  it.each([
    ['PT15M', '15 min'],
    ['PT1H', '1 h'],
    ['PT90M', '90 min'],
    ['PT30H', '30 h'],
    ['P2D', '2 d'],
    ['PT90S', 'PT90S'],
    ['P1M', 'P1M'],
  ])('writes the bound %s', (duration, text) => {
    expect(plain(en.within(duration))).toBe(text);
  });

  it('rounds shares half up, also where a float falls short of the half', () => {
    expect([0.3529, 0.285, 0.625, null].map((one) => plain(en.share(one)))).toEqual([
      '35 %',
      '29 %',
      '63 %',
      '–',
    ]);
  });

  it('counts the seconds of a duration, and knows what is none', () => {
    expect(['P1DT2H', 'PT0.5S', 'P', 'soon'].map(secondsOf)).toEqual([
      93_600,
      0.5,
      undefined,
      undefined,
    ]);
  });
});

describe('moments', () => {
  const at = '2026-03-01T02:00:00.000Z';

  it('shows the zone of the operator, or the one that is named', () => {
    expect([en.clock(at), en.clock(at, 'America/Grenada')]).toEqual(['03:00', '22:00']);
    expect(en.local(at, 'America/Grenada')).toBe('Sat 22:00');
    expect(plain(fr.day(at))).toBe('1 mars 2026');
  });

  it('tells how far away a moment is in whole units that have passed', () => {
    const now = Date.parse(at);
    expect([
      en.fromNow('2026-03-01T04:59:00.000Z', now),
      en.fromNow('2026-02-27T02:00:00.000Z', now),
      en.fromNow(at, now),
    ]).toEqual(['in 2 hours', '2 days ago', 'this minute']);
  });

  it('shows a code that names nothing as it is', () => {
    expect([en.region('FR'), en.region('nowhere'), en.language('!')]).toEqual([
      'France',
      'nowhere',
      '!',
    ]);
  });
});
