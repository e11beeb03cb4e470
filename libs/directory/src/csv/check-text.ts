import { isUtf8 } from 'node:buffer';
import { limits } from '#kernel';
import type { IssueCollector } from './issue-collector.js';
import { lineStarts, TextPositions } from './text-positions.js';

const byteOrderMark = Buffer.from('\uFEFF');
const saveAsUtf8 = 'expected UTF-8: save the file again as "CSV UTF-8"';

/**
 * The bytes of a UTF-8 text without its byte order mark, or `undefined` when they are no text that is safe to parse;
 * what is wrong is then in `issues`.
 * @param fields the most fields a line may have, which bounds the length of a line.
 */
export function checkText(
  source: string,
  bytes: Buffer,
  fields: number,
  issues: IssueCollector,
): Buffer | undefined {
  if (bytes.length > limits.importBytesMax) {
    issues.add({ source }, tooLarge(bytes.length));
    return undefined;
  }
  if (isUtf16(bytes)) {
    issues.add({ source, line: 1, column: 1 }, `the file is UTF-16 text; ${saveAsUtf8}`);
    return undefined;
  }
  const body = bytes.subarray(0, 3).equals(byteOrderMark) ? bytes.subarray(3) : bytes;
  const zero = body.indexOf(0);
  if (zero !== -1) {
    issues.add(
      { source, ...positionOf(body, zero) },
      `a zero byte, which no text holds; ${saveAsUtf8}`,
    );
    return undefined;
  }
  if (!isUtf8(body)) {
    const bad = firstBadByte(body);
    issues.add(
      { source, ...positionOf(body, bad) },
      `byte 0x${body.toString('hex', bad, bad + 1)} is not UTF-8 text; ${saveAsUtf8}`,
    );
    return undefined;
  }
  return linesAreShort(source, body, fields, issues) ? body : undefined;
}

export function tooLarge(bytes: number): string {
  return `the file has ${bytes} bytes; expected at most ${limits.importBytesMax}`;
}

function isUtf16(bytes: Buffer): boolean {
  const [first, second] = bytes;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** Characters of a text that is wrong further on can still be counted up to there. */
function positionOf(body: Buffer, offset: number) {
  return new TextPositions(body).at(offset);
}

/** No character reaches over a line's end, so the first line that is not UTF-8 holds the first bad byte. */
function firstBadByte(body: Buffer): number {
  const starts = lineStarts(body);
  for (const [index, start] of starts.entries()) {
    const line = body.subarray(start, starts[index + 1] ?? body.length);
    if (isUtf8(line)) continue;
    let at = start;
    for (const character of line.toString('utf8')) {
      const encoded = Buffer.from(character);
      if (!body.subarray(at, at + encoded.length).equals(encoded)) return at;
      at += encoded.length;
    }
  }
  return body.length;
}

/**
 * A longer line cannot be right: a field has at most `fieldCharactersMax` characters of four bytes, each perhaps a doubled
 * quote. Refusing it here keeps a file of nothing but commas from becoming millions of fields.
 */
function linesAreShort(
  source: string,
  body: Buffer,
  fields: number,
  issues: IssueCollector,
): boolean {
  const bytesMax = fields * (limits.fieldCharactersMax * 4 + 3) + 1;
  const starts = lineStarts(body);
  const long = starts.findIndex(
    (start, index) => (starts[index + 1] ?? body.length) - start > bytesMax,
  );
  if (long === -1) return true;
  issues.add(
    { source, line: long + 1, column: 1 },
    `the line is too long for ${fields} fields; expected at most ${bytesMax} bytes`,
  );
  return false;
}
