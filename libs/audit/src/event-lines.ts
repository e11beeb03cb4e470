import { writeTable } from '#directory';
import type { RecordedEvent } from '#kernel';

export const eventColumns = [
  'position',
  'at',
  'type',
  'stream',
  'revision',
  'id',
  'actor kind',
  'actor id',
  'correlation id',
  'causation id',
  'schema',
  'data',
] as const;

/** One JSON object on one line: the event as it is stored. */
export function eventLine(event: RecordedEvent): string {
  const { position, stream, revision, id, type, data, metadata } = event;
  return `${JSON.stringify({ position, stream, revision, id, type, data, metadata })}\n`;
}

/** The line with the names of the columns. */
export function eventHead(): string {
  return writeTable(eventColumns, []);
}

/** One line of a table (RFC 4180) in which no cell is taken for a formula; the payload is JSON. */
export function eventRow(event: RecordedEvent): string {
  const { position, stream, revision, id, type, data, metadata } = event;
  const { at, actor, $correlationId, $causationId, schema } = metadata;
  return writeTable(
    [
      String(position),
      at,
      type,
      stream,
      String(revision),
      id,
      actor.kind,
      actor.id,
      $correlationId,
      $causationId,
      String(schema),
      JSON.stringify(data),
    ],
    [],
  );
}

export const eventFormats = ['json', 'ndjson', 'csv'] as const;
export type EventFormat = (typeof eventFormats)[number];

/** The whole of a table or of lines, one event at a time. */
export async function* eventTexts(
  events: AsyncIterable<RecordedEvent>,
  format: 'ndjson' | 'csv',
): AsyncGenerator<string> {
  if (format === 'csv') yield eventHead();
  for await (const event of events) yield format === 'csv' ? eventRow(event) : eventLine(event);
}
