import type { paths } from '../../api/schema.js';
import { secondsOf } from '../../parts/format.js';
import type { PingState, ShownState } from '../../parts/ping-state/ping-state.js';

type Told =
  paths['/api/v1/campaigns/{campaignId}/board']['get']['responses']['200']['content']['application/json']['rows'][number];
export type BoardRow = Omit<Told, 'state'> & { readonly state: PingState };
export type PartyRule = 'first' | 'all';

/** A Party as it is counted: once, as the first of these that is so (rule 10 in docs/rules.md). */
export interface PartyLine {
  readonly party: string;
  readonly state: ShownState;
  /** Response time in seconds, where it answered in time. */
  readonly seconds: number | undefined;
  /** The index of the window that its answer fell in; -1 where in none. */
  readonly window: number;
  readonly answered: number;
  readonly contactPoints: number;
}

export function partiesOf(
  rows: readonly BoardRow[],
  windows: readonly string[],
  rule: PartyRule,
): readonly PartyLine[] {
  const bounds = windows.map((window) => secondsOf(window) ?? Infinity);
  const byParty = new Map<string, BoardRow[]>();
  for (const row of rows) {
    const own = byParty.get(row.party);
    if (own === undefined) byParty.set(row.party, [row]);
    else own.push(row);
  }
  return [...byParty].map(([party, own]) => {
    const seconds = partySeconds(own, rule);
    return {
      party,
      seconds,
      state: partyState(own, seconds),
      window: seconds === undefined ? -1 : bounds.findIndex((bound) => seconds <= bound),
      answered: own.filter(({ state }) => state === 'answered').length,
      contactPoints: own.length,
    };
  });
}

const openStates: ReadonlySet<PingState> = new Set([
  'scheduled',
  'waiting',
  'reminded',
  'escalated',
  'phone',
]);

function partyState(own: readonly BoardRow[], seconds: number | undefined): ShownState {
  if (seconds !== undefined) return 'answered';
  const some = (state: PingState) => own.some((row) => row.state === state);
  const isOpen = own.some(({ state }) => openStates.has(state));
  if (isOpen && own.every(({ attention }) => attention.includes('no-usable-channel')))
    return 'unreachable';
  for (const state of ['phone', 'escalated', 'reminded', 'waiting', 'scheduled', 'late'] as const)
    if (some(state)) return state;
  return some('no-answer') ? 'no-answer' : 'withdrawn';
}

function partySeconds(own: readonly BoardRow[], rule: PartyRule): number | undefined {
  const there = own.flatMap((row) => (row.state === 'answered' ? timeOf(row, own) : []));
  if (there.length === 0 || (rule === 'all' && there.length < own.length)) return undefined;
  return rule === 'all' ? Math.max(...there) : Math.min(...there);
}

/** An answer that came before the contact point was asked itself is counted from the Party's first start. */
function timeOf(row: BoardRow, own: readonly BoardRow[]): number | readonly [] {
  if (row.responseSeconds !== null) return row.responseSeconds;
  const first = own.map(({ handedOverAt, startsAt }) => handedOverAt ?? startsAt).toSorted()[0];
  if (row.answeredAt === null || first === undefined) return [];
  return Math.max(0, Date.parse(row.answeredAt) - Date.parse(first)) / 1000;
}

/** What an operator reads in two seconds. */
export interface Figures {
  readonly asked: number;
  readonly answered: number;
  readonly share: number | null;
  readonly meanSeconds: number | null;
  readonly waiting: number;
  readonly escalated: number;
  readonly phoneTasks: number;
  readonly unreachable: number;
  readonly late: number;
  /** Over, and nothing heard. */
  readonly noAnswer: number;
  readonly scheduled: number;
}

export function figuresOf(parties: readonly PartyLine[], rows: readonly BoardRow[]): Figures {
  const counts = new Map<ShownState, number>();
  for (const { state } of parties) counts.set(state, (counts.get(state) ?? 0) + 1);
  const count = (state: ShownState) => counts.get(state) ?? 0;
  const times = parties.flatMap(({ seconds }) => seconds ?? []);
  const answered = count('answered');
  return {
    asked: parties.length,
    answered,
    share: parties.length === 0 ? null : answered / parties.length,
    meanSeconds:
      times.length === 0 ? null : times.reduce((sum, one) => sum + one, 0) / times.length,
    waiting: count('waiting') + count('reminded'),
    escalated: count('escalated'),
    phoneTasks: rows.reduce((sum, { openTasks }) => sum + openTasks.length, 0),
    unreachable: count('unreachable'),
    late: count('late'),
    noAnswer: count('no-answer') + count('withdrawn'),
    scheduled: count('scheduled'),
  };
}

/** How many Parties had answered, each time that one more had. */
export function curveOf(
  parties: readonly { readonly seconds: number | undefined }[],
): readonly { readonly seconds: number; readonly share: number }[] {
  const times = parties.flatMap(({ seconds }) => seconds ?? []).toSorted((a, b) => a - b);
  return times.map((seconds, index) => ({ seconds, share: (index + 1) / parties.length }));
}
