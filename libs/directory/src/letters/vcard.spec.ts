import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { vCards, type CardSubject } from './vcard.js';

const subject: CardSubject = {
  contactPointId: 'ge-1',
  partyName: 'Georgia',
  title: '24/7 contact point',
  notes: ['Availability: 24/7', 'Ask for the duty officer; then wait, please'],
  details: {
    institution: 'Ministry, Cyber; Unit',
    role: 'primary',
    channels: [
      {
        id: 'email-alternate',
        kind: 'email',
        use: 'alternate',
        priority: 1,
        address: 'b@ge.example',
      },
      { id: 'email-main', kind: 'email', use: 'main', priority: 1, address: 'a@ge.example' },
      { id: 'phone-main', kind: 'phone', use: 'main', priority: 1, address: '+99532241' },
      { id: 'hook', kind: 'webhook', use: 'main', priority: 1, address: 'https://ge.example/x' },
    ],
    timezone: 'Asia/Tbilisi',
    languages: ['ka', 'en'],
    otherNetworks: [],
  },
};

/** As a reader undoes folding and escaping (RFC 6350, 3.2 and 3.4). */
function read(text: string): readonly (readonly [name: string, value: string])[] {
  return text
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .slice(0, -1)
    .map((line) => {
      const colon = line.indexOf(':');
      const value = line
        .slice(colon + 1)
        .replaceAll(/\\([\\,;nN])/g, (_, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped));
      return [line.slice(0, colon), value];
    });
}

describe('a vCard', () => {
  it('has a contact point as an organisation, the address that is tried first before others', () => {
    expect(read(vCards([subject]))).toEqual([
      ['BEGIN', 'VCARD'],
      ['VERSION', '4.0'],
      ['KIND', 'org'],
      ['UID', 'rollcall:ge-1'],
      ['FN', 'Ministry, Cyber; Unit (Georgia)'],
      ['ORG', 'Ministry, Cyber; Unit'],
      ['TITLE', '24/7 contact point'],
      ['ADR', ';;;;;;Georgia'],
      ['EMAIL;TYPE=work;PREF=1', 'a@ge.example'],
      ['TEL;VALUE=uri;TYPE="work,voice";PREF=1', 'tel:+99532241'],
      ['EMAIL;TYPE=work;PREF=2', 'b@ge.example'],
      ['LANG;PREF=1', 'ka'],
      ['LANG;PREF=2', 'en'],
      ['TZ', 'Asia/Tbilisi'],
      ['NOTE', 'Availability: 24/7\nAsk for the duty officer; then wait, please'],
      ['END', 'VCARD'],
    ]);
  });

  it('escapes what would end a value or a component', () => {
    const text = vCards([subject]);
    expect(text).toContain('\r\nORG:Ministry\\, Cyber\\; Unit\r\n');
    expect(text).toContain('24/7\\nAsk');
  });

  it('FM-30: is as many cards as it was given, whatever is in a name, in lines of 75 octets and whole characters', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(fc.constantFrom('\r\nEND:VCARD', '\\', ';', ',', '\n', 'É', '🛰️', 'x'))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(hostile, hostile, (institution, note) => {
        const cards = vCards([
          { ...subject, notes: [note], details: { ...subject.details, institution } },
          subject,
        ]);
        const lines = cards.split('\r\n');
        expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
        expect(Buffer.from(cards).toString()).toBe(cards.toWellFormed());
        const names = read(cards).map(([name]) => name);
        expect(names.filter((name) => name === 'BEGIN')).toHaveLength(2);
        expect(names.filter((name) => name === 'END')).toHaveLength(2);
        const plain = institution.replaceAll(/\r\n?/g, '\n').replaceAll(/(?![\t\n])\p{Cc}/gu, '');
        const organisation = read(cards).find(([name]) => name === 'ORG')?.[1];
        expect(organisation).toBe(institution === '' ? subject.details.institution : plain);
      }),
      { numRuns: 500 },
    );
  });
});
