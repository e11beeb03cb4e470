/** A binary min-heap: the least item comes out first, adding and taking cost the logarithm of its size. */
export class MinHeap<Item> {
  private items: Item[] = [];

  /** @param isBefore a strict order: whether `a` comes out before `b`. */
  constructor(private readonly isBefore: (a: Item, b: Item) => boolean) {}

  get size(): number {
    return this.items.length;
  }

  peek(): Item | undefined {
    return this.items[0];
  }

  add(item: Item): void {
    let at = this.items.push(item) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = this.items[above] as Item;
      if (!this.isBefore(item, parent)) break;
      this.items[at] = parent;
      at = above;
    }
    this.items[at] = item;
  }

  take(): Item | undefined {
    const first = this.items[0];
    const last = this.items.pop();
    if (last !== undefined && this.items.length > 0) {
      this.items[0] = last;
      this.sink(0);
    }
    return first;
  }

  /** Drops every item that is not wanted, in time linear in the size. */
  keep(isWanted: (item: Item) => boolean): void {
    this.items = this.items.filter(isWanted);
    for (let at = (this.items.length >> 1) - 1; at >= 0; at--) this.sink(at);
  }

  private sink(start: number): void {
    const { items, isBefore } = this;
    const item = items[start] as Item;
    let at = start;
    for (let below = 2 * at + 1; below < items.length; below = 2 * at + 1) {
      const right = below + 1;
      if (right < items.length && isBefore(items[right] as Item, items[below] as Item))
        below = right;
      const child = items[below] as Item;
      if (!isBefore(child, item)) break;
      items[at] = child;
      at = below;
    }
    items[at] = item;
  }
}
