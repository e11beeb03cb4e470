import { print, type Terminal } from '../terminal.js';
import type { BoardFollower } from './board-follower.js';
import { overviewLine, rowLine, stateLine } from './board-lines.js';
import { LiveDisplay, type Screen } from './live-display.js';

export interface WatchOptions {
  readonly json: boolean;
  /** IANA zone of who watches. */
  readonly timeZone: string;
  /** Ends the watching before the campaign ends. */
  readonly stop: AbortSignal;
}

/** Shows a board until its campaign is over or somebody stops it: drawn on a terminal, as lines in a pipe. */
export async function watchBoard(
  follower: BoardFollower,
  terminal: Terminal,
  { json, timeZone, stop }: WatchOptions,
): Promise<void> {
  const screen = terminal.stdout as Screen & { readonly isTTY?: boolean };
  const isDrawn = !json && screen.isTTY === true;
  const display = isDrawn
    ? new LiveDisplay(follower, screen, timeZone)
    : json
      ? jsonLines(follower, terminal)
      : textLines(follower, terminal);
  try {
    await ended(follower, stop);
    if (!stop.aborted) await follower.finish();
  } finally {
    display.end();
  }
}

function ended(follower: BoardFollower, stop: AbortSignal): Promise<void> {
  if (follower.isOver || stop.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    follower.onUpdate(() => {
      if (follower.isOver) resolve();
    });
    stop.addEventListener('abort', () => resolve(), { once: true });
  });
}

function textLines(follower: BoardFollower, terminal: Terminal): { end(): void } {
  let told = stateLine(follower.model);
  let last = '';
  const line = (text: string) => {
    last = text;
    print(terminal, text);
  };
  line(overviewLine(follower.model));
  follower.onUpdate((update) => {
    if (update.kind === 'row') line(rowLine(update.row));
    const state = stateLine(follower.model);
    if (state !== told) line(state);
    told = state;
  });
  return {
    end() {
      const summary = overviewLine(follower.model);
      if (summary !== last) line(summary);
    },
  };
}

/** One JSON object a line: the whole board first and last, in between each row that changed and what else did. */
function jsonLines(follower: BoardFollower, terminal: Terminal): { end(): void } {
  const line = (value: object) => print(terminal, JSON.stringify(value));
  const board = () => line({ kind: 'board', at: follower.now, ...follower.model });
  let told = stateLine(follower.model);
  board();
  follower.onUpdate((update) => {
    const state = stateLine(follower.model);
    const { rows: _, ...rest } = follower.model;
    if (update.kind === 'row') line(update);
    else if (state !== told) line({ kind: 'state', at: follower.now, ...rest });
    told = state;
  });
  return { end: board };
}
