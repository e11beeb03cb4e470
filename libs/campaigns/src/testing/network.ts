import type { ParsedContactPoint, ParsedDirectory } from '#directory';
import type { CalendarDate } from '#kernel';

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

const names: Readonly<Record<string, string>> = { GH: 'Ghana', PL: 'Poland', SE: 'Sweden' };

/** Six contact points in three Parties: three, one and two of them. Only those of Ghana lack an alternate mailbox. */
export function smallNetwork(): readonly ParsedContactPoint[] {
  return [
    mainOnly('gh-1'),
    mainOnly('gh-2'),
    mainOnly('gh-3', 'additional'),
    point('pl-1'),
    point('se-1'),
    point('se-2'),
  ];
}

function mainOnly(id: string, role: ParsedContactPoint['role'] = 'primary'): ParsedContactPoint {
  const { alternateEmail: _, ...rest } = point(id, { role });
  return rest;
}

/** As an import file would have given it. */
export function directoryOf(contactPoints: readonly ParsedContactPoint[]): ParsedDirectory {
  const parties = [...new Set(contactPoints.map(({ party }) => party))].toSorted();
  return {
    parties: parties.map((party) => ({ party, name: names[party] ?? party, region: 'Testland' })),
    contactPoints,
  };
}
