const charactersShown = 60;

/** Foreign text as part of a one-line message: in quotes, at most 60 characters, nothing that moves a terminal's cursor. */
export function quoted(text: string): string {
  // A character takes at most two code units: the slice keeps a text of megabytes from being split whole.
  const characters = Array.from(text.slice(0, 2 * charactersShown + 2));
  const shown =
    characters.length > charactersShown
      ? `${characters.slice(0, charactersShown - 1).join('')}…`
      : characters.join('');
  return JSON.stringify(shown).replaceAll(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}
