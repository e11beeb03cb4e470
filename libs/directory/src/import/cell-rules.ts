import {
  IsIn,
  Matches,
  ValidateBy,
  ValidateIf,
  validateSync,
  type ValidationArguments,
} from 'class-validator';
import { LRUCache } from 'lru-cache';
import { quoted, type IssueCollector, type TableRow } from '../csv/index.js';

/** A row of an import: its fields are the columns, as text without white space around it. */
export type RowClass<Row extends object> = new () => Row;

/** The words of a cell that lists them, in their order, each once. */
export function wordsOf(cell: string): string[] {
  return [...new Set(cell.split(/\s+/).filter((word) => word !== ''))];
}

/** An empty cell is right, whatever else stands on the field, and so is one that nothing is said of. */
export const MayBeEmpty = () => ValidateIf((_, cell) => cell !== '' && cell !== undefined);

/**
 * An empty cell is wrong only where the status says `designated`: a status that is itself wrong gets its own message, and
 * complaints that may vanish with it would only hide the rest.
 */
export const MayBeEmptyWhileToBeConfirmed = () =>
  ValidateIf(
    (row: { readonly status: string }, cell) => cell !== '' || row.status === 'designated',
  );

/** @param expected what the cell should be, so that "… is not {expected}" is a sentence. */
export const IsCell = (expected: string, accepts: (cell: string) => boolean) =>
  ValidateBy({
    name: 'isCell',
    validator: { validate: accepts, defaultMessage: complaint(expected) },
  });

export const MatchesCell = (expected: string, pattern: RegExp) =>
  Matches(pattern, { message: complaint(expected) });

export const IsOneOf = (values: readonly string[]) =>
  IsIn(values, { message: complaint(`one of ${values.join(', ')}`) });

/** Something to be seen, and nothing that moves a terminal's cursor or turns the direction of what follows. */
export const IsFilled = () =>
  IsCell(
    'text without control characters',
    (cell) =>
      /[^\p{C}\p{Z}]/u.test(cell) &&
      !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(cell),
  );

/** The same over several lines. */
export const IsProse = () =>
  IsCell(
    'text without control characters',
    (cell) => !/[\p{Cs}\u202a-\u202e\u2066-\u2069]|(?![\r\n\t])\p{Cc}/u.test(cell),
  );

/** At least one word unless the cell may be empty, and each of them right. The first wrong one is named. */
export const EachWord = (expected: string, accepts: (word: string) => boolean) =>
  ValidateBy({
    name: 'eachWord',
    validator: {
      validate: (cell: string) => cell !== '' && wordsOf(cell).every(accepts),
      defaultMessage: (told) => {
        const wrong = wordsOf(cellOf(told)).find((word) => !accepts(word)) ?? '';
        return sentence(told?.property ?? '', wrong, expected);
      },
    },
  });

/** What is wrong with the cell and what is expected, on one line. */
export function complaint(expected: string): (told?: ValidationArguments) => string {
  return (told) => sentence(told?.property ?? '', cellOf(told), expected);
}

function cellOf(told?: ValidationArguments): string {
  return typeof told?.value === 'string' ? told.value : '';
}

function sentence(column: string, text: string, expected: string): string {
  return text === ''
    ? `${column} is empty; expected ${expected}`
    : `${column} ${quoted(text)} is not ${expected}`;
}

const answersMax = 2_000;

/** Remembers answers to a question that is dear and asked often of few texts: zones and languages repeat in each row. */
export function remembered(question: (text: string) => boolean): (text: string) => boolean {
  const answers = new LRUCache<string, boolean>({ max: answersMax });
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = question(text);
    answers.set(text, answer);
    return answer;
  };
}

/** The row as an instance of its class, every cell trimmed; complaints, one for each wrong cell, go to `issues`. */
export function validatedRow<Row extends object>(
  type: RowClass<Row>,
  columns: readonly (keyof Row & string)[],
  from: TableRow,
  issues: IssueCollector,
): Row {
  const cells = columns.map((column) => [column, from.text(column).trim()]);
  const row = Object.assign(new type(), Object.fromEntries(cells));
  for (const { property, constraints = {} } of validateSync(row, {
    stopAtFirstError: true,
    validationError: { target: false, value: false },
  }))
    for (const message of Object.values(constraints))
      issues.add(() => from.where(property), message);
  return row;
}
