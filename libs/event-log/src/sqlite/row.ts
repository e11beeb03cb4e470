import type {
  EventMetadata,
  JsonObject,
  Position,
  RecordedEvent,
  Revision,
  StreamName,
} from '#kernel';
import type { SerialisedEvent } from '../append-request.js';

/** An event as it stands in the table. */
export interface Row extends SerialisedEvent {
  readonly position: Position;
  readonly stream: StreamName;
  readonly revision: Revision;
}

export function recorded(row: Row): RecordedEvent {
  return {
    ...row,
    data: JSON.parse(row.data) as JsonObject,
    metadata: JSON.parse(row.metadata) as EventMetadata,
  };
}
