import { stringify } from 'csv-stringify/sync';

/**
 * What a spreadsheet may take for a formula by its first character, after OWASP's list; the last four are the full-width
 * forms of = + - @.
 */
const formulaStart = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
/** A sign and digits compute nothing: telephone numbers (E.164) and negative numbers stay as they are. */
const signedNumber = /^[+-][0-9]+(\.[0-9]+)?$/;

/**
 * A cell that no spreadsheet runs as a formula: an apostrophe is put before one that could be. Reading does not take it
 * away, because a text may begin with an apostrophe of its own; so such a cell comes back with the apostrophe.
 */
export function harmlessCell(text: string): string {
  return formulaStart.test(text) && !signedNumber.test(text) ? `'${text}` : text;
}

/**
 * A CSV text (RFC 4180, CRLF, no byte order mark), which readTable reads back equal except for defused formulas.
 * @param rows cells in the order of `columns`.
 */
export function writeTable(columns: readonly string[], rows: Iterable<readonly string[]>): string {
  const lines = [columns, ...rows].map((cells) => cells.map(harmlessCell));
  return stringify(lines, {
    record_delimiter: 'windows',
    // Off unless asked for: a lone CR or LF inside a cell would then stand bare and end the row for a reader.
    quote_record_delimiter: true,
    // The empty cell of a table with one column would be a blank line, which readers pass over.
    quoted_empty: columns.length === 1,
  });
}
