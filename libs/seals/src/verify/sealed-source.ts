import type { JsonObject } from '#kernel';
import { leafHash, leafPrefix, type SealedEvent } from '../merkle/event-leaf.js';
import type { EventName, Finding } from './findings.js';

/** An event as verifying sees it: its name, and the hash of all of it. */
export interface SeenEvent extends EventName {
  /** `undefined` for one whose payload cannot be read. */
  readonly leaf: Buffer | undefined;
  /** By which seals know it; empty for one that cannot be read. */
  readonly prefix: string;
}

/** What the stream of seals holds, in its order; `data` is `undefined` where it cannot be read. */
export interface SealEntry {
  readonly type: string;
  readonly data: JsonObject | undefined;
}

/** Where a verification begins that does not begin with the first seal. */
export interface SealStart {
  readonly number: number;
  readonly chained: string;
  /** Events sealed up to and with it. */
  readonly total: number;
}

/** A sealed history, read from its beginning, wherever it lies. Every adapter streams: nothing but what is asked for is kept. */
export interface SealedSource {
  /** The seal before the first one here; `undefined` where that is the first of all. */
  readonly start: SealStart | undefined;
  /** The last seal that has to be there, where the source says so. */
  readonly lastNumber: number | undefined;
  nextSealEntry(): Promise<SealEntry | undefined>;
  nextEvent(): Promise<SeenEvent | undefined>;
  /** What is wrong with the source itself, so far. */
  readonly faults: readonly Finding[];
}

export function seen(event: SealedEvent): SeenEvent {
  const { id, type, stream, revision } = event;
  try {
    const leaf = leafHash(event);
    return { id, type, stream, revision, leaf, prefix: leafPrefix(leaf) };
  } catch {
    // Nested deeper than any that was ever appended.
    return spoilt(event);
  }
}

/** @param name what is still known of it. */
export function spoilt({ id, type, stream, revision }: EventName): SeenEvent {
  return { id, type, stream, revision, leaf: undefined, prefix: '' };
}
