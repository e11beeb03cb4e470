import type { PlainDetails } from '../domain/directory.messages.js';

/** A contact point as somebody's address book is to know it. */
export interface CardSubject {
  readonly contactPointId: string;
  readonly partyName: string;
  readonly details: PlainDetails;
  /** Title and further lines in the reader's language. */
  readonly title: string;
  readonly notes: readonly string[];
}

/** RFC 6350, 3.2: octets of a line, its end not counted. */
const lineOctetsMax = 75;

/** vCard 4.0 (RFC 6350), one card for each contact point. */
export function vCards(subjects: readonly CardSubject[]): string {
  return subjects.flatMap(linesOf).map(folded).join('');
}

function linesOf({ contactPointId, partyName, details, title, notes }: CardSubject) {
  const { institution, channels, languages, timezone } = details;
  const ways = channels.toSorted((a, b) => rank(a) - rank(b));
  const count = new Map<string, number>();
  return [
    'BEGIN:VCARD',
    'VERSION:4.0',
    'KIND:org',
    `UID:${escaped(`rollcall:${contactPointId}`)}`,
    `FN:${escaped(`${institution || title} (${partyName})`)}`,
    ...(institution === '' ? [] : [`ORG:${escaped(institution)}`]),
    `TITLE:${escaped(title)}`,
    `ADR:;;;;;;${escaped(partyName)}`,
    ...ways.flatMap((channel) => {
      const preference = (count.get(channel.kind) ?? 0) + 1;
      count.set(channel.kind, preference);
      return wayTo(channel, preference);
    }),
    ...languages.map((language, index) => `LANG;PREF=${index + 1}:${escaped(language)}`),
    `TZ:${escaped(timezone)}`,
    ...(notes.length === 0 ? [] : [`NOTE:${escaped(notes.join('\n'))}`]),
    'END:VCARD',
  ];
}

type Way = PlainDetails['channels'][number];

function rank({ use, priority }: Way): number {
  return (use === 'main' ? 0 : 1_000) + priority;
}

function wayTo({ kind, address }: Way, preference: number): readonly string[] {
  switch (kind) {
    case 'email':
      return [`EMAIL;TYPE=work;PREF=${preference}:${escaped(address)}`];
    case 'phone':
      return [`TEL;VALUE=uri;TYPE="work,voice";PREF=${preference}:tel:${escaped(address)}`];
    case 'sms':
      return [`TEL;VALUE=uri;TYPE="work,text";PREF=${preference}:tel:${escaped(address)}`];
    case 'webhook':
      // For machines: it is in no address book.
      return [];
  }
}

/** A text value (RFC 6350, 3.4). Other control characters have no place in one. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\,;]/g, '\\$&')
    .replaceAll(/\r\n?|\n/g, '\\n')
    .replaceAll(/(?!\t)\p{Cc}/gu, '');
}

/** A long line goes on in further ones that begin with a space; no character is cut in two. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (octets + length > lineOctetsMax) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += length;
  }
  return [...lines, current].map((one) => `${one}\r\n`).join('');
}
