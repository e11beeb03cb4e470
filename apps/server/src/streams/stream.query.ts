import type { Until } from '#engine';
import { InvalidInput, limits, parseInstant, type InputIssue, type Position } from '#kernel';
import { positionMax, untilOf } from '../api/http/as-of.dto.js';
import { parseEventId } from './server-sent-events.js';
import type { Interest } from './stream-subscriber.js';

const streamMembers = ['key', 'lastEventId'];
/** A stream has no past: it begins with what is now. */
export const snapshotMembers = ['key', 'at', 'position'];

/** @throws InvalidInput for what is no member, or stands there twice. */
export function interestIn(
  projection: string,
  query: unknown,
  members: readonly string[] = streamMembers,
): Interest {
  const issues: InputIssue[] = [];
  const given = Object.entries(query ?? {}) as [string, unknown][];
  for (const [name, value] of given) {
    const where = { path: name };
    if (!members.includes(name))
      issues.push({ where, message: `is not known here; expected ${members.join(' or ')}` });
    else if (typeof value !== 'string') issues.push({ where, message: 'expected it once' });
    else if (value.length > limits.fieldCharactersMax)
      issues.push({ where, message: `expected at most ${limits.fieldCharactersMax} characters` });
  }
  if (issues.length > 0) throw new InvalidInput(issues);
  return { projection, prefix: textIn(query, 'key') ?? '' };
}

/** @throws InvalidInput for what is neither an instant nor a position, or both. */
export function untilIn(query: unknown): Until | undefined {
  const at = textIn(query, 'at');
  const position = textIn(query, 'position');
  if (position !== undefined && (!/^\d{1,15}$/.test(position) || Number(position) > positionMax))
    throw new InvalidInput([
      { where: { path: 'position' }, message: `expected a whole number from 0 to ${positionMax}` },
    ]);
  return untilOf({
    ...(at === undefined ? {} : { at: parseInstant(at) }),
    ...(position === undefined ? {} : { position: Number(position) }),
  });
}

/** The header is newer than the address, which stays the same however often a reader comes back. */
export function placeIn(header: unknown, query: unknown): Position | undefined {
  return parseEventId(typeof header === 'string' ? header : textIn(query, 'lastEventId'));
}

function textIn(query: unknown, name: string): string | undefined {
  const value = (query as Readonly<Record<string, unknown>> | undefined)?.[name];
  return typeof value === 'string' ? value : undefined;
}
