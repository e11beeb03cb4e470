import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { parseInstant, type EventMetadata, type JsonObject, type NewEvent } from '#kernel';
import { invalidArgument } from './call-failure.js';
import { textOf, uuidOf } from './wire-values.js';

export type ProposedMessage =
  streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage;

/**
 * An event as a client proposes it. It has to be one that readers of the log understand: JSON, with the metadata that all
 * of Rollcall's events have.
 * @throws CallFailure INVALID_ARGUMENT
 */
export function proposedEvent(message: ProposedMessage): NewEvent {
  const id = uuidOf(message.getId(), 'the id of an event');
  const type = message.getMetadataMap().get('type') ?? '';
  if (type === '') throw invalidArgument(`event ${id} has no type`);
  const contentType = message.getMetadataMap().get('content-type');
  if (contentType !== 'application/json')
    throw invalidArgument(`${type} ${id} is ${contentType}; this log takes application/json`);
  const data = jsonObject(message.getData_asU8(), `the data of ${type} ${id}`);
  const metadata = jsonObject(message.getCustomMetadata_asU8(), `the metadata of ${type} ${id}`);
  return { id, type, data, metadata: eventMetadata(metadata, `${type} ${id}`) };
}

/** What is not there at all is an empty object: clients leave it out. */
function jsonObject(bytes: Uint8Array, what: string): JsonObject {
  if (bytes.length === 0) return {};
  const text = textOf(bytes, what);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalidArgument(`${what} is not JSON`);
  }
  if (!isObject(value)) throw invalidArgument(`${what} is not a JSON object`);
  return value;
}

type Check = (value: unknown) => boolean;

const requiredMetadata: Readonly<Record<string, Check>> = {
  $correlationId: isText,
  $causationId: isText,
  actor: (value) => isObject(value) && isText(value['kind']) && isText(value['id']),
  at: isInstant,
  schema: (value) => Number.isSafeInteger(value) && Number(value) >= 1,
};

function eventMetadata(metadata: JsonObject, what: string): EventMetadata {
  const wrong = Object.entries(requiredMetadata)
    .filter(([name, isRight]) => !isRight(metadata[name]))
    .map(([name]) => name);
  if (wrong.length > 0)
    throw invalidArgument(`the metadata of ${what} lacks a usable ${wrong.join(', ')}`);
  return metadata as EventMetadata;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isInstant(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  try {
    return parseInstant(value) === value;
  } catch {
    return false;
  }
}
