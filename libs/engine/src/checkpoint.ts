import type { EventLog } from '#event-log';
import type { JsonObject, JsonValue, Position } from '#kernel';
import type { Snapshots } from '#snapshots';

/** How far a follower of the log came, and what it had then. */
export interface Checkpoint {
  readonly position: Position;
  readonly state: JsonValue;
}

/**
 * A checkpoint belongs to one log: it names the event at its position, so that beside another log, or a restored one, it
 * does not count.
 */
export async function saveCheckpoint(
  snapshots: Snapshots,
  log: EventLog,
  name: string,
  revision: number,
  { position, state }: Checkpoint,
): Promise<void> {
  const eventId = await eventIdAt(log, position);
  if (eventId !== undefined)
    await snapshots.save({ name, revision, position, state: { eventId, state } });
}

/** @returns `undefined` where there is none of this revision, or none of this log. */
export async function loadCheckpoint(
  snapshots: Snapshots,
  log: EventLog,
  name: string,
  revision: number,
): Promise<Checkpoint | undefined> {
  const stored = await snapshots.load(name, revision);
  if (stored?.position === undefined) return undefined;
  const { eventId, state } = stored.state as JsonObject;
  if (eventId === undefined || eventId !== (await eventIdAt(log, stored.position)))
    return undefined;
  return { position: stored.position, state: state ?? null };
}

async function eventIdAt(log: EventLog, position: Position): Promise<string | undefined> {
  return (await log.eventAt(position))?.id;
}
