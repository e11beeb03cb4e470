import type {
  EventMetadata,
  JsonObject,
  Position,
  RecordedEvent,
  Revision,
  StreamName,
} from '#kernel';
import type { SerialisedEvent } from '../append-request.js';
import { DamagedEvent } from '../damaged-event.js';

/** An event as it stands in the table. */
export interface Row extends SerialisedEvent {
  readonly position: Position;
  readonly stream: StreamName;
  readonly revision: Revision;
}

/** @throws DamagedEvent where it is not what this program writes. */
export function recorded(row: Row): RecordedEvent {
  const data = jsonObject(row.data);
  const metadata = jsonObject(row.metadata);
  if (data === undefined || metadata === undefined) throw new DamagedEvent(row);
  return { ...row, data, metadata: metadata as EventMetadata };
}

function jsonObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}
