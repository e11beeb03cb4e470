import type { ProjectionHost, Until } from '#engine';
import type { EventLog } from '#event-log';
import { Fault, inStretches, limits, type Position } from '#kernel';
import type { ContactPoint } from './domain/contact-point.state.js';
import { differencesBetween, type Difference } from './domain/directory-version.decider.js';
import { contactPoints } from './domain/directory.projection.js';

/** The id of the log's last event: it names this state of the log in any copy of it. */
export async function lastEvent(log: EventLog): Promise<string | undefined> {
  for await (const { id } of log.readAll({ direction: 'backwards', limit: 1 })) return id;
  return undefined;
}

/** The directory with everything up to and with an event; empty before the first. */
export async function directoryAt(
  log: EventLog,
  projections: ProjectionHost,
  eventId: string | undefined,
): Promise<ReadonlyMap<string, ContactPoint>> {
  if (eventId === undefined) return new Map();
  return projections.documents(contactPoints, await untilEvent(log, eventId));
}

/** Everything up to and with an event. */
export async function untilEvent(log: EventLog, eventId: string): Promise<Until> {
  return { position: await positionOf(log, eventId) };
}

/** As `differencesBetween`, without keeping the thread for as long as a large directory takes. */
export async function differencesOf(
  before: ReadonlyMap<string, ContactPoint>,
  after: ReadonlyMap<string, ContactPoint>,
): Promise<readonly Difference[]> {
  const all: Difference[] = [];
  const ids = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  for await (const some of inStretches(ids, limits.comparedAtOnce))
    all.push(...differencesBetween(only(some, before), only(some, after)));
  return all;
}

function only(
  ids: readonly string[],
  directory: ReadonlyMap<string, ContactPoint>,
): ReadonlyMap<string, ContactPoint> {
  return new Map(
    ids.flatMap((id) => {
      const point = directory.get(id);
      return point === undefined ? [] : [[id, point]];
    }),
  );
}

/** Only event ids are stored, because a position belongs to one log. */
async function positionOf(log: EventLog, eventId: string): Promise<Position> {
  for await (const { id, position } of log.readAll({ direction: 'backwards' }))
    if (id === eventId) return position;
  throw new Fault('event-missing', `the log does not hold event ${eventId} any more`);
}
