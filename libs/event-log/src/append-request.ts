import { toUSVString } from 'node:util';
import { Fault, limits, type NewEvent, type StreamName } from '#kernel';
import type { ExpectedRevision } from './event-log.port.js';

/** An event as it is stored: its payloads as JSON text, so that what the caller does to its objects later changes nothing. */
export interface SerialisedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

export interface AppendRequest {
  readonly stream: StreamName;
  readonly events: readonly SerialisedEvent[];
  readonly expected: ExpectedRevision;
  /** What the events take as UTF-8. */
  readonly bytes: number;
}

/**
 * Checks an append against everything that does not depend on what the log holds.
 * @throws Fault `append-empty`, `append-too-many-events`, `append-too-large`, `name-invalid`, `event-not-json`,
 * `event-too-deep` or `expected-revision-invalid`.
 */
export function appendRequest(
  stream: StreamName,
  events: readonly NewEvent[],
  expected: ExpectedRevision,
): AppendRequest {
  if (events.length === 0) throw new Fault('append-empty', `nothing to append to ${stream}`);
  if (events.length > limits.appendEventsMax)
    throw new Fault(
      'append-too-many-events',
      `${events.length} events for ${stream}; one append takes ${limits.appendEventsMax}`,
    );
  checkOwnName(stream, 'a stream');
  if (typeof expected === 'number' && !(Number.isSafeInteger(expected) && expected >= 0))
    throw new Fault('expected-revision-invalid', `${expected} is not a revision of ${stream}`);
  const serialised = events.map(serialise);
  let bytes = 0;
  for (const event of serialised) bytes += bytesOf(event);
  if (bytes > limits.appendBytesMax)
    throw new Fault(
      'append-too-large',
      `${bytes} bytes for ${stream}; one append takes ${limits.appendBytesMax}`,
    );
  return { stream, events: serialised, expected, bytes };
}

/**
 * Stores keep text as UTF-8 and some end it at NUL: a name that would come back as another one is refused.
 * @throws Fault `name-invalid`
 */
export function checkName(name: string, of: string): void {
  if (name === '' || !isStorable(name))
    throw new Fault('name-invalid', `${shown(name)} cannot name ${of}`);
  if (name.length > limits.nameCharactersMax)
    throw new Fault(
      'name-invalid',
      `${name.length} characters cannot name ${of}; it may have ${limits.nameCharactersMax}`,
    );
}

/** Names that begin with a dollar sign are EventStoreDB's own: what has one would be lost on its way there. */
function checkOwnName(name: string, of: string): void {
  checkName(name, of);
  if (name.startsWith('$'))
    throw new Fault(
      'name-invalid',
      `${shown(name)} cannot name ${of}: "$" begins a store's own names`,
    );
}

function shown(name: string): string {
  return JSON.stringify(toUSVString(name.slice(0, limits.nameCharactersMax)));
}

/** Whether `text` holds neither NUL nor half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** @throws Fault `name-invalid`, `event-not-json` or `event-too-deep`. */
export function serialise({ id, type, data, metadata }: NewEvent): SerialisedEvent {
  checkOwnName(type, 'an event type');
  checkName(id, 'an event');
  if (isDeeperThan(limits.eventDepthMax, data) || isDeeperThan(limits.eventDepthMax, metadata))
    throw new Fault(
      'event-too-deep',
      `${type} ${id} is nested deeper than ${limits.eventDepthMax}`,
    );
  try {
    return { id, type, data: JSON.stringify(data), metadata: JSON.stringify(metadata) };
  } catch (error) {
    throw new Fault('event-not-json', `${type} ${id} holds what JSON cannot`, { cause: error });
  }
}

export function bytesOf({ id, type, data, metadata }: SerialisedEvent): number {
  let bytes = 0;
  for (const text of [id, type, data, metadata]) bytes += Buffer.byteLength(text);
  return bytes;
}

/** Whoever reads a payload walks down its levels; a circle has no end of them. */
function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  // Over names and not over a list of members, which would be made for every level of every event.
  for (const name in value)
    if (isDeeperThan(levels - 1, (value as Readonly<Record<string, unknown>>)[name])) return true;
  return false;
}
