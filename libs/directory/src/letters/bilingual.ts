import type { ComposedLetter } from '#messaging';
import { chooseLanguage, commonLanguage } from '#messaging/domain';

/** What a letter says in one language. */
export interface Said {
  readonly subject: string;
  readonly text: string;
}

/** A letter in the reader's first language that there are words in, and in English. */
export function bilingual<Words>(
  words: Readonly<Record<string, Words>>,
  languages: readonly string[],
  say: (words: Words) => Said,
): ComposedLetter {
  const chosen = [...new Set([chooseLanguage({ languages: words }, languages), commonLanguage])];
  const said = chosen.flatMap((language) => words[language] ?? []).map(say);
  return {
    languages: chosen,
    subject: said.map(({ subject }) => subject).join(' / '),
    text: said.map(({ text }) => text).join('\n\n– – –\n\n'),
  };
}
