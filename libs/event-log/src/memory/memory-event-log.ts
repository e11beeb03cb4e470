import {
  Fault,
  type EventMetadata,
  type JsonObject,
  type NewEvent,
  type Position,
  type RecordedEvent,
  type Revision,
  type StreamName,
} from '#kernel';
import { appendRequest, type AppendRequest } from '../append-request.js';
import type {
  Appended,
  EventFilter,
  EventLog,
  ExpectedRevision,
  ReadAllOptions,
  ReadStreamOptions,
  SubscribeOptions,
  Subscription,
} from '../event-log.port.js';
import { meet } from '../expected-revision.js';
import { filterMatcher } from '../filters.js';
import { isHousekeeping, requireHousekeeping, streamErased } from '../housekeeping.js';
import { PagedReads } from '../paged-reads.js';
import type { Direction, Page, PagedStore, Range } from '../paged-store.js';

/** A log that lives as long as its process: for rehearsals and tests. Its events are frozen copies of what was appended. */
export class MemoryEventLog implements EventLog {
  private readonly store = new MemoryStore();
  private readonly reads = new PagedReads(this.store);
  private closed = false;

  async append(
    stream: StreamName,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
  ): Promise<Appended> {
    this.checkOpen();
    const request = appendRequest(stream, events, expected);
    if (isHousekeeping(stream) && this.store.isErased(stream)) throw streamErased(stream);
    const met = meet(request, this.store.headRevision(stream), (revision, count) =>
      this.store.streamSlice(stream, revision, count),
    );
    if (met.kind === 'refused') throw met.error;
    if (met.kind === 'stored') return met.appended;
    const appended = this.store.add(request, met.from);
    this.reads.announceAppend();
    return appended;
  }

  readStream(stream: StreamName, options?: ReadStreamOptions): AsyncIterable<RecordedEvent> {
    return this.reads.readStream(stream, options);
  }

  readAll(options?: ReadAllOptions): AsyncIterable<RecordedEvent> {
    return this.reads.readAll(options);
  }

  subscribe(options?: SubscribeOptions): Subscription {
    return this.reads.subscribe(options);
  }

  async head(): Promise<Position | undefined> {
    this.checkOpen();
    return this.store.headPosition() || undefined;
  }

  eventAt(position: Position): Promise<RecordedEvent | undefined> {
    return this.reads.eventAt(position);
  }

  async eraseStream(stream: StreamName): Promise<void> {
    this.checkOpen();
    requireHousekeeping(stream);
    this.store.erase(stream);
  }

  async close(): Promise<void> {
    this.closed = true;
    this.reads.close();
  }

  private checkOpen(): void {
    if (this.closed) throw new Fault('log-closed', 'the event log has been closed');
  }
}

class MemoryStore implements PagedStore {
  /** The event at position n stands at index n - 1. */
  private readonly events: (RecordedEvent | undefined)[] = [];
  private readonly streams = new Map<StreamName, RecordedEvent[]>();
  private readonly erased = new Set<StreamName>();
  private lastHistory: Position = 0;

  add({ stream, events }: AppendRequest, from: Revision): Appended {
    const ofStream = this.streams.get(stream) ?? [];
    for (const [index, { id, type, data, metadata }] of events.entries()) {
      const event: RecordedEvent = Object.freeze({
        id,
        type,
        data: deepFrozen(JSON.parse(data) as JsonObject),
        metadata: deepFrozen(JSON.parse(metadata) as EventMetadata),
        stream,
        revision: from + index,
        position: this.events.length + 1,
      });
      this.events.push(event);
      ofStream.push(event);
    }
    this.streams.set(stream, ofStream);
    if (!isHousekeeping(stream)) this.lastHistory = this.events.length;
    return { revision: ofStream.length - 1, position: this.events.length };
  }

  /** Positions that are taken stay taken. */
  erase(stream: StreamName): void {
    for (const { position } of this.streams.get(stream) ?? [])
      this.events[position - 1] = undefined;
    this.streams.delete(stream);
    this.erased.add(stream);
  }

  isErased(stream: StreamName): boolean {
    return this.erased.has(stream);
  }

  headPosition(): Position {
    return this.lastHistory;
  }

  headRevision(stream: StreamName): Revision | undefined {
    const ofStream = this.streams.get(stream);
    return ofStream === undefined ? undefined : ofStream.length - 1;
  }

  streamSlice(stream: StreamName, from: Revision, count: number): readonly RecordedEvent[] {
    return this.streams.get(stream)?.slice(from, from + count) ?? [];
  }

  streamPage(stream: StreamName, range: Range, direction: Direction, count: number): Page {
    return pick(this.streams.get(stream) ?? [], 0, range, direction, count, () => true);
  }

  allPage(range: Range, direction: Direction, count: number, filter?: EventFilter): Page {
    return pick(this.events, 1, range, direction, count, filterMatcher(filter));
  }
}

/** @param first the number by which `range` knows the first of `events`. */
function pick(
  events: readonly (RecordedEvent | undefined)[],
  first: number,
  range: Range,
  direction: Direction,
  count: number,
  matches: (event: RecordedEvent) => boolean,
): Page {
  const picked: RecordedEvent[] = [];
  const [above, below] = [Math.max(range.above, first - 1), range.below];
  const step = direction === 'forwards' ? 1 : -1;
  let lookedAt = direction === 'forwards' ? above : below;
  while (picked.length < count && lookedAt + step > above && lookedAt + step < below) {
    lookedAt += step;
    const event = events[lookedAt - first];
    if (event !== undefined && matches(event)) picked.push(event);
  }
  const isAtBottom = direction === 'backwards' && lookedAt + step <= above;
  return { events: picked, lookedAt: isAtBottom ? range.above + 1 : lookedAt };
}

function deepFrozen<Value extends object>(value: Value): Value {
  for (const member of Object.values(value))
    if (typeof member === 'object' && member !== null) deepFrozen(member);
  return Object.freeze(value);
}
