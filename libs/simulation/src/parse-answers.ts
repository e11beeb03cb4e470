import { validateSync } from 'class-validator';
import {
  collectTable,
  IssueCollector,
  quoted,
  type ParsedContactPoint,
  type ParsedDirectory,
  type TableRow,
} from '#directory';
import { utcDate, type Instant } from '#kernel';
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
const correctable = [
  'institution',
  'email',
  'alternateEmail',
  'phone',
  'alternatePhone',
  'availability',
  'timezone',
  'languages',
  'instructions',
  'otherNetworks',
];

/**
 * Reads recorded answers and checks each against the directory and the day of the test.
 * @returns sorted by time, then contact point, so that the order of rows never matters.
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
  const answers = (table?.rows ?? []).flatMap((row) => {
    const before = issues.count;
    const answer = answerOf(row, points, sentAt, issues);
    return issues.count === before ? [answer] : [];
  });
  issues.throwIfAny();
  return answers.toSorted(
    (a, b) =>
      a.respondedAfterSeconds - b.respondedAfterSeconds ||
      (a.contactPointId < b.contactPointId ? -1 : 1),
  );
}

function answerOf(
  row: TableRow,
  points: ReadonlyMap<string, ParsedContactPoint>,
  sentAt: Instant,
  issues: IssueCollector,
): RecordedAnswer {
  const typed = new RecordedAnswerRow();
  typed.contactPoint = row.text('contactPoint');
  typed.party = row.text('party');
  const seconds = row.text('respondedAfterSeconds');
  typed.respondedAfterSeconds = /^-?\d+$/.test(seconds) ? Number(seconds) : Number.NaN;
  typed.via = row.text('via');
  typed.reportedUpdate = row.text('reportedUpdate');
  for (const { property, constraints } of validateSync(typed, { stopAtFirstError: true }))
    complain(row, property, Object.values(constraints ?? {})[0] ?? 'is wrong', issues);
  checkAsked(row, points.get(typed.contactPoint), sentAt, issues);
  const reportedUpdate = updateOf(row, issues);
  return {
    contactPointId: typed.contactPoint,
    respondedAfterSeconds: typed.respondedAfterSeconds,
    via: typed.via as RecordedAnswer['via'],
    ...(reportedUpdate === undefined ? {} : { reportedUpdate }),
  };
}

function complain(row: TableRow, column: string, message: string, issues: IssueCollector): void {
  issues.add(
    () => row.where(column),
    () => `${column} ${quoted(row.text(column))}: ${message}`,
  );
}

/** An answer can only come from somebody who was asked: designated by the day of the test. */
function checkAsked(
  row: TableRow,
  point: ParsedContactPoint | undefined,
  sentAt: Instant,
  issues: IssueCollector,
): void {
  const day = utcDate(sentAt);
  if (point === undefined)
    return complain(
      row,
      'contactPoint',
      'is not in the directory; expected the id of one of its contact points',
      issues,
    );
  if (point.status !== 'designated')
    return complain(row, 'contactPoint', `was not pinged: it is ${point.status}`, issues);
  if (point.designatedOn !== undefined && point.designatedOn > day)
    return complain(
      row,
      'contactPoint',
      `was not pinged on ${day}: it was designated on ${point.designatedOn}`,
      issues,
    );
  if (row.text('party') !== point.party)
    complain(row, 'party', `is not the Party of ${point.id}; expected ${point.party}`, issues);
}

function updateOf(
  row: TableRow,
  issues: IssueCollector,
): Readonly<Record<string, string>> | undefined {
  const text = row.text('reportedUpdate');
  if (text === '') return undefined;
  const expected = `expected a JSON object of changed details, such as {"phone": "+80055000000"}; details are ${correctable.join(', ')}`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (isTextByField(value)) return value;
  complain(row, 'reportedUpdate', expected, issues);
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
