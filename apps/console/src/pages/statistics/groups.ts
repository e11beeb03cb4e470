import type { BoardRow } from '../campaign/board.js';

/** By what answers are compared. */
export const aspects = ['type', 'region', 'hour', 'language', 'via'] as const;
export type Aspect = (typeof aspects)[number];

/** A part of the day on the clock of the contact point, from its first hour up to and without the next one's. */
const partsOfDay = [
  ['night', 22],
  ['morning', 6],
  ['afternoon', 12],
  ['evening', 18],
] as const;
export type PartOfDay = (typeof partsOfDay)[number][0];

export interface Group {
  /** A type, a region, a part of the day, a language tag or a way of answering; empty where it is not known. */
  readonly value: string;
  readonly asked: number;
  /** In time. */
  readonly answered: number;
  readonly share: number | null;
  readonly meanSeconds: number | null;
  readonly medianSeconds: number | null;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** In which part of its own day an instant falls. */
export function partOfDay(at: string, timezone: string): PartOfDay {
  let clock = clocks.get(timezone);
  if (clock === undefined)
    clocks.set(
      timezone,
      (clock = new Intl.DateTimeFormat('en-GB', { timeZone: timezone, hour: '2-digit' })),
    );
  const hour = Number(clock.format(new Date(at)));
  const begun = partsOfDay.filter(([name, from]) => name !== 'night' && hour >= from && hour < 22);
  return begun.at(-1)?.[0] ?? 'night';
}

function valueOf(row: BoardRow, aspect: Aspect): string {
  if (aspect === 'hour') return partOfDay(row.handedOverAt ?? row.startsAt, row.timezone);
  if (aspect === 'language') return row.language?.split('-')[0] ?? '';
  return row[aspect] ?? '';
}

/** Contact points, each counted once, by an aspect; the largest group first. */
export function groupsOf(rows: readonly BoardRow[], aspect: Aspect): readonly Group[] {
  const members = new Map<string, BoardRow[]>();
  for (const row of rows) {
    // How somebody answers is only known of those who did.
    if (aspect === 'via' && row.via === null) continue;
    const value = valueOf(row, aspect);
    const known = members.get(value);
    if (known === undefined) members.set(value, [row]);
    else known.push(row);
  }
  return [...members]
    .map(([value, own]) => groupOf(value, own))
    .toSorted((a, b) => b.asked - a.asked || a.value.localeCompare(b.value));
}

function groupOf(value: string, rows: readonly BoardRow[]): Group {
  const times = rows
    .flatMap(({ state, responseSeconds }) =>
      state === 'answered' && responseSeconds !== null ? [responseSeconds] : [],
    )
    .toSorted((a, b) => a - b);
  const answered = rows.filter(({ state }) => state === 'answered').length;
  const sum = times.reduce((total, one) => total + one, 0);
  return {
    value,
    asked: rows.length,
    answered,
    share: rows.length === 0 ? null : answered / rows.length,
    meanSeconds: times.length === 0 ? null : sum / times.length,
    medianSeconds: medianOf(times),
  };
}

function medianOf(sorted: readonly number[]): number | null {
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** A contact point that was asked in its night, and did not answer before the deadline, however often. */
export interface SilentAtNight {
  readonly contactPointId: string;
  readonly party: string;
  readonly timezone: string;
  /** Tests that reached it between 22:00 and 06:00 of its own clock. */
  readonly asked: number;
}

/** Who never answers at night: asked then, in one test or several, and silent in all of these. */
export function silentAtNight(boards: readonly (readonly BoardRow[])[]): readonly SilentAtNight[] {
  const nights = new Map<string, { row: BoardRow; asked: number; answered: number }>();
  for (const row of boards.flat()) {
    if (valueOf(row, 'hour') !== 'night') continue;
    const known = nights.get(row.contactPointId) ?? { row, asked: 0, answered: 0 };
    known.asked++;
    if (row.state === 'answered') known.answered++;
    nights.set(row.contactPointId, known);
  }
  return [...nights.values()]
    .filter(({ answered }) => answered === 0)
    .map(({ row: { contactPointId, party, timezone }, asked }) => ({
      contactPointId,
      party,
      timezone,
      asked,
    }));
}
