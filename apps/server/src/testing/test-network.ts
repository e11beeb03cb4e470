import type { ParsedContactPoint, ParsedDirectory } from '#directory';
import type { CalendarDate } from '#kernel';

const names: Readonly<Record<string, string>> = { GH: 'Ghana', PL: 'Poland', SE: 'Sweden' };

/** A designated contact point with mailboxes and a telephone of its own, unless told otherwise. */
export function point(id: string, details: Partial<ParsedContactPoint> = {}): ParsedContactPoint {
  const party = id.slice(0, 2).toUpperCase();
  return {
    id,
    party,
    partyName: names[party] ?? party,
    institution: `Duty desk ${id}`,
    type: 'police',
    role: 'primary',
    email: `main@${id}.example`,
    alternateEmail: `alternate@${id}.example`,
    phone: '+80055000001',
    availability: '24/7',
    timezone: 'UTC',
    languages: ['en'],
    otherNetworks: [],
    status: 'designated',
    designatedOn: '2020-01-01' as CalendarDate,
    ...details,
  };
}

/** Four contact points in three Parties, of which Sweden has two. */
export function testNetwork(): readonly ParsedContactPoint[] {
  return [
    point('gh-1', { timezone: 'Africa/Accra' }),
    point('pl-1', { timezone: 'Europe/Warsaw' }),
    point('se-1', { timezone: 'Europe/Stockholm' }),
    point('se-2', { timezone: 'Europe/Stockholm', role: 'additional' }),
  ];
}

/** As an import file would have given it. */
export function directoryOf(contactPoints: readonly ParsedContactPoint[]): ParsedDirectory {
  const named = new Map(contactPoints.map(({ party, partyName }) => [party, partyName]));
  return {
    parties: [...named].map(([party, name]) => ({ party, name, region: 'Testland' })),
    contactPoints,
  };
}
