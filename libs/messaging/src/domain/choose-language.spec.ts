import { expect, it } from '@jest/globals';
import { chooseLanguage } from './choose-language.js';
import { directionOf } from './direction.js';
import { standardTemplate } from './standard-template/index.js';

it.each([
  { languages: ['fr'], chosen: 'fr' },
  { languages: ['pt-BR'], chosen: 'pt' },
  { languages: ['AR-eg'], chosen: 'ar' },
  { languages: ['es-Latn-MX-u-ca-buddhist'], chosen: 'es' },
  { languages: ['ca', 'fr', 'es'], chosen: 'fr' },
  { languages: ['en', 'fr'], chosen: 'en' },
  { languages: ['sq'], chosen: 'en' },
  { languages: [], chosen: 'en' },
  // FM-30: a browser may send anything; what no tag can be is not taken apart.
  { languages: [`fr${'-b2'.repeat(5_000)}`], chosen: 'en' },
  { languages: ['frx', 'toString', 'x-fr'], chosen: 'en' },
])('writes to a reader of $languages in $chosen', ({ languages, chosen }) =>
  expect(chooseLanguage(standardTemplate, languages)).toBe(chosen),
);

it('takes the nearest of several that would do', () => {
  const { en: text } = standardTemplate.languages;
  if (text === undefined) throw new Error('there is no English');
  const template = { languages: { en: text, pt: text, 'pt-PT': text, 'zh-Hant': text } };
  expect(chooseLanguage(template, ['pt-PT'])).toBe('pt-PT');
  expect(chooseLanguage(template, ['pt-BR'])).toBe('pt');
  expect(chooseLanguage(template, ['zh-Hant-TW'])).toBe('zh-Hant');
  expect(chooseLanguage(template, ['zh'])).toBe('en');
});

it.each([
  { language: 'ar', direction: 'rtl' },
  { language: 'fa', direction: 'rtl' },
  { language: 'he-IL', direction: 'rtl' },
  { language: 'az-Arab', direction: 'rtl' },
  { language: 'az', direction: 'ltr' },
  { language: 'ar-Latn', direction: 'ltr' },
  { language: 'fr', direction: 'ltr' },
])('$language runs $direction', ({ language, direction }) =>
  expect(directionOf(language)).toBe(direction),
);
