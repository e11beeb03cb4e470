import { CsvError, parse, type Options } from 'csv-parse/sync';

export interface CsvRecord {
  readonly fields: readonly string[];
  /** Byte offsets of the record: its first byte, and the one after its line end. */
  readonly start: number;
  readonly end: number;
}

/** What ends the reading of a file: after a misplaced quote nothing that follows can be told apart honestly. */
export interface QuoteProblem {
  readonly kind: 'quote-not-closed' | 'quote-in-unquoted-field' | 'text-after-closing-quote';
  /** The byte offset of what is wrong. */
  readonly offset: number;
  /** The byte offset at which the field in question begins. */
  readonly fieldOffset: number;
}

const quote = 0x22;
const lineEnds = new Set([10, 13]);
const dialect = {
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  skip_empty_lines: true,
} satisfies Options;

/** Thrown through the parser to end it early. */
class Enough extends Error {}

/**
 * Hands each record with its place to `take` until that answers false. The parser tells the byte at which each record
 * ends, and places are made from those offsets: its line counter counts a CRLF inside quotes twice.
 */
export function scanRecords(
  body: Buffer,
  take: (record: CsvRecord) => boolean,
): QuoteProblem | undefined {
  let end = 0;
  try {
    parse(body, {
      ...dialect,
      // `bytes` is here the offset after the record's line end. Nothing is returned: no list grows in the parser.
      on_record: (fields: string[], { bytes }) => {
        const record = { fields, start: afterLineEnds(body, end), end: bytes };
        end = bytes;
        if (!take(record)) throw new Enough();
        return null;
      },
    });
    return undefined;
  } catch (error) {
    if (error instanceof Enough) return undefined;
    if (error instanceof CsvError) return quoteProblem(error, body, afterLineEnds(body, end));
    throw error;
  }
}

/**
 * The byte offset of each field of one record that is known to begin at `start`; of the fields before it, when one is
 * broken. The parser can tell this of every field at once, but eight times slower, so only records with errors pay for it.
 */
export function fieldOffsets(body: Buffer, start: number, end: number): number[] {
  const offsets = [start];
  try {
    parse(body.subarray(start, end), {
      ...dialect,
      to: 1,
      cast: (field, { bytes }) => {
        offsets.push(start + bytes + 1);
        return field;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  return offsets;
}

/** The offset after the quote that closes the quoted field at `fieldOffset`. */
export function afterClosingQuote(body: Buffer, fieldOffset: number): number {
  let at = body.indexOf(quote, fieldOffset + 1);
  while (at !== -1 && body[at + 1] === quote) at = body.indexOf(quote, at + 2);
  return at === -1 ? body.length : at + 1;
}

function afterLineEnds(body: Buffer, offset: number): number {
  let at = offset;
  while (lineEnds.has(body[at] ?? -1)) at++;
  return at;
}

function quoteProblem(error: CsvError, body: Buffer, start: number): QuoteProblem {
  const fieldOffset = fieldOffsets(body, start, body.length).at(-1) ?? start;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return { kind: 'quote-not-closed', offset: fieldOffset, fieldOffset };
  if (error.code === 'INVALID_OPENING_QUOTE')
    return {
      kind: 'quote-in-unquoted-field',
      offset: body.indexOf(quote, fieldOffset),
      fieldOffset,
    };
  if (error.code === 'CSV_INVALID_CLOSING_QUOTE')
    return {
      kind: 'text-after-closing-quote',
      offset: afterClosingQuote(body, fieldOffset),
      fieldOffset,
    };
  throw error;
}
