import { crc32 } from 'node:zlib';
import { limits, type StreamName } from '#kernel';

/** Which slice a stream belongs to: the same in every process and for ever, from 0 to `limits.slices` - 1. */
export function sliceOf(stream: StreamName): number {
  return crc32(stream) % limits.slices;
}

/** The slices that one of these members works on. Whoever sees the same members divides them the same way. */
export function slicesOf(member: string, members: readonly string[]): readonly number[] {
  const place = members.indexOf(member);
  if (place < 0) return [];
  return Array.from({ length: limits.slices }, (_, slice) => slice).filter(
    (slice) => slice % members.length === place,
  );
}
