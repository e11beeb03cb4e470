import { InvalidInput, limits, type InputIssue, type Position } from '#kernel';
import { parseEventId } from './server-sent-events.js';
import type { Interest } from './stream-subscriber.js';

const members = ['key', 'lastEventId'];

/** @throws InvalidInput for what is no member, or stands there twice. */
export function interestIn(projection: string, query: unknown): Interest {
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

/** The header is newer than the address, which stays the same however often a reader comes back. */
export function placeIn(header: unknown, query: unknown): Position | undefined {
  return parseEventId(typeof header === 'string' ? header : textIn(query, 'lastEventId'));
}

function textIn(query: unknown, name: string): string | undefined {
  const value = (query as Readonly<Record<string, unknown>> | undefined)?.[name];
  return typeof value === 'string' ? value : undefined;
}
