import { expect, it } from '@jest/globals';
import { channelTest } from './channel-test.words.js';

const whose = { institution: 'Duty desk', partyName: 'Tunisia' };

it('asks in the first of the reader’s languages that there are words in, and in English', () => {
  const { languages, subject, text } = channelTest(whose, ['ar', 'fr']);
  expect(languages).toEqual(['fr', 'en']);
  expect(subject).toBe('Essai de cette adresse : Duty desk / Test of this address: Duty desk');
  expect(text).toMatch(/message d’essai .*\(Tunisia\)[^]*– – –[^]*test message .*\(Tunisia\)/);
});

it('asks once where the reader reads English', () => {
  const { languages, text } = channelTest(whose, ['en']);
  expect(languages).toEqual(['en']);
  expect(text).not.toContain('– – –');
});
