import { english } from './english.js';
import { french } from './french.js';
import type { SignInWords } from './sign-in-words.js';

/** The languages of the sign-in pages by BCP 47 tag, in the order in which they offer them. */
export const signInLanguages = { en: english, fr: french } as const satisfies Readonly<
  Record<string, SignInWords>
>;
export type SignInLanguage = keyof typeof signInLanguages;
export type { SignInWords } from './sign-in-words.js';
