import type { ParsedContactPoint, ParsedDirectory } from '#directory';
import type { CalendarDate } from '#kernel';

const names: Readonly<Record<string, string>> = { GH: 'Ghana', PL: 'Poland', SE: 'Sweden' };

/** A designated contact point with a main and an alternate mailbox of its own, unless told otherwise. */
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
    availability: '24/7',
    timezone: 'UTC',
    languages: ['en'],
    otherNetworks: [],
    status: 'designated',
    designatedOn: '2020-01-01' as CalendarDate,
    ...details,
  };
}

/** As an import file would have given it. */
export function directoryOf(contactPoints: readonly ParsedContactPoint[]): ParsedDirectory {
  const named = new Map(contactPoints.map(({ party, partyName }) => [party, partyName]));
  return {
    parties: [...named]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([party, name]) => ({ party, name, region: 'Testland' })),
    contactPoints,
  };
}
