import type { Instant } from '#kernel';

interface Entry {
  readonly at: Instant;
  readonly order: number;
  readonly act: () => void;
}

/** What is to happen at instants to come; what is due together happens in the order in which it was put down. */
export class Agenda {
  private entries: readonly Entry[] = [];
  private order = 0;

  at(at: Instant, act: () => void): void {
    this.entries = [...this.entries, { at, order: this.order++, act }];
  }

  next(): Instant | undefined {
    let next: Instant | undefined;
    for (const { at } of this.entries) if (next === undefined || at < next) next = at;
    return next;
  }

  /** Does everything that is due by `now`. */
  actOn(now: Instant): void {
    const due = this.entries
      .filter(({ at }) => at <= now)
      .toSorted((a, b) => (a.at === b.at ? a.order - b.order : a.at < b.at ? -1 : 1));
    this.entries = this.entries.filter(({ at }) => at > now);
    for (const { act } of due) act();
  }
}
