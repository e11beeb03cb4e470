import { limits } from '#kernel';
import { checkHeader, type TableColumns } from './check-header.js';
import { checkText } from './check-text.js';
import { IssueCollector } from './issue-collector.js';
import { readImportFile } from './read-import-file.js';
import { afterClosingQuote, fieldOffsets, scanRecords, type CsvRecord } from './scan-records.js';
import { quoted } from './quoted.js';
import { TextPositions } from './text-positions.js';

/** Where a field begins: at its opening quote, if it has one. */
export interface CellPlace {
  readonly source: string;
  /** Counted from 1. */
  readonly line: number;
  /** Characters (code points) of that line, counted from 1; a byte order mark is none. */
  readonly column: number;
}

export interface TableRow {
  /** The cell exactly as the file has it, white space included; empty where the file lacks an optional column. */
  text(column: string): string;
  /** Where the cell begins, or the row where the file lacks the column. Dear: it is for messages only. */
  where(column: string): CellPlace;
}

export interface Table {
  readonly source: string;
  /** The columns of the file in its order. */
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

/**
 * Reads a CSV table (RFC 4180, UTF-8, first line names the columns). Blank lines are passed over.
 * @param source the file's name as the user typed it: every issue begins with it.
 * @throws InvalidInput with as many located issues as can be found.
 */
export function readTable(source: string, bytes: Buffer, columns: TableColumns): Table {
  const issues = new IssueCollector();
  const table = collectTable(source, bytes, columns, issues);
  issues.throwIfAny();
  return table ?? { source, columns: [], rows: [] };
}

/** @throws InvalidInput also when there is no such file, or it cannot be read, or it is too large to be read at all. */
export async function readTableFile(path: string, columns: TableColumns): Promise<Table> {
  return readTable(path, await readImportFile(path), columns);
}

/**
 * As readTable, but what is wrong goes to `issues`, so that the content of the sound rows can be looked at as well.
 * @returns the rows with the right number of fields, or `undefined` when the columns are not as expected.
 */
export function collectTable(
  source: string,
  bytes: Buffer,
  columns: TableColumns,
  issues: IssueCollector,
): Table | undefined {
  const known = [...columns.required, ...(columns.optional ?? [])];
  const body = checkText(source, bytes, known.length, issues);
  return body && new TableReader(source, body, columns, issues).read();
}

const headerRecords = 1;

class TableReader {
  private readonly positions: TextPositions;
  private readonly rows: TableRow[] = [];
  private header: { names: readonly string[]; indexes: ReadonlyMap<string, number> } | undefined;
  private records = 0;

  constructor(
    private readonly source: string,
    private readonly body: Buffer,
    private readonly columns: TableColumns,
    private readonly issues: IssueCollector,
  ) {
    this.positions = new TextPositions(body);
  }

  read(): Table | undefined {
    const before = this.issues.count;
    const problem = scanRecords(this.body, (record) => this.take(record));
    if (problem !== undefined)
      this.issues.add(() => this.placeAt(problem.offset), this.describe(problem));
    else if (this.records === 0)
      this.issues.add(
        { source: this.source, line: 1, column: 1 },
        `the file is empty; expected a first line with the columns ${this.columns.required.join(', ')}`,
      );
    else if (this.records === headerRecords && this.issues.count === before)
      this.issues.add(
        { source: this.source, line: 1, column: 1 },
        'there are no rows below the columns; expected at least one',
      );
    return this.header && { source: this.source, columns: this.header.names, rows: this.rows };
  }

  /** @returns whether to go on. */
  private take(record: CsvRecord): boolean {
    this.records++;
    if (this.header === undefined) return this.takeHeader(record);
    if (this.records > limits.importRowsMax + headerRecords) {
      this.issues.add(
        () => this.placeAt(record.start),
        `there are too many rows; expected at most ${limits.importRowsMax}`,
      );
      return false;
    }
    const expected = this.header.names.length;
    if (record.fields.length !== expected)
      this.issues.add(
        () => this.placeAt(record.start),
        `expected ${expected} fields, one for each column, but found ${record.fields.length}${
          record.fields.length > expected ? ' (a field that holds a comma stands in quotes)' : ''
        }`,
      );
    else if (this.fieldsAreShort(record)) this.rows.push(this.rowOf(record, this.header.indexes));
    return true;
  }

  private takeHeader(record: CsvRecord): boolean {
    const names = record.fields.map((field) => field.trim());
    const before = this.issues.count;
    checkHeader(names, this.columns, (index) => this.placeOf(record, index), this.issues);
    if (this.issues.count > before) return false;
    this.header = { names, indexes: new Map(names.map((name, index) => [name, index])) };
    return true;
  }

  private fieldsAreShort(record: CsvRecord): boolean {
    let short = true;
    for (const [index, field] of record.fields.entries()) {
      if (field.length <= limits.fieldCharactersMax) continue;
      const characters = Array.from(field).length;
      if (characters <= limits.fieldCharactersMax) continue;
      short = false;
      const name = this.header?.names[index] ?? '';
      this.issues.add(
        () => this.placeOf(record, index),
        `${name} has ${characters} characters; expected at most ${limits.fieldCharactersMax} (is a quote missing at its end?)`,
      );
    }
    return short;
  }

  private rowOf(record: CsvRecord, indexes: ReadonlyMap<string, number>): TableRow {
    return {
      text: (column) => record.fields[indexes.get(column) ?? -1] ?? '',
      where: (column) => this.placeOf(record, indexes.get(column) ?? 0),
    };
  }

  private placeOf(record: CsvRecord, index: number): CellPlace {
    const offsets = fieldOffsets(this.body, record.start, record.end);
    return this.placeAt(offsets[index] ?? record.start);
  }

  private placeAt(offset: number): CellPlace {
    return { source: this.source, ...this.positions.at(offset) };
  }

  private describe({ kind, fieldOffset }: NonNullable<ReturnType<typeof scanRecords>>): string {
    const { line, column } = this.positions.at(fieldOffset);
    switch (kind) {
      case 'quote-not-closed':
        return 'the quote that opens here is never closed; expected a closing " before the next comma or line end';
      case 'quote-in-unquoted-field':
        return `a quote inside a field without quotes, which begins at ${line}:${column}; expected the whole field in quotes and each inner quote doubled ("")`;
      case 'text-after-closing-quote':
        return `${quoted(this.textAfterQuote(fieldOffset))} after the closing quote of the field that opens at ${line}:${column}; expected a comma or a line end, or the quote doubled ("") if it belongs to the text`;
    }
  }

  private textAfterQuote(fieldOffset: number): string {
    const after = afterClosingQuote(this.body, fieldOffset);
    return Array.from(this.body.toString('utf8', after, after + 4))[0] ?? '';
  }
}
