import type { ParsedContactPoint, ParsedDirectory } from '#directory';
import type { CalendarDate } from '#kernel';

/** A network of so many contact points, all designated and on duty. */
export function networkOf(count: number): ParsedDirectory {
  const contactPoints = contactPointIds(count).map(contactPoint);
  const codes = [...new Set(contactPoints.map(({ party }) => party))];
  const parties = codes.map((party) => ({ party, name: party, region: 'Testland' }));
  return { parties, contactPoints };
}

export function contactPointIds(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `cp-${index}`);
}

/** Six for five Parties, as in the network of the Budapest Convention. */
function contactPoint(id: string, index: number): ParsedContactPoint {
  const party = `P${Math.floor((index * 5) / 6)}`;
  return {
    id,
    party,
    partyName: party,
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
  };
}
