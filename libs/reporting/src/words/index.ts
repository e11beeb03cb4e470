import { english } from './english.js';
import { french } from './french.js';
import type { ReportLanguage, ReportWords } from './report-words.js';

export { notationIn } from './notation.js';
export * from './report-words.js';

export const wordsIn: Readonly<Record<ReportLanguage, ReportWords>> = { en: english, fr: french };
