import type { ParsedContactPoint } from '#directory';
import { point as pointByMail } from '#testing';

export { directoryOf } from '#testing';

/** A designated contact point with mailboxes and a telephone of its own, unless told otherwise. */
export function point(id: string, details: Partial<ParsedContactPoint> = {}): ParsedContactPoint {
  return pointByMail(id, { phone: '+80055000001', ...details });
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
