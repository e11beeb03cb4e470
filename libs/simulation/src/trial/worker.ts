import type { Stores } from '#engine';
import type { Instant } from '#kernel';
import { MemorySnapshots } from '#snapshots';
import type { Life } from './life.js';

/** Whoever restarts processes that fail waits longer each time. */
const restartBaseMs = 2_000;
const restartMaxMs = 300_000;

/** A machine: its disk and clock, and the process that runs on it now. */
export class Worker {
  disk: Stores['snapshots'] = new MemorySnapshots();
  life: Life | undefined;
  /** When a process was last seen to run on it, by its clock, as its disk has it. */
  seenAt: Instant | undefined;
  /** How far its clock is from the world's. */
  clockOffsetMs = 0;
  private failures = 0;

  /** With the disk goes what a process had left there of when it was last at work. */
  loseDisk(): void {
    this.disk = new MemorySnapshots();
    this.seenAt = undefined;
  }

  /** Until a process that failed is started again. */
  restartMs(): number {
    return Math.min(restartBaseMs * 2 ** this.failures++, restartMaxMs);
  }

  /** Its process has been at work for a while. */
  isWell(): void {
    this.failures = 0;
  }
}
