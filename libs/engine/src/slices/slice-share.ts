import type { EventLog } from '#event-log';
import type { Position, RecordedEvent, StreamName } from '#kernel';
import type { Share } from '../share.js';
import type { Hold, SliceLedger } from './slice-ledger.js';
import { sliceOf } from './slice-of.js';

/** A slice that is worked on here. */
interface Held {
  hold: Hold;
  position: Position | undefined;
  /** Whether anything was done that is not written down. */
  worked: boolean;
}

/** Lets events of streams that are new to a share have their effects first. */
type Join = (
  after: Position | undefined,
  isDue: (event: RecordedEvent) => boolean,
  joined: (position: Position | undefined) => void,
) => Promise<void>;

/** Some slices of one process manager's streams. Without any it does nothing, and follows the log all the same. */
export class SliceShare implements Share {
  private readonly held = new Map<number, Held>();
  /** Taken, and not caught up with the others yet. */
  private readonly joining = new Map<number, Hold>();

  constructor(
    private readonly process: string,
    private readonly log: EventLog,
    private readonly ledger: SliceLedger,
  ) {}

  /** What came before is worked on when a slice is taken, from its own checkpoint. */
  start(): Promise<Position | undefined> {
    return this.log.head();
  }

  owns(stream: StreamName): boolean {
    return this.held.has(sliceOf(stream));
  }

  reached(position: Position, worked: readonly StreamName[]): Promise<void> {
    for (const one of this.held.values()) one.position = position;
    for (const stream of worked) {
      const one = this.held.get(sliceOf(stream));
      if (one !== undefined) one.worked = true;
    }
    return Promise.resolve();
  }

  /** Lets go of every slice but these, and takes those of them that are not held yet. What failed is tried again. */
  async holdOnly(slices: readonly number[], join: Join): Promise<void> {
    await this.letGoOfOthers(slices);
    for (const slice of slices) {
      if (this.held.has(slice) || this.joining.has(slice)) continue;
      const hold = await this.ledger.take(this.process, slice);
      if (hold !== undefined) this.joining.set(slice, hold);
    }
    if (this.joining.size === 0) return;
    const taken = new Map(this.joining);
    const isDue = ({ stream, position }: RecordedEvent) => {
      const hold = taken.get(sliceOf(stream));
      return hold !== undefined && position > (hold.position ?? -1);
    };
    await join(earliest([...taken.values()]), isDue, (position) => {
      this.joining.clear();
      // Written down soon, so that nobody looks through all of history for it again.
      for (const [slice, hold] of taken) this.held.set(slice, { hold, position, worked: true });
    });
  }

  private async letGoOfOthers(slices: readonly number[]): Promise<void> {
    for (const slice of this.joining.keys())
      if (!slices.includes(slice)) this.joining.delete(slice);
    for (const [slice, one] of this.held)
      if (!slices.includes(slice)) {
        this.held.delete(slice);
        await this.writeDown(one);
      }
  }

  /** Writes down how far each slice is that was worked on. What another worker has taken meanwhile is let go. */
  async checkpoint(): Promise<void> {
    for (const [slice, one] of this.held)
      if (one.worked && !(await this.writeDown(one))) this.held.delete(slice);
  }

  /** @returns whether the slice is still ours. */
  private async writeDown(one: Held): Promise<boolean> {
    const { position } = one;
    one.worked = false;
    if (position === undefined || position === one.hold.position) return true;
    try {
      const hold = await this.ledger.advance(one.hold, position);
      if (hold !== undefined) one.hold = hold;
      return hold !== undefined;
    } catch (error) {
      one.worked = true;
      throw error;
    }
  }
}

/** The earliest of their checkpoints; the log's beginning where one has none. */
function earliest(holds: readonly Hold[]): Position | undefined {
  const positions = holds.map(({ position }) => position);
  return positions.reduce((first, position) =>
    first === undefined || position === undefined ? undefined : Math.min(first, position),
  );
}
