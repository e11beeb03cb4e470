import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { describeIssue, InvalidInput } from '#kernel';
import { writeTable } from '../csv/index.js';
import { contactPointColumns } from './contact-point.row.js';
import { parseDirectory } from './parse-directory.js';

const sound: Record<(typeof contactPointColumns)[number], string> = {
  id: 'fr-1',
  party: 'FR',
  partyName: 'France',
  institution: 'Police, Cyber Unit',
  type: 'police',
  role: 'primary',
  email: 'duty@fr.example',
  alternateEmail: '',
  phone: '+80055000000',
  alternatePhone: '',
  availability: '24/7',
  timezone: 'Europe/Paris',
  languages: 'fr en',
  instructions: '',
  otherNetworks: 'g7 interpol',
  status: 'designated',
  designatedOn: '2010-02-27',
  officeHours: '',
  legalAssistance: '',
};

function file(...rows: Partial<typeof sound>[]): Buffer {
  const cells = rows.map((row) => contactPointColumns.map((name) => ({ ...sound, ...row })[name]));
  return Buffer.from(writeTable(contactPointColumns, cells));
}

const parties = (text: string) => ({ source: 'p.csv', bytes: Buffer.from(text) });

function issuesOf(act: () => unknown): string[] {
  try {
    act();
  } catch (error) {
    if (error instanceof InvalidInput) return error.issues.map(describeIssue);
    throw error;
  }
  return [];
}

const refused = (...rows: Partial<typeof sound>[]) =>
  issuesOf(() => parseDirectory('c.csv', file(...rows)));

describe('how a desk works', () => {
  const [point] = parseDirectory(
    'c.csv',
    file({
      officeHours: 'mon-thu 08:30-17:00; fri 22:00-06:00',
      legalAssistance: 'part-of-authority',
    }),
  ).contactPoints;

  it('is read from columns of its own', () => {
    expect(point?.duty).toEqual({
      officeHours: [
        { days: ['mon', 'tue', 'wed', 'thu'], from: '08:30', until: '17:00' },
        { days: ['fri'], from: '22:00', until: '06:00' },
      ],
      legalAssistance: 'part-of-authority',
    });
  });

  it('is nothing where the cells are empty, and unsaid where the columns are not there', () => {
    expect(parseDirectory('c.csv', file({})).contactPoints[0]?.duty).toEqual({});
    const columns = contactPointColumns.filter((name) => !/officeHours|legalAssist/.test(name));
    const older = writeTable(columns, [columns.map((name) => sound[name])]);
    const [unsaid] = parseDirectory('c.csv', Buffer.from(older)).contactPoints;
    expect(unsaid).not.toHaveProperty('duty');
  });

  it.each(['mon-fri', 'fri-mon 08:00-17:00', 'mon 8:00-17:00', 'mon 08:00-25:00', 'mon 08:00'])(
    'is not "%s"',
    (officeHours) => {
      expect(issuesOf(() => parseDirectory('c.csv', file({ officeHours })))).toEqual([
        `c.csv:2:142: officeHours "${officeHours}" is not days and two times, such as "mon-fri 08:30-17:00" or "sat,sun 10:00-12:00; mon 09:00-17:00"`,
      ]);
    },
  );
});

describe('the reference network', () => {
  const read = (name: string) => readFileSync(`examples/network-2024/${name}`);

  it('is read whole, without errors', () => {
    const { parties: all, contactPoints } = parseDirectory('c.csv', read('contact-points.csv'), {
      source: 'p.csv',
      bytes: read('parties.csv'),
    });
    expect(all).toHaveLength(72);
    expect(contactPoints).toHaveLength(85);
    expect(contactPoints.filter(({ status }) => status === 'to-be-confirmed')).toEqual([
      {
        id: 'cm-1',
        party: 'CM',
        partyName: 'Cameroon',
        institution: 'To be confirmed',
        role: 'primary',
        timezone: 'Africa/Douala',
        languages: ['fr', 'en'],
        otherNetworks: [],
        status: 'to-be-confirmed',
        designatedOn: '2024-05-27',
      },
    ]);
  });

  it('does not depend on the order of rows', () => {
    const [header = '', ...rows] = read('contact-points.csv').toString().trimEnd().split('\r\n');
    const turned = Buffer.from([header, ...rows.toReversed()].join('\n'));
    expect(parseDirectory('c.csv', turned)).toEqual(
      parseDirectory('c.csv', read('contact-points.csv')),
    );
  });
});

describe('a directory', () => {
  it('trims cells and takes a region from the country when there is no parties file', () =>
    expect(parseDirectory('c.csv', file({ id: ' fr-1 ', languages: ' fr  en fr ' }))).toMatchObject(
      {
        parties: [{ party: 'FR', name: 'France', region: 'Europe' }],
        contactPoints: [{ id: 'fr-1', languages: ['fr', 'en'], otherNetworks: ['g7', 'interpol'] }],
      },
    ));

  it('takes names and regions from the parties file', () =>
    expect(
      parseDirectory(
        'c.csv',
        file({}),
        parties('party,name,region\nXK,Kosovo,Europe\nFR,La France,X'),
      ),
    ).toMatchObject({
      parties: [
        { party: 'FR', name: 'La France', region: 'X' },
        { party: 'XK', name: 'Kosovo' },
      ],
    }));

  it('takes a contact point to be confirmed with what is not known yet left empty', () =>
    expect(
      refused({
        status: 'to-be-confirmed',
        type: '',
        email: '',
        availability: '',
        languages: '',
        designatedOn: '',
      }),
    ).toEqual([]));
});

describe('a wrong cell', () => {
  it.each<[Partial<typeof sound>, string]>([
    [
      { id: '-x' },
      `1: id "'-x" is not 1 to 64 letters, digits, ".", "_" or "-" that begin with a letter or digit`,
    ],
    [{ party: 'fr' }, '6: party "fr" is not an ISO 3166-1 alpha-2 code in capitals, such as FR'],
    [{ institution: ' ' }, '16: institution is empty; expected text without control characters'],
    [
      { type: '' },
      '37: type is empty; expected one of police, prosecution, ministry-of-justice, security-service, cybersecurity, other',
    ],
    [{ role: 'chief' }, '44: role "chief" is not one of primary, additional'],
    [{ email: '' }, '52: email is empty; expected an e-mail address, such as duty@police.example'],
    [
      { email: 'a@\u001b[31m' + 'b'.repeat(80) },
      `52: email "a@\\u001b[31m${'b'.repeat(52)}…" is not an e-mail address, such as duty@police.example`,
    ],
    [
      { phone: '0033 1' },
      '69: phone "0033 1" is not an E.164 number: + and 7 to 15 digits without spaces, such as +33140000000',
    ],
    [
      { availability: '9-5' },
      '83: availability "9-5" is not one of 24/7, office-hours-and-on-call',
    ],
    [
      { timezone: 'Europe/Pariss' },
      '88: timezone "Europe/Pariss" is not an IANA time zone, such as Europe/Paris',
    ],
    [
      { languages: 'fr e_n' },
      '101: languages "e_n" is not a BCP 47 language tag, such as fr or pt-BR',
    ],
    [
      { otherNetworks: 'g7 Interpol' },
      '108: otherNetworks "Interpol" is not a word of small letters, digits and hyphens, such as interpol',
    ],
    [{ status: 'active' }, '120: status "active" is not one of designated, to-be-confirmed'],
    [
      { designatedOn: '2023-02-29' },
      '131: designatedOn "2023-02-29" is not a date that exists, as YYYY-MM-DD',
    ],
  ])('is told with its place: %j', (row, expected) =>
    expect(refused(row)).toEqual([`c.csv:2:${expected}`]),
  );

  it('tells of several rows at once, in the order of the file', () =>
    expect(refused({ role: '', party: 'ZZ' }, { id: 'b', status: '' })).toEqual([
      'c.csv:2:6: party "ZZ" is not an ISO 3166-1 alpha-2 code in capitals, such as FR',
      'c.csv:2:44: role is empty; expected one of primary, additional',
      'c.csv:3:117: status is empty; expected one of designated, to-be-confirmed',
    ]));

  it('is told together with rows that have a wrong number of fields', () => {
    const bytes = Buffer.concat([file({ role: 'x' }), Buffer.from('y\n')]);
    expect(issuesOf(() => parseDirectory('c.csv', bytes))).toEqual([
      'c.csv:2:44: role "x" is not one of primary, additional',
      'c.csv:3:1: expected 19 fields, one for each column, but found 1',
    ]);
  });
});

describe('rows that contradict each other', () => {
  it('names the line of the first with the same id', () =>
    expect(refused({}, { id: 'b' }, {})).toEqual([
      'c.csv:4:1: id "fr-1" is there twice, first on line 2; expected it once',
    ]));

  it('wants one name for a Party', () =>
    expect(refused({}, { id: 'b', partyName: 'Frankreich' })).toEqual([
      'c.csv:3:6: partyName "Frankreich" differs from "France" for party "FR" on line 2; expected one name',
    ]));

  it('wants every Party in the parties file, once', () =>
    expect(
      issuesOf(() =>
        parseDirectory('c.csv', file({}), parties('party,name,region\nDE,Germany,Europe\n')),
      ),
    ).toEqual(['c.csv:2:6: party "FR" is not in p.csv; expected a row for it there']));

  it('does not call a Party missing that may stand in a row that is wrong', () =>
    expect(
      issuesOf(() =>
        parseDirectory('c.csv', file({}), parties('party,name,region\nDE,a,b\nDE,a,b\nFR,c\n')),
      ),
    ).toEqual([
      'p.csv:3:1: party "DE" is there twice, first on line 2; expected it once',
      'p.csv:4:1: expected 3 fields, one for each column, but found 2',
    ]));
});

describe('FM-30: a hostile directory', () => {
  it('FM-30: no cell whatever causes anything but a clear refusal on one line', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 70 }),
      fc.constantFrom('__proto__', 'constructor', '24/7', 'FR', ''),
    );
    fc.assert(
      fc.property(fc.constantFrom(...contactPointColumns), cell, (name, text) => {
        for (const issue of refused({ [name]: text }))
          expect(issue).toMatch(/^c\.csv:\d+:\d+: .+$/);
      }),
      { numRuns: 500, seed: 30 },
    );
  });
});
