import { en } from './en.js';
import { fr } from './fr.js';

export type WordId = keyof typeof en;
/** Every sentence of the console, by its place. A catalogue that lacks one does not compile. */
export type Words = Readonly<Record<WordId, string>>;

export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

export const catalogues: Readonly<Record<Language, Words>> = { en, fr };

export function isLanguage(text: string | null | undefined): text is Language {
  return languages.some((language) => language === text);
}

/** The first language of the reader that there are words in. */
export function preferredLanguage(asked: readonly string[]): Language {
  return asked.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'en';
}
