import { describe, expect, it } from '@jest/globals';
import { differenceInWords, directoryLanguageOf, partiesWithSeveral } from './difference-words.js';
import type { Difference } from './directory-version.decider.js';

const names = new Map([
  ['GE', 'Georgia'],
  ['TN', 'Tunisia'],
  ['XX', 'Nowhere'],
]);
const georgia: Difference = {
  contactPointId: 'ge-1',
  party: 'GE',
  institution: 'Ministry of Interior',
  status: 'designated',
  change: 'changed',
  fields: ['phone-main'],
};
const tunisia: Difference = {
  contactPointId: 'tn-1',
  party: 'TN',
  institution: 'Direction Générale des Services Techniques',
  status: 'designated',
  change: 'added',
  fields: [],
};
const say = (
  difference: Difference,
  language: 'en' | 'fr' = 'en',
  several: readonly string[] = [],
) => differenceInWords(difference, { language, names, several: new Set(several) });

describe('a difference in words', () => {
  it.each<[string, Difference, string, string]>([
    ['a detail', georgia, 'Georgia: telephone changed', 'Géorgie\u00a0: téléphone modifié'],
    [
      'several details, and two channels of one kind once',
      { ...georgia, fields: ['phone-main', 'phone-2', 'email-alternate', 'languages'] },
      'Georgia: telephone, alternate e-mail and languages changed',
      'Géorgie\u00a0: téléphone, autre adresse électronique et langues modifiés',
    ],
    [
      'details of one gender',
      { ...georgia, fields: ['languages'] },
      'Georgia: languages changed',
      'Géorgie\u00a0: langues modifiées',
    ],
    [
      'a designation',
      tunisia,
      'Tunisia: Direction Générale des Services Techniques designated',
      'Tunisie\u00a0: point de contact désigné (Direction Générale des Services Techniques)',
    ],
    [
      'one that is expected, and has no name yet',
      { ...tunisia, status: 'to-be-confirmed', institution: '' },
      'Tunisia: a contact point to be confirmed',
      'Tunisie\u00a0: point de contact à confirmer',
    ],
    [
      'a suspension with a new number',
      { ...georgia, status: 'suspended', fields: ['status', 'phone-main'] },
      'Georgia: Ministry of Interior suspended, telephone changed',
      'Géorgie\u00a0: point de contact suspendu (Ministry of Interior), téléphone modifié',
    ],
    [
      'a withdrawal',
      { ...georgia, status: 'withdrawn', change: 'removed', fields: [] },
      'Georgia: Ministry of Interior withdrawn',
      'Géorgie\u00a0: point de contact retiré (Ministry of Interior)',
    ],
    [
      'a detail that there is no word for',
      { ...georgia, fields: ['publicHolidays'] },
      'Georgia: public holidays changed',
      'Géorgie\u00a0: public holidays modifié',
    ],
  ])('tells %s', (_, difference, english, french) => {
    expect(say(difference)).toBe(english);
    expect(say(difference, 'fr')).toBe(french);
  });

  it('names the institution where the Party has several contact points', () => {
    expect(say(georgia, 'en', ['GE'])).toBe('Georgia (Ministry of Interior): telephone changed');
    expect(say(tunisia, 'en', ['TN'])).toMatch(/^Tunisia: Direction/);
  });

  it('keeps the directory’s own name where a language has none', () => {
    expect(say({ ...georgia, party: 'XX' }, 'fr')).toBe('Nowhere\u00a0: téléphone modifié');
  });
});

it('knows which Parties have several contact points, those withdrawn not counted', () => {
  const point = (party: string, status = 'designated') => ({ party, status });
  const points = [point('GE'), point('GE'), point('TN'), point('TN', 'withdrawn')];
  expect([...partiesWithSeveral(points)]).toEqual(['GE']);
});

it('speaks the first of a reader’s languages that it knows', () => {
  expect(directoryLanguageOf(['ka', 'fr-CH', 'en'])).toBe('fr');
  expect(directoryLanguageOf(['ka'])).toBe('en');
});
