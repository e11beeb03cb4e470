export interface Wait {
  readonly id: string;
  readonly dueEpochMs: number;
  readonly payload: object;
}

/** What timers in a process cost at the least: a binary heap and one `setTimeout` for what is due first. */
export class BareHeap {
  private readonly heap: Wait[] = [];
  private alarm: NodeJS.Timeout | undefined;

  constructor(private readonly onDue: (wait: Wait) => void) {}

  add(wait: Wait): void {
    const { heap } = this;
    let at = heap.push(wait) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above] as Wait;
      if (parent.dueEpochMs <= wait.dueEpochMs) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = wait;
    if (at === 0) this.arm();
  }

  close(): void {
    clearTimeout(this.alarm);
    this.heap.length = 0;
  }

  private arm(): void {
    clearTimeout(this.alarm);
    const [first] = this.heap;
    if (first === undefined) return;
    const waitMs = Math.min(Math.max(0, first.dueEpochMs - Date.now()), 60_000);
    this.alarm = setTimeout(() => this.ring(), waitMs);
  }

  private ring(): void {
    const { heap } = this;
    for (
      let first = heap[0];
      first !== undefined && first.dueEpochMs <= Date.now();
      first = heap[0]
    ) {
      this.removeFirst();
      this.onDue(first);
    }
    this.arm();
  }

  private removeFirst(): void {
    const { heap } = this;
    const item = heap.pop() as Wait;
    if (heap.length === 0) return;
    let at = 0;
    for (let below = 1; below < heap.length; below = 2 * at + 1) {
      const right = heap[below + 1];
      if (right !== undefined && right.dueEpochMs < (heap[below] as Wait).dueEpochMs) below++;
      const child = heap[below] as Wait;
      if (child.dueEpochMs >= item.dueEpochMs) break;
      heap[at] = child;
      at = below;
    }
    heap[at] = item;
  }
}
