const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};
/** Elements that begin a line of their own. */
const blocks = /^(br|p|div|tr|li|ul|ol|table|h[1-6]|blockquote|pre|hr)$/;
/** Elements whose content nobody reads. */
const unread = /^(style|script|head|title|template)$/;
const charactersMax = 200_000;

/** The words of an HTML mail for a person to read, quotes marked as in plain text. One pass, whatever it is fed. */
export function htmlToText(html: string): string {
  const source = html.slice(0, charactersMax);
  let text = '';
  let quotes = 0;
  let at = 0;
  const endLine = () => (text += `\n${'> '.repeat(Math.min(quotes, 3))}`);
  while (at < source.length) {
    const open = source.indexOf('<', at);
    const words = source.slice(at, open === -1 ? source.length : open);
    text += decoded(words.replaceAll(/\s+/g, ' '));
    if (open === -1) break;
    const end = source.startsWith('<!--', open)
      ? after(source, '-->', open)
      : after(source, '>', open);
    const [, closing, name = ''] =
      /^<(\/?)([a-z][a-z0-9]{0,20})/i.exec(source.slice(open, open + 24)) ?? [];
    const element = name.toLowerCase();
    if (element === 'blockquote') quotes = Math.max(0, quotes + (closing === '/' ? -1 : 1));
    if (blocks.test(element)) endLine();
    at = unread.test(element) && closing === '' ? endOf(source, element, end) : end;
  }
  return text;
}

/** An element that is never closed takes the rest with it. */
function endOf(source: string, element: string, from: number): number {
  const close = new RegExp(`</${element}`, 'gi');
  close.lastIndex = from;
  return close.exec(source)?.index ?? source.length;
}

function after(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from);
  return found === -1 ? source.length : found + mark.length;
}

function decoded(words: string): string {
  return words.replaceAll(/&(#x?[0-9a-f]{1,6}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
