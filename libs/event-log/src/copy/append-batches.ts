import { limits, type NewEvent, type RecordedEvent, type Revision, type StreamName } from '#kernel';
import { bytesOf, serialise } from '../append-request.js';
import type { ExpectedRevision } from '../event-log.port.js';

/** Events that follow one another both in their log and in their stream: one append repeats them. */
export interface AppendBatch {
  readonly stream: StreamName;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
  /** The last of them as it stands in the source. */
  readonly last: RecordedEvent;
}

/** Cuts a history into as few appends as keep its order and the limits. */
export async function* appendBatches(
  history: AsyncIterable<RecordedEvent>,
): AsyncGenerator<AppendBatch> {
  let batch: RecordedEvent[] = [];
  let bytes = 0;
  for await (const event of history) {
    const size = bytesOf(serialise(event));
    if (batch.length > 0 && !continues(batch, bytes + size, event)) {
      yield asBatch(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(event);
    bytes += size;
  }
  if (batch.length > 0) yield asBatch(batch);
}

function continues(batch: readonly RecordedEvent[], bytes: number, event: RecordedEvent): boolean {
  return (
    event.stream === batch[0]?.stream &&
    batch.length < limits.appendEventsMax &&
    bytes <= limits.appendBytesMax
  );
}

function asBatch(batch: readonly RecordedEvent[]): AppendBatch {
  const [first, last] = [batch[0]!, batch.at(-1)!];
  return {
    stream: first.stream,
    expected: beliefBefore(first.revision),
    events: batch.map(({ id, type, data, metadata }) => ({ id, type, data, metadata })),
    last,
  };
}

function beliefBefore(revision: Revision): ExpectedRevision {
  return revision === 0 ? 'no-stream' : revision - 1;
}
