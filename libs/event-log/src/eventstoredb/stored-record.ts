import type shared from '@eventstore/db-client/generated/shared_pb.js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import {
  Fault,
  type EventMetadata,
  type JsonObject,
  type Position,
  type RecordedEvent,
  type Revision,
  type StreamName,
} from '#kernel';
import { DamagedEvent } from '../damaged-event.js';
import { isHousekeeping } from '../housekeeping.js';

/** A record as the store gives it, not yet taken apart: it may be anybody's. */
export interface StoredRecord {
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly position: Position;
  readonly id: string;
  readonly type: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** `undefined` for what a read answers besides records. @throws Fault `log-position-unusable` */
export function recordIn(response: streams.ReadResp): StoredRecord | undefined {
  const recorded = response.getEvent()?.getEvent();
  if (recorded === undefined) return undefined;
  return {
    stream: Buffer.from(recorded.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString(),
    revision: Number(recorded.getStreamRevision()),
    position: positionOf(recorded.getCommitPosition()),
    id: uuidText(recorded.getId()),
    type: recorded.getMetadataMap().get('type') ?? '',
    data: recorded.getData_asU8(),
    metadata: recorded.getCustomMetadata_asU8(),
  };
}

/** @throws Fault `log-position-unusable` */
export function positionOf(decimal: string): Position {
  const position = Number(decimal);
  if (Number.isSafeInteger(position)) return position;
  throw new Fault(
    'log-position-unusable',
    `the event store gives ${decimal} as a position; servers before 22.10 do so for what they do not say`,
  );
}

/** Servers answer in either form, whichever they were asked in. */
export function uuidText(uuid: shared.UUID | undefined): string {
  const structured = uuid?.getStructured();
  if (structured === undefined) return uuid?.getString() ?? '';
  const bytes = Buffer.alloc(16);
  bytes.writeBigInt64BE(BigInt(structured.getMostSignificantBits()), 0);
  bytes.writeBigInt64BE(BigInt(structured.getLeastSignificantBits()), 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/**
 * Whether a record is a part of Rollcall's history. A database also holds the store's own records, housekeeping and, where
 * it is shared, those of others, which have no metadata like ours.
 */
export function isHistory(record: StoredRecord): boolean {
  if (record.stream.startsWith('$') || record.type.startsWith('$')) return false;
  return !isHousekeeping(record.stream) && metadataOf(record) !== undefined;
}

/** @throws DamagedEvent when Rollcall did not write it, or it was spoilt. */
export function eventOf(record: StoredRecord): RecordedEvent {
  const { stream, revision, position, id, type } = record;
  const data = jsonObject(record.data);
  const metadata = metadataOf(record);
  if (data === undefined || metadata === undefined)
    throw new DamagedEvent({ id, type, stream, revision, position });
  return { id, type, data, metadata, stream, revision, position };
}

function metadataOf(record: StoredRecord): EventMetadata | undefined {
  const metadata = jsonObject(record.metadata);
  const isOurs =
    typeof metadata?.['at'] === 'string' &&
    typeof metadata['schema'] === 'number' &&
    typeof metadata['actor'] === 'object';
  return isOurs ? (metadata as EventMetadata) : undefined;
}

function jsonObject(bytes: Uint8Array): JsonObject | undefined {
  try {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : undefined;
  } catch {
    return undefined;
  }
}
