import type { CalendarDate } from '#kernel';
import type { Duty, LegalAssistanceLink } from '../domain/duty.js';
import { parseOfficeHours } from '../domain/office-hours.js';
import type { Availability, ContactPointRole, ContactPointType } from '../domain/vocabulary.js';
import type { CellPlace } from '../csv/index.js';
import { wordsOf } from './cell-rules.js';
import { dutyColumns, type ContactPointRow, type ImportedStatus } from './contact-point.row.js';

export interface ParsedParty {
  /** ISO 3166-1 alpha-2. */
  readonly party: string;
  readonly name: string;
  readonly region: string;
}

/** A contact point as a file describes it; a member is absent where the cell is empty. */
export interface ParsedContactPoint {
  readonly id: string;
  readonly party: string;
  /** As the contact points' file spells it. */
  readonly partyName: string;
  readonly institution: string;
  /** Absent only while `to-be-confirmed`. */
  readonly type?: ContactPointType;
  readonly role: ContactPointRole;
  /** Absent only while `to-be-confirmed`. */
  readonly email?: string;
  readonly alternateEmail?: string;
  /** E.164. */
  readonly phone?: string;
  readonly alternatePhone?: string;
  /** Absent only while `to-be-confirmed`. */
  readonly availability?: Availability;
  /** A time zone that Intl accepts, as written. */
  readonly timezone: string;
  /** BCP 47 as written, the preferred one first; empty only while `to-be-confirmed`. */
  readonly languages: readonly string[];
  readonly instructions?: string;
  readonly otherNetworks: readonly string[];
  readonly status: ImportedStatus;
  /** Absent only while `to-be-confirmed`. */
  readonly designatedOn?: CalendarDate;
  /** Absent where the file says nothing of it, and empty where it says that there is none. */
  readonly duty?: Duty;
}

export interface ParsedDirectory {
  /** Sorted by code. */
  readonly parties: readonly ParsedParty[];
  /** Sorted by id, so that the order of rows never matters. */
  readonly contactPoints: readonly ParsedContactPoint[];
  /** No file told the regions: each is that of the Party's main continent. */
  readonly regionsAssumed?: true;
}

/** The Parties as an import brings them: a region that somebody told before stays where this file tells none. */
export function partiesBeside(
  { parties, regionsAssumed }: ParsedDirectory,
  known: ReadonlyMap<string, Pick<ParsedParty, 'region'>>,
): readonly ParsedParty[] {
  if (regionsAssumed !== true) return parties;
  return parties.map((one) => ({ ...one, region: known.get(one.party)?.region ?? one.region }));
}

const places = new WeakMap<ParsedContactPoint, CellPlace>();

/** Where a contact point begins in the file it was read from, for a complaint that comes up later. */
export function placeOf(point: ParsedContactPoint): CellPlace | undefined {
  return places.get(point);
}

export function notePlace(point: ParsedContactPoint, place: CellPlace): ParsedContactPoint {
  places.set(point, place);
  return point;
}

/** The typed form of a row that was found right. */
export function contactPointOf(row: ContactPointRow): ParsedContactPoint {
  return {
    id: row.id,
    party: row.party,
    partyName: row.partyName,
    institution: row.institution,
    ...filled('type', row.type as ContactPointType),
    role: row.role as ContactPointRole,
    ...filled('email', row.email),
    ...filled('alternateEmail', row.alternateEmail),
    ...filled('phone', row.phone),
    ...filled('alternatePhone', row.alternatePhone),
    ...filled('availability', row.availability as Availability),
    timezone: row.timezone,
    languages: wordsOf(row.languages),
    ...filled('instructions', row.instructions),
    otherNetworks: wordsOf(row.otherNetworks),
    status: row.status as ImportedStatus,
    ...filled('designatedOn', row.designatedOn as CalendarDate),
    ...(dutyColumns.some((column) => row[column] !== undefined) ? { duty: dutyOf(row) } : {}),
  };
}

function dutyOf({ officeHours = '', legalAssistance = '' }: Partial<ContactPointRow>): Duty {
  const hours = parseOfficeHours(officeHours) ?? [];
  return {
    ...(hours.length === 0 ? {} : { officeHours: hours }),
    ...filled('legalAssistance', legalAssistance as LegalAssistanceLink),
  };
}

function filled<Name extends string, Text extends string>(
  name: Name,
  text: Text,
): { readonly [Key in Name]?: Text } {
  return (text === '' ? {} : { [name]: text }) as { readonly [Key in Name]?: Text };
}
