import { describe, expect, it } from '@jest/globals';
import { parseInstant } from '#kernel';
import { momentInWords, shortMoment } from './moments.js';

const evening = parseInstant('2024-02-19T22:00:00Z');

describe('FM-22: a moment in words is absolute, in UTC and where its reader is', () => {
  it.each([
    {
      language: 'en',
      zone: 'Europe/Paris',
      utc: '19 February 2024 at 22:00 UTC',
      local: 'Monday, 19 February 2024 at 23:00',
    },
    {
      language: 'en',
      zone: 'Asia/Kolkata',
      utc: '19 February 2024 at 22:00 UTC',
      local: 'Tuesday, 20 February 2024 at 03:30',
    },
    {
      language: 'en',
      zone: 'America/St_Johns',
      utc: '22:00 UTC',
      local: 'Monday, 19 February 2024 at 18:30',
    },
    {
      language: 'fr',
      zone: 'Asia/Kathmandu',
      utc: 'lundi 19 février 2024 à 22:00 UTC',
      local: 'mardi 20 février 2024 à 03:45',
    },
    { language: 'es', zone: 'America/Lima', utc: 'lunes, 19 de febrero de 2024', local: '17:00' },
    {
      language: 'pt',
      zone: 'America/Sao_Paulo',
      utc: 'segunda-feira, 19 de fevereiro de 2024',
      local: '19:00',
    },
    { language: 'ar', zone: 'Asia/Riyadh', utc: '19 فبراير 2024', local: '20 فبراير 2024' },
  ])('in $language for $zone', ({ language, zone, utc, local }) => {
    const [beforeZone = '', afterZone = ''] = momentInWords(evening, language, zone).split(zone);
    expect(beforeZone).toContain(utc);
    expect(afterZone).toContain(local);
  });

  it.each(['ar-SA', 'fa', 'th', 'ar-EG', 'ne'])(
    'in the same calendar and digits in %s',
    (language) => {
      const words = momentInWords(evening, language, 'UTC');
      expect(words).toMatch(/2024/);
      expect(words).toMatch(/19/);
      expect(words).toMatch(/22:00 UTC$/);
    },
  );

  it('once, where the reader lives by UTC', () =>
    expect(momentInWords(evening, 'en', 'UTC')).toBe('Monday, 19 February 2024 at 22:00 UTC'));
});

it('FM-22: a short moment names its offset', () => {
  expect(shortMoment(evening, 'UTC')).toBe('2024-02-19 22:00 UTC');
  expect(shortMoment(evening, 'Asia/Kathmandu')).toBe('2024-02-20 03:45 +05:45');
  expect(shortMoment(evening, 'Africa/Accra')).toBe('2024-02-19 22:00 +00:00');
});
