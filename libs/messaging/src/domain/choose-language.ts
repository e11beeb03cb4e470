/** Every message says it in English too, and a template without the reader's language says it in English alone. */
export const commonLanguage = 'en';

/**
 * The template's language for a reader: the first of the reader's that it has. A tag is found by RFC 4647 lookup, so `pt-BR`
 * finds `pt`; and `zh` finds nothing in a template that has only `zh-Hant`, which its reader may not read.
 *
 * @param languages BCP 47, the preferred one first.
 */
export function chooseLanguage(
  template: { readonly languages: Readonly<Record<string, unknown>> },
  languages: readonly string[],
): string {
  const known = new Map(Object.keys(template.languages).map((tag) => [tag.toLowerCase(), tag]));
  for (const language of languages) {
    for (const range of widening(language.toLowerCase())) {
      const found = known.get(range);
      if (found !== undefined) return found;
    }
  }
  return commonLanguage;
}

/** RFC 5646, 4.4.1, has room for every tag that is registered in 35; browsers and directories may be asked to read more. */
const tagCharactersMax = 100;

/** `zh-hant-tw`, `zh-hant`, `zh`: one subtag less each time, and never a single letter at the end (RFC 4647, 3.4). */
function widening(tag: string): readonly string[] {
  if (tag.length > tagCharactersMax) return [];
  const subtags = tag.split('-');
  const ranges: string[] = [];
  for (let length = subtags.length; length > 0; length--) {
    if (length > 1 && subtags[length - 1]?.length === 1) continue;
    ranges.push(subtags.slice(0, length).join('-'));
  }
  return ranges;
}
