import type { Position, RecordedEvent } from '#kernel';
import type { EventFilter } from '../event-log.port.js';
import { filterMatcher } from '../filters.js';
import type { Page, Range } from '../paged-store.js';
import { RecentRecords } from '../recent-records.js';
import { recorded, type Row } from './row.js';

/**
 * The latest events that this process stored, for those who follow the log: read from the disk for nobody and parsed once
 * for all. It is a stretch of the log without gaps: where another process appended, it begins anew.
 */
export class LogTail {
  private recent: RecentRecords<Kept> | undefined;

  /** @param rows what a commit added, in order of position. */
  add(rows: readonly Row[]): void {
    const first = rows[0];
    if (first === undefined) return;
    if (this.recent?.to !== first.position - 1)
      this.recent = new RecentRecords<Kept>(first.position - 1, ({ bytes }) => bytes);
    for (const row of rows) this.recent.add(new Kept(row));
  }

  /** What was erased is not kept here either. */
  forget(): void {
    this.recent = undefined;
  }

  /** As a read of the table would find it; `undefined` where that begins elsewhere. */
  page({ above, below }: Range, count: number, filter: EventFilter | undefined): Page | undefined {
    const { recent } = this;
    if (recent === undefined || !recent.covers(above) || above >= recent.to) return undefined;
    const matches = filterMatcher(filter);
    const events: RecordedEvent[] = [];
    let lookedAt = above;
    for (let number = recent.after(above); events.length < count; number++) {
      const kept = recent.at(number);
      if (kept === undefined || kept.position >= below) break;
      lookedAt = kept.position;
      if (matches(kept.row)) events.push(kept.event());
    }
    return { events, lookedAt };
  }
}

class Kept {
  readonly position: Position;
  readonly bytes: number;
  private parsed: RecordedEvent | undefined;

  constructor(readonly row: Row) {
    this.position = row.position;
    this.bytes = row.data.length + row.metadata.length;
  }

  event(): RecordedEvent {
    this.parsed ??= recorded(this.row);
    return this.parsed;
  }
}
