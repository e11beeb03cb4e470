import { Fault, limits, type Position, type RecordedEvent, type StreamName } from '#kernel';
import type { EventFilter, ReadAllOptions, ReadStreamOptions } from '../event-log.port.js';
import { checkFilter, filterMatcher } from '../filters.js';
import type { Direction } from '../paged-store.js';
import { checkReadLimit } from '../read-limit.js';
import type { HeadReader } from './head-reader.js';
import type { StoreConnection } from './store-connection.js';
import { eventOf, isHistory, recordIn } from './stored-record.js';
import { allRequest, streamRequest } from './wire-requests.js';

interface Span {
  /** The event here is not in it. */
  readonly from: Position | undefined;
  /** Forwards the last position that belongs to it. */
  readonly until: Position;
  readonly direction: Direction;
  readonly limit: number;
  readonly filter: EventFilter | undefined;
  readonly signal?: AbortSignal;
}

/** Reads of one stream and of all, as the store sends them: no faster than they are taken. */
export class LogReader {
  constructor(
    private readonly connection: StoreConnection,
    private readonly heads: HeadReader,
  ) {}

  async *readStream(
    stream: StreamName,
    { from, direction = 'forwards', limit = Infinity }: ReadStreamOptions = {},
  ): AsyncGenerator<RecordedEvent> {
    checkReadLimit(limit);
    if (limit === 0) return;
    const request = streamRequest(stream, { direction, from, count: limit });
    for await (const response of this.connection.read(request, { stream })) {
      const record = recordIn(response);
      if (record !== undefined) yield eventOf(record);
    }
  }

  async *readAll({
    after,
    direction = 'forwards',
    limit = Infinity,
    filter,
  }: ReadAllOptions = {}): AsyncGenerator<RecordedEvent> {
    checkReadLimit(limit);
    checkFilter(filter);
    if (direction === 'backwards') {
      yield* this.span({ from: after, until: Infinity, direction, limit, filter });
      return;
    }
    const { head } = await this.heads.latest();
    if (head !== undefined) yield* this.forwards(after, head, limit, filter);
  }

  /** What is later than `after`, up to `until`, where an event has to stand. */
  async *forwards(
    after: Position | undefined,
    until: Position,
    limit: number,
    filter: EventFilter | undefined,
    signal?: AbortSignal,
  ): AsyncGenerator<RecordedEvent> {
    const from = after === undefined || after <= 0 ? undefined : after;
    if (from !== undefined && from >= until) return;
    const ending = signal === undefined ? {} : { signal };
    yield* this.span({ from, until, direction: 'forwards', limit, filter, ...ending });
  }

  /** The event at exactly this position. */
  async eventAt(position: Position): Promise<RecordedEvent | undefined> {
    if (!(position > 0)) return undefined;
    const request = allRequest({ direction: 'forwards', from: position, count: 1 });
    try {
      for await (const response of this.connection.read(request)) {
        const record = recordIn(response);
        if (record?.position === position && isHistory(record)) return eventOf(record);
      }
    } catch (error) {
      // A position that is no record's beginning is an error to the store, and to us just none where an event stands.
      if (!(error instanceof Fault && error.code === 'log-position-unknown')) throw error;
    }
    return undefined;
  }

  /** In pages only where there is a limit: the store counts records that are not ours, and we do not know how many. */
  private async *span({
    from,
    until,
    direction,
    limit,
    filter,
    signal,
  }: Span): AsyncGenerator<RecordedEvent> {
    if (filter !== undefined && matchesNothing(filter)) return;
    const matches = filterMatcher(filter);
    const reading = signal === undefined ? {} : { signal };
    let at = from;
    let left = limit;
    while (left > 0) {
      // Forwards the record where a page begins comes once more.
      const start = at;
      const count = left === Infinity ? Infinity : Math.min(left, limits.readPageEvents) + 1;
      const request = allRequest({ direction, from: start, count, filter });
      let seen = 0;
      for await (const response of this.connection.read(request, reading)) {
        const record = recordIn(response);
        if (record === undefined) continue;
        seen += 1;
        at = record.position;
        if (record.position > until) return;
        if (record.position === start || !matches(record) || !isHistory(record)) continue;
        yield eventOf(record);
        left -= 1;
        if (left === 0 || record.position === until) return;
      }
      if (seen < count) return;
    }
  }
}

function matchesNothing(filter: EventFilter): boolean {
  const items = 'eventTypes' in filter ? filter.eventTypes : filter.streamPrefixes;
  return items.length === 0;
}
