import type { BoardRow, CampaignOverview } from '#campaigns';
import type { Instant } from '#kernel';

/** All that a live board shows, apart from the time. */
export interface BoardModel {
  readonly overview: CampaignOverview;
  readonly rows: readonly BoardRow[];
  /** The stream is cut, and this is when the server was last heard of. */
  readonly staleSince?: Instant | undefined;
  readonly staleBecause?: string | undefined;
  /** What the server says of the engine that sends; nothing where it does not say. */
  readonly engine?: EngineState | undefined;
}

export interface EngineState {
  readonly ticking: boolean;
  readonly lastTickAt: Instant | null;
}

const open = new Set(['scheduled', 'waiting', 'reminded', 'escalated', 'phone']);

/** Those who may still answer, or would have been asked to: everybody without an answer in time. */
export function unanswered(rows: readonly BoardRow[]): readonly BoardRow[] {
  return rows.filter(({ state }) => state !== 'answered');
}

/** Who needs a person comes first; among equals who is owed something soonest. */
export function byUrgency(rows: readonly BoardRow[]): readonly BoardRow[] {
  return rows
    .map((row) => ({ row, rank: urgency(row) }))
    .toSorted(
      (a, b) => a.rank - b.rank || compare(dueOf(a.row), dueOf(b.row)) || byId(a.row, b.row),
    )
    .map(({ row }) => row);
}

/** Whether a person is to look at it. */
export function needsPerson(row: BoardRow): boolean {
  return open.has(row.state) && (row.attention.length > 0 || row.openTasks.length > 0);
}

/** The newest first. */
export function latest(rows: readonly BoardRow[], count: number): readonly BoardRow[] {
  return rows
    .filter(({ lastType }) => lastType !== 'PingIssued')
    .toSorted((a, b) => compare(b.lastAt, a.lastAt) || byId(a, b))
    .slice(0, count);
}

function urgency({ attention, state }: BoardRow): number {
  if (!open.has(state)) return 9;
  if (attention.includes('failing')) return 0;
  if (attention.includes('outcome-unknown')) return 1;
  if (attention.includes('no-usable-channel')) return 2;
  if (state === 'phone') return 3;
  if (attention.includes('bounced')) return 4;
  return ['escalated', 'reminded', 'waiting', 'scheduled'].indexOf(state) + 5;
}

function dueOf({ nextAt }: BoardRow): string {
  return nextAt ?? '9';
}

function byId(a: BoardRow, b: BoardRow): number {
  return compare(a.party, b.party) || compare(a.contactPointId, b.contactPointId);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** For whom and where a board is drawn. */
export interface BoardView {
  readonly columns: number;
  readonly rows: number;
  readonly now: Instant;
  /** IANA zone of the operator. */
  readonly timeZone: string;
  readonly color: boolean;
}
