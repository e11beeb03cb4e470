import { v5, v7 } from 'uuid';
import type { Clock } from './clock.js';
import { epochMs } from './instant.js';

/** Where the shell takes fresh ids from. */
export interface Ids {
  /** A new UUIDv7 (RFC 9562), greater than those given before it. */
  next(): string;
}

const namespace = 'c55ea0d7-1d27-4dd8-8c05-0b3ef2f5a1f4';

/** The same parts always give the same UUIDv5 (RFC 9562): doing a thing twice names it once. */
export function derivedId(...parts: readonly string[]): string {
  return v5(JSON.stringify(parts), namespace);
}

/** UUIDv7s that depend on nothing but `seed`, the clock and how many were given: two runs on the same input agree. */
export function sequentialIds(seed: string, clock: Clock): Ids {
  const random = Uint8Array.from(Buffer.from(derivedId(seed).replaceAll('-', ''), 'hex'));
  let given = 0;
  return { next: () => v7({ msecs: epochMs(clock.now()), seq: given++, random }) };
}
