import type { BoardModel, BoardView } from './board-model.js';
import {
  banners,
  headline,
  latestLines,
  needing,
  totals,
  wideColumns,
  windowsLine,
  windowsTable,
} from './board-sections.js';
import { beside, painted, type Line } from './display-text.js';

const windowsColumns = 62;
/** From this height on the latest events take more room. */
const tallRows = 30;
const gap: Line = [];

/** The live board as lines that fit the terminal: what matters most stands first, and is what stays in a small one. */
export function renderBoard(model: BoardModel, view: BoardView): readonly string[] {
  const lines = arranged(model, view).slice(0, view.rows);
  return lines.map((line) => painted(line, view.columns, view.color));
}

function arranged(model: BoardModel, view: BoardView): readonly Line[] {
  const top = [headline(model, view), ...banners(model, view), ...totals(model)];
  const left = view.rows - top.length;
  const table = windowsTable(model);
  if (left < table.length + 4) {
    const compact = left < 4 ? [] : [windowsLine(model)];
    return [...top, ...compact, ...needing(model, view, left - compact.length)];
  }
  if (view.columns >= wideColumns) {
    const events = latestLines(model, view, table.length - 1);
    const middle = [gap, ...beside(table, events, windowsColumns), gap];
    return [...top, ...middle, ...needing(model, view, left - middle.length)];
  }
  const events = view.rows < tallRows ? 2 : 5;
  const bottom = [gap, ...latestLines(model, view, events)];
  const middle = [gap, ...table, gap];
  const room = left - middle.length - bottom.length;
  return room < 3
    ? [...top, ...middle, ...needing(model, view, left - middle.length)]
    : [...top, ...middle, ...needing(model, view, room), ...bottom];
}
