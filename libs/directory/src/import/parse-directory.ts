import {
  collectTable,
  IssueCollector,
  quoted,
  type CellPlace,
  type Table,
  type TableRow,
} from '../csv/index.js';
import { validatedRow } from './cell-rules.js';
import {
  contactPointColumns,
  ContactPointRow,
  dutyColumns,
  optionalContactPointColumns,
} from './contact-point.row.js';
import { isPartyCode, regionOf } from './countries.js';
import {
  contactPointOf,
  notePlace,
  type ParsedDirectory,
  type ParsedParty,
} from './parsed-directory.js';
import { partyColumns, PartyRow } from './party.row.js';

export interface PartiesFile {
  /** The file's name as the user typed it. */
  readonly source: string;
  readonly bytes: Buffer;
}

/** A value and the row that was the first to hold it. */
interface Seen {
  readonly name: string;
  readonly at: TableRow;
}

/**
 * Reads a directory from `contact-points.csv` and, where given, `parties.csv`, whose names and regions then hold. Without
 * it a Party's region is that of its main continent. All or nothing: one wrong cell refuses the whole.
 * @param contactPointsSource the file's name as the user typed it.
 * @throws InvalidInput with the file, line and column of each thing that is wrong.
 */
export function parseDirectory(
  contactPointsSource: string,
  contactPointsBytes: Buffer,
  parties?: PartiesFile,
): ParsedDirectory {
  const issues = new IssueCollector();
  const listed = parties && readParties(parties, issues);
  const table = collectTable(
    contactPointsSource,
    contactPointsBytes,
    {
      required: contactPointColumns.filter((name) => !optionalContactPointColumns.includes(name)),
      optional: optionalContactPointColumns,
    },
    issues,
  );
  const rows = table === undefined ? [] : readContactPoints(table, listed, issues);
  issues.throwIfAny();
  return {
    ...(listed === undefined ? { regionsAssumed: true } : {}),
    parties: (listed?.parties ?? partiesOf(rows)).toSorted(by(({ party }) => party)),
    contactPoints: rows
      .map((row, index) => {
        const place = table?.rows[index]?.where('id');
        return place ? notePlace(contactPointOf(row), place) : contactPointOf(row);
      })
      .toSorted(by(({ id }) => id)),
  };
}

interface ListedParties {
  readonly source: string;
  readonly parties: readonly ParsedParty[];
  readonly codes: ReadonlySet<string>;
  /** False when some of the file could not be understood: what seems missing may stand there. */
  readonly complete: boolean;
}

function readParties({ source, bytes }: PartiesFile, issues: IssueCollector): ListedParties {
  const before = issues.count;
  const table = collectTable(source, bytes, { required: partyColumns }, issues);
  const first = new Map<string, TableRow>();
  const parties = (table?.rows ?? []).map((from): ParsedParty => {
    const { party, name, region } = validatedRow(PartyRow, partyColumns, from, issues);
    noteOnce('party', party, from, first, issues);
    return { party, name, region };
  });
  const complete = issues.count === before;
  return { source, parties, codes: new Set(first.keys()), complete };
}

function readContactPoints(
  table: Table,
  listed: ListedParties | undefined,
  issues: IssueCollector,
): ContactPointRow[] {
  const ids = new Map<string, TableRow>();
  const names = new Map<string, Seen>();
  const columns = contactPointColumns.filter((column) => !isUntold(column, table));
  return table.rows.map((from) => {
    const row = validatedRow(ContactPointRow, columns, from, issues);
    noteOnce('id', row.id, from, ids, issues);
    checkName(row, from, names, issues);
    if (listed?.complete === true && isPartyCode(row.party) && !listed.codes.has(row.party))
      issues.add(
        () => from.where('party'),
        `party ${quoted(row.party)} is not in ${listed.source}; expected a row for it there`,
      );
    return row;
  });
}

/** Nothing is said of a detail whose column an older file does not have, not even that there is none. */
function isUntold(column: string, { columns }: Table): boolean {
  return (dutyColumns as readonly string[]).includes(column) && !columns.includes(column);
}

/** Complains when a row before this one has the same value in the column. */
function noteOnce(
  column: string,
  value: string,
  from: TableRow,
  first: Map<string, TableRow>,
  issues: IssueCollector,
): void {
  const earlier = first.get(value);
  if (earlier === undefined) first.set(value, from);
  // An empty cell has its own complaint.
  else if (value !== '')
    issues.add(
      () => from.where(column),
      () =>
        `${column} ${quoted(value)} is there twice, first on ${lineOf(earlier.where(column))}; expected it once`,
    );
}

/** A Party has one name. */
function checkName(
  { party, partyName }: ContactPointRow,
  from: TableRow,
  names: Map<string, Seen>,
  issues: IssueCollector,
): void {
  if (party === '' || partyName === '') return;
  const earlier = names.get(party);
  if (earlier === undefined) names.set(party, { name: partyName, at: from });
  else if (earlier.name !== partyName)
    issues.add(
      () => from.where('partyName'),
      () =>
        `partyName ${quoted(partyName)} differs from ${quoted(earlier.name)} for party ${quoted(party)} on ${lineOf(earlier.at.where('partyName'))}; expected one name`,
    );
}

function partiesOf(rows: readonly ContactPointRow[]): ParsedParty[] {
  const names = new Map(rows.map(({ party, partyName }) => [party, partyName]));
  return [...names].map(([party, name]) => ({ party, name, region: regionOf(party) ?? '' }));
}

function lineOf({ line }: CellPlace): string {
  return `line ${line}`;
}

/** Compares code units: the same on every machine, whatever its language. */
function by<Item>(key: (item: Item) => string): (a: Item, b: Item) => number {
  return (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
}
