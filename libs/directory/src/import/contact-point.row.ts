import { IsEmail } from 'class-validator';
import { isCalendarDate, isLanguageTag, isTimeZone } from '#kernel';
import { legalAssistanceLinks } from '../domain/duty.js';
import { officeHoursExpected, parseOfficeHours } from '../domain/office-hours.js';
import { availabilities, contactPointRoles, contactPointTypes } from '../domain/vocabulary.js';
import {
  complaint,
  EachWord,
  IsCell,
  IsFilled,
  IsProse,
  IsOneOf,
  MatchesCell,
  MayBeEmpty,
  MayBeEmptyWhileToBeConfirmed,
  remembered,
} from './cell-rules.js';
import { isPartyCode } from './countries.js';

/** What a file can say of a contact point; later states are made by commands, not by imports. */
export const importedStatuses = ['designated', 'to-be-confirmed'] as const;
export type ImportedStatus = (typeof importedStatuses)[number];

/** The columns of `contact-points.csv` in their order: an export writes them, an import takes them in any order. */
export const contactPointColumns = [
  'id',
  'party',
  'partyName',
  'institution',
  'type',
  'role',
  'email',
  'alternateEmail',
  'phone',
  'alternatePhone',
  'availability',
  'timezone',
  'languages',
  'instructions',
  'otherNetworks',
  'status',
  'designatedOn',
  'officeHours',
  'legalAssistance',
] as const satisfies readonly (keyof ContactPointRow)[];

/** Columns that a file may leave out, because every cell of them may be empty. */
export const optionalContactPointColumns: readonly string[] = [
  'alternateEmail',
  'phone',
  'alternatePhone',
  'instructions',
  'otherNetworks',
  'officeHours',
  'legalAssistance',
];

/** Columns whose details stay as they are where a file lacks them: older files do. */
export const dutyColumns = ['officeHours', 'legalAssistance'] as const;

const partyExpected = 'an ISO 3166-1 alpha-2 code in capitals, such as FR';
const emailExpected = 'an e-mail address, such as duty@police.example';
const phoneExpected = 'an E.164 number: + and 7 to 15 digits without spaces, such as +33140000000';
const e164 = /^\+[1-9][0-9]{6,14}$/;

/** A row of `contact-points.csv`: trimmed text, empty where the cell is. */
export class ContactPointRow {
  @MatchesCell(
    '1 to 64 letters, digits, ".", "_" or "-" that begin with a letter or digit',
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
  )
  id!: string;

  @IsCell(partyExpected, isPartyCode)
  party!: string;

  @IsFilled()
  partyName!: string;

  @IsFilled()
  institution!: string;

  @MayBeEmptyWhileToBeConfirmed()
  @IsOneOf(contactPointTypes)
  type!: string;

  @IsOneOf(contactPointRoles)
  role!: string;

  @MayBeEmptyWhileToBeConfirmed()
  @IsEmail({}, { message: complaint(emailExpected) })
  email!: string;

  @MayBeEmpty()
  @IsEmail({}, { message: complaint(emailExpected) })
  alternateEmail!: string;

  @MayBeEmpty()
  @MatchesCell(phoneExpected, e164)
  phone!: string;

  @MayBeEmpty()
  @MatchesCell(phoneExpected, e164)
  alternatePhone!: string;

  @MayBeEmptyWhileToBeConfirmed()
  @IsOneOf(availabilities)
  availability!: string;

  @IsCell('an IANA time zone, such as Europe/Paris', remembered(isTimeZone))
  timezone!: string;

  @MayBeEmptyWhileToBeConfirmed()
  @EachWord('a BCP 47 language tag, such as fr or pt-BR', remembered(isLanguageTag))
  languages!: string;

  @IsProse()
  instructions!: string;

  @MayBeEmpty()
  @EachWord('a word of small letters, digits and hyphens, such as interpol', (word) =>
    /^[a-z0-9]+(-[a-z0-9]+)*$/.test(word),
  )
  otherNetworks!: string;

  @IsOneOf(importedStatuses)
  status!: string;

  @MayBeEmptyWhileToBeConfirmed()
  @IsCell('a date that exists, as YYYY-MM-DD', isCalendarDate)
  designatedOn!: string;

  @MayBeEmpty()
  @IsCell(officeHoursExpected, (cell) => parseOfficeHours(cell) !== undefined)
  officeHours!: string;

  @MayBeEmpty()
  @IsOneOf(legalAssistanceLinks)
  legalAssistance!: string;
}
