import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { correctableDetails, type CorrectableDetail } from '#messaging';
import { tidied } from './tidied.js';

describe('tidied', () => {
  it.each<readonly [CorrectableDetail, string, string]>([
    ['phone', '+33 1 40 00 00 00', '+33140000000'],
    ['phone', ' +33.1.40.00-00\u201100 ', '+33140000000'],
    ['phone', '0033 140000000', '+33140000000'],
    ['phone', '(+33) 140000000', '+33140000000'],
    ['phone', '(0033) 140000000', '+33140000000'],
    ['alternatePhone', '+44 (0)20 7946 0000', '+442079460000'],
    ['phone', '\u202a+46\u00a010\u202f123\u200945 67\u202c', '+46101234567'],
    ['phone', '+\u0664\u0666 \u06f1\u06f0 1234567', '+46101234567'],
    ['phone', '\uff0b46101234567', '+46101234567'],
    ['email', ' \u200eana@police.example\t', 'ana@police.example'],
    ['alternateEmail', '\ufeffana@police.example', 'ana@police.example'],
    ['availability', ' 24 / 7 ', '24/7'],
    ['availability', 'Office hours and ON-CALL', 'office-hours-and-on-call'],
    ['timezone', 'europe/PARIS ', 'Europe/Paris'],
    ['timezone', 'America/New York', 'America/New_York'],
    ['languages', 'FR, en; PT_br\u060c  ar', 'fr en pt-BR ar'],
    ['institution', ' Duty \t desk ', 'Duty desk'],
    ['instructions', ' Call\r\nfirst ', 'Call\nfirst'],
  ])('takes the %s %j for %j', (name, typed, meant) => {
    expect(tidied(name, typed)).toBe(meant);
  });

  it.each<readonly [CorrectableDetail, string, string]>([
    ['phone', '(01) 40 00 00 00', '0140000000'],
    ['phone', '+33 1 40 00 00 00 ext. 5', '+33140000000ext5'],
    ['phone', '+33140000000/01', '+33140000000/01'],
    ['email', 'ana duty@police.example', 'ana duty@police.example'],
    ['timezone', 'mars/base', 'mars/base'],
    ['languages', 'not_a_language', 'not_a_language'],
  ])('guesses nothing about the %s %j', (name, typed, kept) => {
    expect(tidied(name, typed)).toBe(kept);
  });

  it('leaves what is tidy as it is', () => {
    // Without brackets: taking some away can leave a zero in brackets behind.
    const text = fc.string({ unit: 'binary' }).map((one) => one.replace(/[(\uff08]/g, ''));
    fc.assert(
      fc.property(fc.constantFrom(...correctableDetails), text, (name, one) => {
        const once = tidied(name, one);
        expect(tidied(name, once)).toBe(once);
      }),
    );
  });
});
