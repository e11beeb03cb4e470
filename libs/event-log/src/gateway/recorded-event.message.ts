import streams from '@eventstore/db-client/generated/streams_pb.js';
import { epochMs, type RecordedEvent } from '#kernel';
import { streamIdentifier, uuidMessage } from './wire-values.js';

export type UuidForm = 'string' | 'structured';

/** An event as clients read it. A position is commit and prepare position in one: nothing here is committed later. */
export function eventMessage(event: RecordedEvent, uuidForm: UuidForm): streams.ReadResp {
  const { id, stream, revision, position, type, data, metadata } = event;
  const place = String(position);
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent();
  recorded.setId(uuidMessage(id, uuidForm));
  recorded.setStreamIdentifier(streamIdentifier(stream));
  recorded.setStreamRevision(String(revision));
  recorded.setCommitPosition(place);
  recorded.setPreparePosition(place);
  recorded
    .getMetadataMap()
    .set('type', type)
    .set('content-type', 'application/json')
    .set('created', ticks(epochMs(metadata.at)));
  recorded.setData(jsonBytes(data));
  recorded.setCustomMetadata(jsonBytes(metadata));
  const read = new streams.ReadResp.ReadEvent();
  read.setEvent(recorded);
  read.setCommitPosition(place);
  const response = new streams.ReadResp();
  response.setEvent(read);
  return response;
}

/** Since 1970, in the 100 nanoseconds that EventStoreDB counts in. */
export function ticks(ms: number): string {
  return String(BigInt(ms) * 10_000n);
}

function jsonBytes(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value), 'utf8');
}
