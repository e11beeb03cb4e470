import { textOf, type TableColumn } from './column.js';

/** What a spreadsheet may take for a formula by its first character, after OWASP's list, full-width forms among it. */
const formulaStart = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
/** A sign and digits compute nothing: telephone numbers and negative numbers stay as they are. */
const signedNumber = /^[+-][0-9]+(\.[0-9]+)?$/;

function harmless(text: string): string {
  return formulaStart.test(text) && !signedNumber.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function cellsOf<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]) {
  return [
    columns.map(({ head }) => head),
    ...rows.map((row) => columns.map((column) => textOf(column, row))),
  ];
}

/** RFC 4180, as what the server exports: no cell is run as a formula by a spreadsheet. */
export function asCsv<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): string {
  const lines = cellsOf(columns, rows).map((cells) =>
    cells.map((cell) => quoted(harmless(cell))).join(','),
  );
  return lines.map((line) => `${line}\r\n`).join('');
}

/** For the clipboard, from which spreadsheets take cells apart at tabs. */
export function asTabs<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): string {
  const lines = cellsOf(columns, rows).map((cells) =>
    cells.map((cell) => harmless(cell).replaceAll(/[\t\r\n]+/g, ' ')).join('\t'),
  );
  return lines.join('\n');
}

/** Gives the reader a file. */
export function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the address when the click is handled, which is later in some.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
