import PostalMime, { addressParser, decodeWords, type PostalMimeOptions } from 'postal-mime';
import { limits } from '#kernel';
import { readHeaderBlock, type HeaderField } from './header-block.js';

export interface MimePart {
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/** A mail taken apart. One that cannot be keeps the headers it begins with. */
export interface MimeMail {
  readonly readable: boolean;
  readonly headers: readonly HeaderField[];
  readonly text?: string;
  readonly html?: string;
  /** What is neither text nor HTML: reports and returned messages are among it. */
  readonly parts: readonly MimePart[];
}

/** Characters of one header that are looked at for addresses or words. */
const headerCharactersMax = 10_000;

/** Takes a mail apart within bounds (FM-30). It never throws: what breaks a bound, or the parser, is not readable. */
export async function parseMime(raw: Buffer): Promise<MimeMail> {
  const read = raw.subarray(0, limits.mailReadBytesMax);
  try {
    if (isWithinBounds(read)) return await parsed(read);
  } catch {
    // What the parser says of a hostile mail helps nobody.
  }
  return { readable: false, headers: readHeaderBlock(read), parts: [] };
}

interface TextItem {
  readonly type: string;
  readonly value: unknown;
}

/** With the step of the parser that its types do not show: each text it finds goes through it. */
const Parser = PostalMime as unknown as new (options: PostalMimeOptions) => PostalMime & {
  addTextEntry(node: unknown, type: string, item: TextItem): void;
};

/**
 * Where text and HTML stand beside each other, the parser turns the HTML into text, and looks for the target of a link that is
 * never closed in a time that grows with the square of its length: minutes for a mail of 1 MiB (FM-30). Nobody reads the
 * targets here, so it sees none.
 */
class LinkBlindParser extends Parser {
  override addTextEntry(node: unknown, type: string, item: TextItem): void {
    const { value } = item;
    const isHtml = type === 'html' && typeof value === 'string';
    const seen = isHtml ? { ...item, value: value.replaceAll(/href(?=\s*=)/gi, 'to') } : item;
    super.addTextEntry(node, type, seen);
  }
}

async function parsed(raw: Buffer): Promise<MimeMail> {
  const parser = new LinkBlindParser({
    // A message within the mail is somebody else's words.
    forceRfc822Attachments: true,
    maxNestingDepth: limits.mailNestingMax,
    maxHeadersSize: limits.mailHeaderBytesMax,
  });
  const { headers, text, html, attachments } = await parser.parse(raw);
  return {
    readable: true,
    headers,
    ...(text === undefined ? {} : { text }),
    ...(html === undefined ? {} : { html }),
    parts: attachments.map(({ mimeType, content }) => ({
      mimeType,
      bytes: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
    })),
  };
}

/** The parser makes an object of every line and every part, so both are counted first. */
function isWithinBounds(raw: Buffer): boolean {
  return (
    occurs(raw, '\n', limits.mailLinesMax) <= limits.mailLinesMax &&
    occurs(raw, '\n--', limits.mailBordersMax) <= limits.mailBordersMax
  );
}

/** How often `mark` is in it; counting ends beyond `most`. */
function occurs(raw: Buffer, mark: string, most: number): number {
  let count = 0;
  for (let at = raw.indexOf(mark); at !== -1 && count <= most; at = raw.indexOf(mark, at + 1))
    count++;
  return count;
}

/** The words of a header, decoded (RFC 2047). */
export function headerWords(value: string | undefined): string {
  const text = decodeWords((value ?? '').slice(0, headerCharactersMax));
  // oxlint-disable-next-line no-control-regex -- control characters are what is to go
  return text.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ').trim();
}

/** The mailboxes of an address header, those of groups too. */
export function headerMailboxes(
  value: string | undefined,
): readonly { readonly name: string; readonly address: string }[] {
  return addressParser((value ?? '').slice(0, headerCharactersMax), { flatten: true }).flatMap(
    ({ name, address }) => (address ? [{ name: headerWords(name), address }] : []),
  );
}
