import type { Position, RecordedEvent, Revision, StreamName } from '#kernel';
import type { EventFilter } from './event-log.port.js';
import { isHousekeeping } from './housekeeping.js';

export type Direction = 'forwards' | 'backwards';

/** The whole numbers between two bounds which themselves do not belong to it. */
export interface Range {
  readonly above: number;
  readonly below: number;
}

export interface Page {
  readonly events: readonly RecordedEvent[];
  /** Everything of the range up to here, in the direction of reading, has been looked at. */
  readonly lookedAt: number;
}

/** What an adapter in this process answers at once; all reading is built on it. */
export interface PagedStore {
  /** Of the last event that is history: 0 while there is none; positions count from 1. */
  headPosition(): Position;
  headRevision(stream: StreamName): Revision | undefined;
  /** Whether a housekeeping stream was erased. */
  isErased(stream: StreamName): boolean;
  /** Up to `count` events of the stream whose revisions are in `range`. */
  streamPage(stream: StreamName, range: Range, direction: Direction, count: number): Page;
  /** Up to `count` events whose positions are in `range`; it may look at only a part of the range. */
  allPage(range: Range, direction: Direction, count: number, filter?: EventFilter): Page;
}

/** A page without what is no history. */
export function historyOf(page: Page): Page {
  const events = page.events.filter(({ stream }) => !isHousekeeping(stream));
  return events.length === page.events.length ? page : { ...page, events };
}
