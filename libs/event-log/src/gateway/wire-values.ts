import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { StreamName } from '#kernel';
import { invalidArgument } from './call-failure.js';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** @throws CallFailure INVALID_ARGUMENT */
export function textOf(bytes: Uint8Array, what: string): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw invalidArgument(`${what} is not UTF-8`);
  }
}

/** @throws CallFailure INVALID_ARGUMENT */
export function streamNameOf(identifier: shared.StreamIdentifier | undefined): StreamName {
  const name = textOf(identifier?.getStreamName_asU8() ?? new Uint8Array(), 'the stream name');
  if (name === '') throw invalidArgument('the stream has no name');
  return name;
}

export function streamIdentifier(name: StreamName): shared.StreamIdentifier {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Buffer.from(name, 'utf8'));
  return identifier;
}

/**
 * Revisions, positions and counts come as unsigned 64 bits in decimal. No log of ours gets beyond what a number holds
 * exactly, and clients ask for "as many as there are" by the largest number they know.
 */
export function countOf(decimal: string): number {
  const value = BigInt(decimal);
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(value);
}

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws CallFailure INVALID_ARGUMENT */
export function uuidOf(uuid: shared.UUID | undefined, what: string): string {
  const structured = uuid?.getStructured();
  if (structured === undefined) {
    const text = uuid?.getString() ?? '';
    if (!uuidPattern.test(text)) throw invalidArgument(`${what} is not a UUID`);
    return text;
  }
  const bytes = Buffer.alloc(16);
  bytes.writeBigInt64BE(BigInt(structured.getMostSignificantBits()), 0);
  bytes.writeBigInt64BE(BigInt(structured.getLeastSignificantBits()), 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

export function uuidMessage(id: string, form: 'string' | 'structured'): shared.UUID {
  const uuid = new shared.UUID();
  if (form === 'string' || !uuidPattern.test(id)) {
    uuid.setString(id);
    return uuid;
  }
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  const structured = new shared.UUID.Structured();
  structured.setMostSignificantBits(String(bytes.readBigInt64BE(0)));
  structured.setLeastSignificantBits(String(bytes.readBigInt64BE(8)));
  uuid.setStructured(structured);
  return uuid;
}
