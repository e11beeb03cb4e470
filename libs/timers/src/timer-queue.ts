import { Fault, limits, type Instant } from '#kernel';
import { MinHeap } from './timer-heap.js';
import { assertTimerId } from './timer-id.js';
import type { DueTimer, TimerId } from './timers.port.js';

/** A heap up to this size is not worth cleaning. */
const smallHeap = 64;

/** A timer that is set, or whose handler is under way. */
export interface QueuedTimer {
  readonly timer: DueTimer;
  /** When it is tried next: its due instant, later after a failure. */
  readonly tryAt: Instant;
  /** How often its handler has failed. */
  readonly failures: number;
}

/** The timers of one process in the order they fire: by the instant they are tried, then by id. */
export class TimerQueue {
  private readonly known = new Map<TimerId, QueuedTimer>();
  private heap = new MinHeap<QueuedTimer>(isBefore);

  /**
   * Ignored while a timer of this id is set or its handler is under way.
   * @throws Fault `timer-id-invalid`, `too-many-timers`.
   */
  add(timer: DueTimer): void {
    assertTimerId(timer.id);
    if (this.known.has(timer.id)) return;
    if (this.known.size >= limits.pendingTimersMax)
      throw new Fault('too-many-timers', `${limits.pendingTimersMax} timers are set already`);
    this.push({ timer, tryAt: timer.due, failures: 0 });
  }

  cancel(id: TimerId): void {
    this.known.delete(id);
    // A cancelled timer stays in the heap until it comes up, but no more of those than of the others.
    if (this.heap.size > 2 * this.known.size + smallHeap)
      this.heap.keep((queued) => this.isCurrent(queued));
  }

  /** The one that fires first, left where it is. */
  peek(): QueuedTimer | undefined {
    let first = this.heap.peek();
    while (first !== undefined && this.known.get(first.timer.id) !== first) {
      this.heap.take();
      first = this.heap.peek();
    }
    return first;
  }

  /** The one that fires first; its id stays known until `finish` or `retry`. */
  take(): QueuedTimer | undefined {
    return this.peek() && this.heap.take();
  }

  /** The handler of a taken timer did its work. */
  finish(taken: QueuedTimer): void {
    if (this.isCurrent(taken)) this.known.delete(taken.timer.id);
  }

  /** The handler of a taken timer failed: it is tried again at `tryAt`, unless it was cancelled meanwhile. */
  retry(taken: QueuedTimer, tryAt: Instant): void {
    if (this.isCurrent(taken)) this.push({ ...taken, tryAt, failures: taken.failures + 1 });
  }

  clear(): void {
    this.known.clear();
    this.heap = new MinHeap(isBefore);
  }

  private push(queued: QueuedTimer): void {
    this.known.set(queued.timer.id, queued);
    this.heap.add(queued);
  }

  private isCurrent(queued: QueuedTimer): boolean {
    return this.known.get(queued.timer.id) === queued;
  }
}

/** Instants and ids are compared as text: both orders are those of their meaning. */
function isBefore(a: QueuedTimer, b: QueuedTimer): boolean {
  return a.tryAt === b.tryAt ? a.timer.id < b.timer.id : a.tryAt < b.tryAt;
}
