import { limits, remembering } from '#kernel';

export type Direction = 'ltr' | 'rtl';

/** Scripts written from right to left, by ISO 15924. */
const rightToLeft: ReadonlySet<string> = new Set([
  'Adlm',
  'Arab',
  'Hebr',
  'Mand',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
]);

/** @param language BCP 47; the script it does not name is the one it is commonly written in. */
export const directionOf: (language: string) => Direction = remembering(
  limits.formattersMax,
  (language) => {
    const { script } = new Intl.Locale(language).maximize();
    return script !== undefined && rightToLeft.has(script) ? 'rtl' : 'ltr';
  },
);
