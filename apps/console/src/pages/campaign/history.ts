import type { BoardRow } from './board.js';

export interface Change {
  readonly at: string;
  readonly type: string;
  readonly contactPointId: string;
  readonly set: Partial<BoardRow>;
}

export interface History {
  readonly statuses: readonly { readonly at: string; readonly status: string }[];
  readonly changes: readonly Change[];
}

/** The board as it was at a moment. */
export function boardAt({ changes }: History, at: string): readonly BoardRow[] {
  const rows = new Map<string, BoardRow>();
  for (const { at: changedAt, contactPointId, set } of changes)
    if (changedAt <= at)
      rows.set(contactPointId, { ...rows.get(contactPointId), ...set } as BoardRow);
  return [...rows.values()];
}

export function statusAt({ statuses }: History, at: string): string | undefined {
  return statuses.findLast(({ at: since }) => since <= at)?.status;
}

/** How much happened in each of `bars` spans of equal length, as a share of the busiest. */
export function densityOf(
  changes: readonly Change[],
  from: number,
  to: number,
  bars: number,
): readonly number[] {
  const counts = Array.from({ length: bars }, () => 0);
  for (const { at } of changes) {
    const place = Math.floor(((Date.parse(at) - from) / Math.max(1, to - from)) * bars);
    const bar = Math.max(0, Math.min(bars - 1, place));
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  // By its root, so that the first minute does not hide all others.
  const most = Math.sqrt(Math.max(1, ...counts));
  return counts.map((count) => Math.sqrt(count) / most);
}
