import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';
import { limits, type Position, type RecordedEvent, type Revision, type StreamName } from '#kernel';
import type { SerialisedEvent } from '../append-request.js';
import type { EventFilter } from '../event-log.port.js';
import type { StoredPlace } from '../expected-revision.js';
import { streamErasedType } from '../housekeeping.js';
import type { Direction, Page, PagedStore, Range } from '../paged-store.js';
import { isHousekeepingSql, storeFault } from './log-file.js';
import { KnownHeads } from './known-heads.js';
import { LogTail } from './log-tail.js';
import { recorded, type Row } from './row.js';

type Value = string | number;

const select = 'SELECT position, stream, revision, id, type, data, metadata FROM events';

/**
 * The table of events. Every answer is complete when it returns: no statement stays open, since SQLite refuses others on
 * the same connection meanwhile.
 */
export class SqliteStore implements PagedStore {
  /** Statements by their text; there are as many as forms of filters, which `filterItemsMax` bounds. */
  private readonly statements = new Map<string, Database.Statement<Value[], Row>>();
  private readonly insertion: Database.Statement<Value[]>;
  private readonly lastPosition: Database.Statement<[], Position | null>;
  private readonly lastOfHistory: Database.Statement<[], Position>;
  private readonly lastRevision: Database.Statement<[StreamName], Revision | null>;
  private readonly lastType: Database.Statement<[StreamName], string>;
  private readonly removal: Database.Statement<[StreamName, Revision]>;
  readonly tail = new LogTail();
  readonly heads: KnownHeads;
  private head = { last: 0, ofHistory: 0 };
  private readonly places: Database.Statement<[StreamName, Revision, number], StoredPlace>;

  constructor(private readonly db: Database.Database) {
    this.heads = new KnownHeads(db);
    this.insertion = db.prepare(
      'INSERT INTO events (stream, revision, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.lastPosition = db.prepare<[], Position | null>('SELECT max(position) FROM events').pluck();
    this.lastOfHistory = db
      .prepare<[], Position>(
        `SELECT position FROM events WHERE NOT ${isHousekeepingSql('stream')} ORDER BY position DESC LIMIT 1`,
      )
      .pluck();
    this.lastRevision = db
      .prepare<[StreamName], Revision | null>('SELECT max(revision) FROM events WHERE stream = ?')
      .pluck();
    this.lastType = db
      .prepare<[StreamName], string>(
        'SELECT type FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1',
      )
      .pluck();
    this.removal = db.prepare('DELETE FROM events WHERE stream = ? AND revision < ?');
    this.places = db.prepare(
      'SELECT id, revision, position FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?',
    );
  }

  /** To be called inside a transaction. */
  insert(
    stream: StreamName,
    revision: Revision,
    { id, type, data, metadata }: SerialisedEvent,
  ): Row {
    const { lastInsertRowid } = this.insertion.run(stream, revision, id, type, data, metadata);
    this.heads.set(stream, revision);
    return { position: Number(lastInsertRowid), stream, revision, id, type, data, metadata };
  }

  /** To be called inside a transaction. */
  storedFrom(stream: StreamName, revision: Revision, count: number): readonly StoredPlace[] {
    return this.places.all(stream, revision, count);
  }

  /**
   * Leaves a mark in the place of a stream's events, so that no position is given twice. To be called inside a
   * transaction.
   */
  erase(stream: StreamName): void {
    if (this.isErased(stream)) return;
    const revision = (this.headRevision(stream) ?? -1) + 1;
    const mark = { id: randomUUID(), type: streamErasedType, data: '{}', metadata: '{}' };
    this.insert(stream, revision, mark);
    this.removal.run(stream, revision);
    this.tail.forget();
    this.heads.forget();
  }

  isErased(stream: StreamName): boolean {
    return reading(() => this.lastType.get(stream)) === streamErasedType;
  }

  /** Asked at every turn: as long as nothing was added, the answer is that of the last time. */
  headPosition(): Position {
    return reading(() => {
      const last = this.lastPosition.get() ?? 0;
      if (last !== this.head.last) this.head = { last, ofHistory: this.lastOfHistory.get() ?? 0 };
      return this.head.ofHistory;
    });
  }

  headRevision(stream: StreamName): Revision | undefined {
    return reading(() => this.lastRevision.get(stream) ?? undefined);
  }

  streamPage(stream: StreamName, range: Range, direction: Direction, count: number): Page {
    const where = 'WHERE stream = ? AND revision > ? AND revision < ?';
    const values = [stream, range.above, range.below];
    const found = this.query(`${select} ${where} ${ordered('revision', direction)}`, values, count);
    return pageOf(found, 'revision', range, direction);
  }

  allPage(range: Range, direction: Direction, count: number, filter?: EventFilter): Page {
    const latest = direction === 'forwards' ? this.tail.page(range, count, filter) : undefined;
    if (latest !== undefined) return latest;
    const looked =
      filter !== undefined && 'streamPrefixes' in filter ? part(range, direction) : range;
    return pageOf(this.matching(looked, direction, count, filter), 'position', looked, direction);
  }

  private matching(
    { above, below }: Range,
    direction: Direction,
    count: number,
    filter: EventFilter | undefined,
  ): Found {
    const inRange = 'position > ? AND position < ?';
    const order = ordered('position', direction);
    if (filter === undefined)
      return this.query(`${select} WHERE ${inRange} ${order}`, [above, below], count);
    if ('eventTypes' in filter) {
      const types = [...new Set(filter.eventTypes)];
      if (types.length === 0) return nothing;
      // One select a type: SQLite merges them along the index by type, so a rare type costs what it yields.
      const selects = types.map(() => `${select} WHERE type = ? AND ${inRange}`);
      const values = types.flatMap((type) => [type, above, below]);
      return this.query(`${selects.join(' UNION ALL ')} ${order}`, values, count);
    }
    const prefixes = [...new Set(filter.streamPrefixes)];
    if (prefixes.length === 0) return nothing;
    // The plus keeps SQLite from following the index by stream, which would sort all that matches for every page.
    const starts = prefixes.map(() => 'substr(+stream, 1, ?) = ?').join(' OR ');
    // SQLite counts code points where a string's length counts UTF-16 units.
    const values = prefixes.flatMap((prefix) => [Array.from(prefix).length, prefix]);
    return this.query(
      `${select} WHERE ${inRange} AND (${starts}) ${order}`,
      [above, below, ...values],
      count,
    );
  }

  private query(sql: string, values: readonly Value[], count: number): Found {
    const rows = reading(() => {
      const known = this.statements.get(sql);
      const statement = known ?? this.db.prepare<Value[], Row>(sql);
      if (known === undefined) this.statements.set(sql, statement);
      return statement.all(...values, count);
    });
    const events = upToDamage(rows);
    return { events, goesOn: rows.length === count || events.length < rows.length };
  }
}

function ordered(column: 'position' | 'revision', direction: Direction): string {
  return `ORDER BY ${column} ${direction === 'forwards' ? 'ASC' : 'DESC'} LIMIT ?`;
}

/** The part of a range that is looked at in one go. */
function part({ above, below }: Range, direction: Direction): Range {
  return direction === 'forwards'
    ? { above, below: Math.min(below, above + 1 + limits.scanPageEvents) }
    : { above: Math.max(above, below - 1 - limits.scanPageEvents), below };
}

/** Events that a query found, and whether there may be more behind them. */
interface Found {
  readonly events: readonly RecordedEvent[];
  readonly goesOn: boolean;
}

const nothing: Found = { events: [], goesOn: false };

/** What comes before a damaged event is read all the same. @throws DamagedEvent once nothing comes before it. */
function upToDamage(rows: readonly Row[]): readonly RecordedEvent[] {
  const events: RecordedEvent[] = [];
  for (const row of rows)
    try {
      events.push(recorded(row));
    } catch (error) {
      if (events.length === 0) throw error;
      break;
    }
  return events;
}

function pageOf(
  { events, goesOn }: Found,
  by: 'position' | 'revision',
  { above, below }: Range,
  direction: Direction,
): Page {
  const last = events.at(-1);
  if (last !== undefined && goesOn) return { events, lookedAt: last[by] };
  return { events, lookedAt: direction === 'forwards' ? below - 1 : above + 1 };
}

function reading<Answer>(read: () => Answer): Answer {
  try {
    return read();
  } catch (error) {
    throw storeFault('reading the event log', error);
  }
}
