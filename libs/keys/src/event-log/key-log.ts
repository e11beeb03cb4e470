import { Buffer } from 'node:buffer';
import type { EventLog, ExpectedRevision } from '#event-log';
import {
  EventRegistry,
  systemClock,
  textIn,
  uuidV7Ids,
  type Clock,
  type Ids,
  type JsonObject,
  type RecordedEvent,
  type StreamName,
} from '#kernel';

/** Their stored names. They are no history, and a newer form must not be misread all the same. */
const keyEvents = new EventRegistry({
  MasterKeyBound: { schema: 1 },
  SubjectKeyMade: { schema: 1 },
  SubjectKeyRewrapped: { schema: 1 },
  SubjectsListed: { schema: 1 },
});
export type KeyEventType =
  'MasterKeyBound' | 'SubjectKeyMade' | 'SubjectKeyRewrapped' | 'SubjectsListed';

/** A log as its key streams are written and read. */
export class KeyLog {
  constructor(
    readonly log: EventLog,
    private readonly clock: Clock = systemClock,
    private readonly ids: Ids = uuidV7Ids,
  ) {}

  async append(
    stream: StreamName,
    type: KeyEventType,
    data: JsonObject,
    expected: ExpectedRevision,
  ): Promise<void> {
    const id = this.ids.next();
    const metadata = {
      $correlationId: id,
      $causationId: id,
      actor: { kind: 'process', id: 'keys' },
      at: this.clock.now(),
      schema: keyEvents.schemaOf(type),
    } as const;
    await this.log.append(stream, [{ id, type, data, metadata }], expected);
  }

  /** Read to its end: what is broken off resets its call, and a server that sees many resets ends the connection. */
  async all(stream: StreamName): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const event of this.log.readStream(stream)) events.push(event);
    return events;
  }
}

/** @throws Fault `event-from-newer-version`. */
export function payloadOf(event: RecordedEvent): JsonObject {
  return keyEvents.read(event).data as JsonObject;
}

/** @throws Fault `event-from-newer-version` or `payload-malformed`. */
export function bytesIn(event: RecordedEvent, member: string): Buffer {
  return Buffer.from(textIn(payloadOf(event), member), 'base64');
}
