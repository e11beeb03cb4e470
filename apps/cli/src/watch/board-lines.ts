import type { BoardRow } from '#campaigns';
import { formatInstant, formatShare, visible } from '../format.js';
import type { BoardModel } from './board-model.js';
import { lastOf, partyName } from './board-words.js';

/** A change as one line, for a pipe. */
export function rowLine(row: BoardRow): string {
  const { lastAt, party, contactPointId, state, attention } = row;
  const more = attention.length === 0 ? '' : ` (${attention.join(', ')})`;
  return `${formatInstant(lastAt)} ${party} ${partyName(party)}, ${visible(contactPointId)}: ${lastOf(row)}; ${state}${more}`;
}

/** How the whole campaign stands, as one line. */
export function overviewLine({ overview }: BoardModel): string {
  const { name, status, parties, answeredShare } = overview;
  return `${visible(name)}: ${status}, ${parties.answered} of ${parties.asked} Parties answered (${formatShare(answeredShare)})`;
}

/** What changes little and matters much: told once each time it becomes another one. */
export function stateLine({ overview, staleSince, engine }: BoardModel): string {
  if (staleSince !== undefined) return `reconnecting, last at ${formatInstant(staleSince)}`;
  if (engine?.ticking === false) return `nothing is sent: the engine does not tick`;
  return `campaign ${overview.status}`;
}
