import { createHash } from 'node:crypto';
import { canonicalJson, type RecordedEvent } from '#kernel';

/** An event wherever it lies: its position means nothing in another log. */
export type SealedEvent = Omit<RecordedEvent, 'position'>;

/** Bytes of a leaf hash that a seal keeps of each event. */
export const leafPrefixBytes = 16;

/**
 * The same event gives the same bytes, in whatever store it lies: JSON as RFC 8785 writes it. Of texts that are no Unicode,
 * which RFC 8785 refuses, half a surrogate pair is written as its escape, so that no event keeps a log from being sealed.
 */
export function canonicalEvent({
  stream,
  revision,
  id,
  type,
  data,
  metadata,
}: SealedEvent): string {
  return canonicalJson({ stream, revision, id, type, data, metadata });
}

/** RFC 9162, 2.1.1: a zero byte comes first, so that no leaf can be taken for an inner node. */
export function leafHash(event: SealedEvent): Buffer {
  return createHash('sha256').update('\0').update(canonicalEvent(event)).digest();
}

/** What a seal keeps of a leaf, and by which it is looked up. */
export function leafPrefix(leaf: Buffer): string {
  return leaf.toString('base64', 0, leafPrefixBytes);
}

/** The leaves of a seal, one by one; `undefined` where they are not as many as the seal counts. */
export function leavesIn(leaves: string, count: number): readonly string[] | undefined {
  const bytes = Buffer.from(leaves, 'base64');
  if (bytes.length !== count * leafPrefixBytes || bytes.toString('base64') !== leaves)
    return undefined;
  return Array.from({ length: count }, (_, index) =>
    leafPrefix(bytes.subarray(index * leafPrefixBytes, (index + 1) * leafPrefixBytes)),
  );
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
