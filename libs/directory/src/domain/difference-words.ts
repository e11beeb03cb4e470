import { chooseLanguage } from '#messaging/domain';
import type { Difference } from './directory-version.decider.js';
import { english } from './words/english.js';
import { french } from './words/french.js';

/** The languages in which the directory is told of. */
export const directoryLanguages = { en: english, fr: french } as const;
export type DirectoryLanguage = keyof typeof directoryLanguages;

/** The language of a reader: the first of the reader's that there are words in, or English. */
export function directoryLanguageOf(languages: readonly string[]): DirectoryLanguage {
  return chooseLanguage({ languages: directoryLanguages }, languages) as DirectoryLanguage;
}

export interface DifferenceNames {
  readonly language: DirectoryLanguage;
  /** The Parties' names by code, in English as the directory has them. */
  readonly names: ReadonlyMap<string, string>;
  /** Parties with more than one contact point: there it is said whose details changed. */
  readonly several: ReadonlySet<string>;
}

/** `Georgia: telephone changed`. */
export function differenceInWords(
  { party, institution, status, change, fields }: Difference,
  { language, names, several }: DifferenceNames,
): string {
  const words = directoryLanguages[language];
  const partyName = partyNameIn(language, party, names);
  const told =
    change === 'removed'
      ? [words.status('withdrawn', institution)]
      : change === 'added'
        ? [words.status(status, institution)]
        : [
            ...(fields.includes('status') ? [words.status(status, institution)] : []),
            ...changed(words, fields),
          ];
  const isNamed = change !== 'changed' || fields.includes('status') || !several.has(party);
  return words.sentence(isNamed ? partyName : `${partyName} (${institution})`, told.join(', '));
}

function changed(
  words: (typeof directoryLanguages)[DirectoryLanguage],
  fields: readonly string[],
): readonly string[] {
  const details = fields.filter((field) => field !== 'status').map(detailOf);
  return details.length === 0 ? [] : [words.changed([...new Set(details)])];
}

const channelKind = /^(email|phone|sms|webhook)\b(.*)$/;

/** The detail that a field is, by which it is looked up in words: channels by kind and use. */
function detailOf(field: string): string {
  const [, kind, rest = ''] = channelKind.exec(field) ?? [];
  if (kind === undefined) return field;
  return rest.includes('alternate') ? `${kind}-alternate` : kind;
}

/** In English as the directory names it; in other languages as their readers do. */
export function partyNameIn(
  language: string,
  party: string,
  names: ReadonlyMap<string, string>,
): string {
  const known = names.get(party) ?? party;
  if (language === 'en') return known;
  return new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }).of(party) ?? known;
}

/** Parties with more than one contact point in the directory. */
export function partiesWithSeveral(
  points: Iterable<{ readonly party: string; readonly status: string }>,
): ReadonlySet<string> {
  const once = new Set<string>();
  const several = new Set<string>();
  for (const { party, status } of points)
    if (status !== 'withdrawn') (once.has(party) ? several : once).add(party);
  return several;
}
