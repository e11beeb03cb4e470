import type { WordId } from '../../words/index.js';

/** How far a ping has come. */
export const pingStates = [
  'scheduled',
  'waiting',
  'reminded',
  'escalated',
  'phone',
  'answered',
  'late',
  'no-answer',
  'withdrawn',
] as const;
export type PingState = (typeof pingStates)[number];
/** A Party may be open without a way to anybody in it. */
export type ShownState = PingState | 'unreachable';

/** A sign beside each word: neither colour nor shape alone tells a state. */
export const stateSigns: Readonly<Record<ShownState, string>> = {
  scheduled: '○',
  waiting: '·',
  reminded: '↻',
  escalated: '↑',
  phone: '☎',
  answered: '✓',
  late: '~',
  'no-answer': '✗',
  withdrawn: '–',
  unreachable: '!',
};

export const stateWords: Readonly<Record<ShownState, WordId>> = {
  scheduled: 'ping.scheduled',
  waiting: 'ping.waiting',
  reminded: 'ping.reminded',
  escalated: 'ping.escalated',
  phone: 'ping.phone',
  answered: 'ping.answered',
  late: 'ping.late',
  'no-answer': 'ping.no-answer',
  withdrawn: 'ping.withdrawn',
  unreachable: 'ping.unreachable',
};

const scaleSteps = 6;

/**
 * How a state is filled: one of `answered-1` (fast) to `answered-6`, `late`, `warn`, `waiting` or `none`.
 * @param window the index of the window that the answer fell in, of `windows` that the policy has.
 */
export function fillOf(state: ShownState, window = -1, windows = scaleSteps): string {
  if (state === 'answered') return `answered-${scaleStep(window, windows)}`;
  if (state === 'late') return 'late';
  if (state === 'no-answer' || state === 'unreachable') return 'warn';
  return state === 'withdrawn' || state === 'scheduled' ? 'none' : 'waiting';
}

/** Fewer windows than the scale has steps are spread over it; an answer outside of every window is its end. */
function scaleStep(window: number, windows: number): number {
  if (window < 0 || windows < 2) return window < 0 ? scaleSteps : 1;
  return 1 + Math.round((Math.min(window, windows - 1) / (windows - 1)) * (scaleSteps - 1));
}
