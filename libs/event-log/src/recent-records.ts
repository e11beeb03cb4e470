import { limits, type Position } from '#kernel';

interface Located {
  readonly position: Position;
}

/** What a record takes besides its payloads: names, numbers and the object itself. */
const recordOverheadBytes = 500;

/**
 * The latest records of history: a stretch of the log without gaps, of bounded size. Each has a number that counts up, by
 * which readers keep their place.
 */
export class RecentRecords<Stored extends Located> {
  /** By number: taking the oldest out of a list would move all others. */
  private readonly records = new Map<number, Stored>();
  /** The number of the first record; those before it are no longer here. */
  private first = 0;
  private bytes = 0;
  /** The last position that was taken in. */
  to: Position;
  /** Why nothing more will come. */
  failure: unknown;

  /**
   * @param from history is here from after this position on.
   */
  constructor(
    private from: Position,
    private readonly payloadBytesOf: (record: Stored) => number,
    private readonly max: { readonly records: number; readonly bytes: number } = {
      records: limits.recentEventsMax,
      bytes: limits.recentEventBytesMax,
    },
  ) {
    this.to = from;
  }

  /** The number that the next record will have. */
  get end(): number {
    return this.first + this.records.size;
  }

  add(record: Stored): void {
    this.records.set(this.end, record);
    this.bytes += this.bytesOf(record);
    this.to = record.position;
    while (this.records.size > this.max.records || this.bytes > this.max.bytes) this.drop();
  }

  /** Whether everything later than `position` is here. */
  covers(position: Position): boolean {
    return position >= this.from;
  }

  /** The number of the first record later than `position`, where `covers` says that it is here. */
  after(position: Position): number {
    let low = this.first;
    let high = this.end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.records.get(middle)!.position <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The record of this number; `undefined` when it has not come yet, or is no longer here. */
  at(number: number): Stored | undefined {
    return this.records.get(number);
  }

  private drop(): void {
    const record = this.records.get(this.first);
    if (record === undefined) return;
    this.records.delete(this.first++);
    this.bytes -= this.bytesOf(record);
    this.from = record.position;
  }

  private bytesOf(record: Stored): number {
    return this.payloadBytesOf(record) + recordOverheadBytes;
  }
}
