import { validateSync } from 'class-validator';
import {
  collectTable,
  detailFaults,
  IssueCollector,
  quoted,
  type ParsedContactPoint,
  type ParsedDirectory,
  type TableRow,
} from '#directory';
import { canonicalJson, utcDate, type Instant, limits } from '#kernel';
import { correctableDetails } from '#messaging';
import { answerColumns, RecordedAnswerRow } from './recorded-answer.row.js';

/** An answer of a ping test that was held, as its log recorded it. */
export interface RecordedAnswer {
  readonly contactPointId: string;
  readonly respondedAfterSeconds: number;
  readonly via: 'link' | 'reply' | 'phone';
  /** Details the contact point corrected, by column of the directory. */
  readonly reportedUpdate?: Readonly<Record<string, string>>;
}

/** The details a responder may correct. */
const correctable: readonly string[] = [...correctableDetails, 'otherNetworks'];

/**
 * Reads recorded answers and checks each against the directory and the day of the test.
 * @returns sorted by time, contact point and content, so that the order of rows never matters.
 * @throws InvalidInput located in the file: unknown contact points and those who were not asked included.
 */
export function parseAnswers(
  source: string,
  bytes: Buffer,
  directory: ParsedDirectory,
  sentAt: Instant,
): readonly RecordedAnswer[] {
  const issues = new IssueCollector();
  const table = collectTable(source, bytes, answerColumns, issues);
  const points = new Map(directory.contactPoints.map((point) => [point.id, point]));
  const counts = new Map<string, number>();
  const answers = (table?.rows ?? []).flatMap((row) => {
    const before = issues.count;
    checkCount(row, counts, issues);
    const answer = answerOf(row, points, sentAt, issues);
    return issues.count === before ? [answer] : [];
  });
  issues.throwIfAny();
  return answers.toSorted(
    (a, b) =>
      a.respondedAfterSeconds - b.respondedAfterSeconds || compare(contentOf(a), contentOf(b)),
  );
}

/** All that tells an answer apart from another at its moment; one that a file holds twice is one answer. */
export function contentOf({ contactPointId, via, reportedUpdate }: RecordedAnswer): string {
  return canonicalJson([contactPointId, via, reportedUpdate ?? {}]);
}

/** By code units: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function answerOf(
  row: TableRow,
  points: ReadonlyMap<string, ParsedContactPoint>,
  sentAt: Instant,
  issues: IssueCollector,
): RecordedAnswer {
  const typed = new RecordedAnswerRow();
  typed.contactPoint = cell(row, 'contactPoint');
  typed.party = cell(row, 'party');
  const seconds = cell(row, 'respondedAfterSeconds');
  typed.respondedAfterSeconds = /^-?\d+$/.test(seconds) ? Number(seconds) : Number.NaN;
  typed.via = cell(row, 'via');
  typed.reportedUpdate = cell(row, 'reportedUpdate');
  const faults = validateSync(typed, { stopAtFirstError: true });
  for (const { property, constraints } of faults)
    complain(row, property, notWhatIs(Object.values(constraints ?? {})[0] ?? 'right'), issues);
  // A cell gets one complaint.
  const isSound = (column: string) => !faults.some(({ property }) => property === column);
  if (isSound('contactPoint'))
    checkAsked(row, points.get(typed.contactPoint), sentAt, isSound('party'), issues);
  const reportedUpdate = updateOf(row, issues);
  return {
    contactPointId: typed.contactPoint,
    respondedAfterSeconds: typed.respondedAfterSeconds,
    via: typed.via as RecordedAnswer['via'],
    ...(reportedUpdate === undefined ? {} : { reportedUpdate }),
  };
}

function cell(row: TableRow, column: string): string {
  return row.text(column).trim();
}

function notWhatIs(expected: string): (text: string) => string {
  return (text) =>
    text === '' ? `is empty; expected ${expected}` : `${quoted(text)} is not ${expected}`;
}

function complain(
  row: TableRow,
  column: string,
  message: (text: string) => string,
  issues: IssueCollector,
): void {
  issues.add(
    () => row.where(column),
    () => `${column} ${message(cell(row, column))}`,
  );
}

/** An answer can only come from somebody who was asked: designated by the day of the test. */
function checkAsked(
  row: TableRow,
  point: ParsedContactPoint | undefined,
  sentAt: Instant,
  hasParty: boolean,
  issues: IssueCollector,
): void {
  const wrong = (column: string, message: string) =>
    complain(row, column, (text) => `${quoted(text)} ${message}`, issues);
  const day = utcDate(sentAt);
  if (point === undefined)
    return wrong(
      'contactPoint',
      'is not in the directory; expected the id of one of its contact points',
    );
  if (hasParty && cell(row, 'party') !== point.party)
    wrong('party', `is not the Party of ${point.id}; expected ${point.party}`);
  if (point.status !== 'designated')
    return wrong(
      'contactPoint',
      `was not pinged: it is ${point.status}; expected one that is designated`,
    );
  if (point.designatedOn !== undefined && point.designatedOn > day)
    wrong(
      'contactPoint',
      `was not pinged on ${day}: it was designated on ${point.designatedOn}; expected one designated by then`,
    );
}

function checkCount(row: TableRow, counts: Map<string, number>, issues: IssueCollector): void {
  const id = cell(row, 'contactPoint');
  const count = (counts.get(id) ?? 0) + 1;
  counts.set(id, count);
  const most = limits.recordedAnswersPerContactPoint;
  if (count === most + 1)
    complain(
      row,
      'contactPoint',
      (text) => `${quoted(text)} answers more than ${most} times; expected at most ${most} answers`,
      issues,
    );
}

function updateOf(
  row: TableRow,
  issues: IssueCollector,
): Readonly<Record<string, string>> | undefined {
  const text = cell(row, 'reportedUpdate');
  if (text === '') return undefined;
  const expected = `a JSON object of changed details, such as {"phone": "+80055000000"}; details are ${correctable.join(', ')}`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (isTextByField(value)) {
    for (const fault of detailFaults(value)) complain(row, 'reportedUpdate', () => fault, issues);
    return value;
  }
  complain(row, 'reportedUpdate', notWhatIs(expected), issues);
  return undefined;
}

function isTextByField(value: unknown): value is Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length > 0 &&
    entries.every(([field, text]) => correctable.includes(field) && typeof text === 'string')
  );
}
