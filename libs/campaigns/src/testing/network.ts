import type { ParsedContactPoint } from '#directory';
import { point } from '#testing';

export { directoryOf, point } from '#testing';

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
