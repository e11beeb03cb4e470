import { limits, type Position } from '#kernel';

interface Touch {
  readonly key: string;
  readonly position: Position;
}

/** Which documents of a projection changed lately: a ring of places and keys, for subscribers that were cut off. */
export class RecentChanges {
  private readonly ring: Touch[] = [];
  /** Where the oldest stands once the ring is full. */
  private oldest = 0;
  /** Every change later than this is in the ring. */
  private knownAfter: Position | undefined;

  constructor(private readonly capacity: number = limits.streamRecentChanges) {}

  add(key: string, position: Position): void {
    this.knownAfter ??= position - 1;
    const touch = { key, position };
    if (this.ring.length < this.capacity) {
      this.ring.push(touch);
      return;
    }
    this.knownAfter = this.ring[this.oldest]?.position ?? position;
    this.ring[this.oldest] = touch;
    this.oldest = (this.oldest + 1) % this.capacity;
  }

  /**
   * The documents that changed after `position`, each with the place of its last change, in that order.
   * @returns `undefined` where that is further back than is known here.
   */
  since(position: Position): ReadonlyMap<string, Position> | undefined {
    if (this.knownAfter === undefined || position < this.knownAfter) return undefined;
    const last = new Map<string, Position>();
    for (let back = 1; back <= this.ring.length; back++) {
      const touch = this.ring[(this.oldest + this.ring.length - back) % this.ring.length];
      if (touch === undefined || touch.position <= position) break;
      if (!last.has(touch.key)) last.set(touch.key, touch.position);
    }
    return new Map([...last].toReversed());
  }

  forget(): void {
    this.ring.length = 0;
    this.oldest = 0;
    this.knownAfter = undefined;
  }
}
