import type { Position } from '#kernel';

interface Waiter {
  readonly position: Position;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** How far a follower of the log has come, and a way to wait for it. A follower that failed fails all who wait. */
export class Progress {
  private reached: Position | undefined;
  private failure: { readonly error: unknown } | undefined;
  private waiters: Waiter[] = [];

  /** @param onFailure hears once of what stopped the follower, whether or not anybody waits. */
  constructor(private readonly onFailure: (error: unknown) => void = () => {}) {}

  get position(): Position | undefined {
    return this.reached;
  }

  hasReached(position: Position): boolean {
    return this.reached !== undefined && this.reached >= position;
  }

  reach(position: Position): void {
    if (this.hasReached(position)) return;
    this.reached = position;
    const [there, waiting] = partition(this.waiters, (waiter) => waiter.position <= position);
    this.waiters = waiting;
    for (const waiter of there) waiter.resolve();
  }

  fail(error: unknown): void {
    if (this.failure === undefined) this.onFailure(error);
    this.failure ??= { error };
    for (const waiter of this.waiters.splice(0)) waiter.reject(error);
  }

  until(position: Position | undefined): Promise<void> {
    if (this.failure !== undefined) return Promise.reject(this.failure.error);
    if (position === undefined || this.hasReached(position)) return Promise.resolve();
    return new Promise((resolve, reject) => this.waiters.push({ position, resolve, reject }));
  }
}

function partition<Item>(items: readonly Item[], test: (item: Item) => boolean): [Item[], Item[]] {
  const yes: Item[] = [];
  const no: Item[] = [];
  for (const item of items) (test(item) ? yes : no).push(item);
  return [yes, no];
}
