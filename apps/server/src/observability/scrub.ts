/**
 * What must stand in no log, though it came in the words of a mail server or in the path of a request: addresses,
 * telephone numbers and answer tokens. Whoever has a token can answer in somebody's name.
 */
const unfit: readonly (readonly [RegExp, string])[] = [
  [/\/r\/[^\s"'/?\\]+/g, '/r/:token'],
  [/[\w.!#$%&'*+=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+/g, '[address]'],
  [/\b[a-z2-7]{26}\b/gi, '[token]'],
  [/\+\d(?:[\s().-]?\d){6,}/g, '[number]'],
];

export function scrub(text: string): string {
  return unfit.reduce((kept, [pattern, shown]) => kept.replace(pattern, shown), text);
}
