import {
  DamagedEvent,
  type EventLog,
  type ReadAllOptions,
  type ReadStreamOptions,
} from '#event-log';
import type { EventMetadata, JsonObject, RecordedEvent } from '#kernel';

/** An event as a store keeps it: whoever has the store can write anything into it. */
export interface StoredRow {
  id: string;
  type: string;
  stream: string;
  revision: number;
  data: string;
  metadata: string;
}

export function rowOf({ id, type, stream, revision, data, metadata }: RecordedEvent): StoredRow {
  const [text, about] = [JSON.stringify(data), JSON.stringify(metadata)];
  return { id, type, stream, revision, data: text, metadata: about };
}

/** A log whose rows somebody changed behind its back: it reads them as the SQLite log does. */
export class TamperedLog implements Pick<EventLog, 'readAll' | 'readStream'> {
  constructor(private readonly rows: readonly StoredRow[]) {}

  // oxlint-disable-next-line typescript/require-await -- as the port has it
  async *readAll({ after = 0 }: ReadAllOptions = {}): AsyncGenerator<RecordedEvent> {
    for (let position = after + 1; position <= this.rows.length; position++)
      yield this.read(position);
  }

  // oxlint-disable-next-line typescript/require-await -- as the port has it
  async *readStream(
    stream: string,
    { from = 0, limit = Infinity }: ReadStreamOptions = {},
  ): AsyncGenerator<RecordedEvent> {
    const positions = this.rows
      .flatMap((row, index) => (row.stream === stream && row.revision >= from ? [index + 1] : []))
      .toSorted((a, b) => this.rows[a - 1]!.revision - this.rows[b - 1]!.revision)
      .slice(0, limit);
    for (const position of positions) yield this.read(position);
  }

  private read(position: number): RecordedEvent {
    const row = this.rows[position - 1]!;
    try {
      const data = JSON.parse(row.data) as JsonObject;
      const metadata = JSON.parse(row.metadata) as EventMetadata;
      if (typeof data !== 'object' || typeof metadata !== 'object')
        throw new TypeError('no object');
      return { ...row, data, metadata, position };
    } catch {
      throw new DamagedEvent({ ...row, position });
    }
  }
}
