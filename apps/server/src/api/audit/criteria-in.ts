import type { EventCriteria } from '#audit';
import { nearest } from '#directory';
import { InvalidInput, type Actor } from '#kernel';
import { type AuditEventsDto } from './audit.dto.js';

const actorKinds: readonly Actor['kind'][] = [
  'account',
  'api-key',
  'contact-point',
  'process',
  'command-line',
];

/** @throws InvalidInput for a type that no event has, and for what is no actor. */
export function criteriaIn(
  { stream, type, actor, correlation, causation, from, to }: AuditEventsDto,
  knownTypes: readonly string[],
): EventCriteria {
  return {
    ...(stream === undefined ? {} : { streamPrefix: stream }),
    ...(type === undefined ? {} : { types: typesIn(type, knownTypes) }),
    ...(actor === undefined ? {} : { actor: actorIn(actor) }),
    ...(correlation === undefined ? {} : { correlationId: correlation }),
    ...(causation === undefined ? {} : { causationId: causation }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

function typesIn(text: string, known: readonly string[]): readonly string[] {
  const types = [...new Set(text.split(',').map((one) => one.trim()))].filter(Boolean);
  const odd = types.find((one) => !known.includes(one));
  if (odd === undefined && types.length > 0) return types;
  const meant = odd && nearest(odd, known);
  throw fault(
    'type',
    odd === undefined
      ? 'expected types of events, such as PingIssued'
      : `there is no event type "${odd}"${meant === undefined ? '' : `; did you mean ${meant}?`}`,
  );
}

function actorIn(text: string): NonNullable<EventCriteria['actor']> {
  const [, kind, id] = /^([a-z-]+)(?::(.+))?$/s.exec(text) ?? [];
  const known = actorKinds.find((one) => one === kind);
  if (known === undefined)
    throw fault('actor', `expected KIND or KIND:ID, where KIND is one of ${actorKinds.join(', ')}`);
  return id === undefined ? { kind: known } : { kind: known, id };
}

function fault(path: string, message: string): InvalidInput {
  return new InvalidInput([{ where: { path }, message }]);
}
