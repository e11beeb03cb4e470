import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BoardModel } from './board-model.js';
import { LiveDisplay } from './live-display.js';
import { renderBoard } from './render-board.js';
import { at, boardModel, boardRow, runningRows } from './testing/board-samples.js';
import { DrawnScreen } from './testing/drawn-screen.js';

/** A display whose pictures are drawn when the test says so. */
function display(screen: DrawnScreen) {
  const follower = { model: boardModel(runningRows()), now: at('02:00'), onUpdate: () => {} };
  const shown = new LiveDisplay(follower, screen, 'UTC');
  return {
    show(model: BoardModel) {
      follower.model = model;
      told();
    },
    shown,
    board: ({ columns, rows }: DrawnScreen = screen) =>
      renderBoard(follower.model, {
        columns,
        rows: rows - 1,
        now: follower.now,
        timeZone: 'UTC',
        color: false,
      })
        .map((line) => line.trimEnd())
        .join('\n')
        .trimEnd(),
  };
}

const parties = ['AD', 'AL', 'AM', 'AR', 'AT', 'AU', 'AZ', 'BA', 'BE', 'BG'];

it('leaves nothing of an earlier picture standing, whatever the next one is', () => {
  const pictures = fc.array(fc.subarray(parties), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(pictures, (shownParties) => {
      const screen = new DrawnScreen(120, 40);
      const { show, shown, board } = display(screen);
      for (const some of shownParties) {
        show(boardModel(some.map((party) => boardRow(party, 'waiting'))));
        expect(screen.text).toBe(board());
      }
      shown.end();
      expect(screen.text).toBe(board());
    }),
    { numRuns: 50 },
  );
});

it('is drawn again for another size of the window, and gives the cursor back', () => {
  const screen = new DrawnScreen(120, 40);
  const { shown, board } = display(screen);
  expect([screen.text, screen.cursorShown]).toEqual([board(), false]);
  screen.resize(80, 24);
  expect(screen.text).toBe(board());
  expect(screen.text.split('\n').length).toBeLessThan(24);
  shown.end();
  expect([screen.text, screen.cursorShown]).toEqual([board(), true]);
  expect(screen.listenerCount('resize')).toBe(0);
});
