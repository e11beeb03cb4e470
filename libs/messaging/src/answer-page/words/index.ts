import { arabic } from './arabic.js';
import type { AnswerPageWords } from './answer-page-words.js';
import { english } from './english.js';
import { french } from './french.js';
import { portuguese } from './portuguese.js';
import { spanish } from './spanish.js';

/** The languages of the answer page by BCP 47 tag, in the order in which it offers them. */
export const answerPageLanguages = {
  en: english,
  fr: french,
  es: spanish,
  pt: portuguese,
  ar: arabic,
} as const satisfies Readonly<Record<string, AnswerPageWords>>;
export type AnswerPageLanguage = keyof typeof answerPageLanguages;

export type { AnswerPageWords } from './answer-page-words.js';
