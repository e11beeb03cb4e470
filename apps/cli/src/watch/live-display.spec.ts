import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { limits } from '#kernel';
import type { BoardFollower } from './board-follower.js';
import type { BoardModel } from './board-model.js';
import { LiveDisplay } from './live-display.js';
import { renderBoard } from './render-board.js';
import { at, boardModel, boardRow, runningRows } from './testing/board-samples.js';
import { DrawnScreen } from './testing/drawn-screen.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** A board on a screen, and what is to be read there. */
class Display {
  readonly screen = new DrawnScreen(120, 40);
  readonly now = at('02:00');
  model = boardModel(runningRows());
  private tell: Parameters<BoardFollower['onUpdate']>[0] = () => {};
  private readonly display = new LiveDisplay(this, this.screen, 'UTC');

  onUpdate(listener: Parameters<BoardFollower['onUpdate']>[0]): void {
    this.tell = listener;
  }

  show(model: BoardModel): void {
    this.model = model;
    this.tell({ kind: 'other' });
    jest.advanceTimersByTime(limits.watchDrawEveryMs);
  }

  end(): void {
    this.display.end();
  }

  get expected(): string {
    const { columns, rows } = this.screen;
    const view = { columns, rows: rows - 1, now: this.now, timeZone: 'UTC', color: false };
    const lines = renderBoard(this.model, view);
    return lines
      .map((line) => line.trimEnd())
      .join('\n')
      .trimEnd();
  }
}

const parties = ['AD', 'AL', 'AM', 'AR', 'AT', 'AU', 'AZ', 'BA', 'BE', 'BG'];

it('leaves nothing of an earlier picture standing, whatever the next one is', () => {
  const pictures = fc.array(fc.subarray(parties), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(pictures, (shown) => {
      const display = new Display();
      for (const some of shown) {
        display.show(boardModel(some.map((party) => boardRow(party, 'waiting'))));
        expect(display.screen.text).toBe(display.expected);
      }
      display.end();
      expect(display.screen.text).toBe(display.expected);
    }),
    { numRuns: 12 },
  );
});

it('is drawn again for another size of the window, until it ends', () => {
  const display = new Display();
  const { screen } = display;
  expect(screen.text).toBe(display.expected);
  screen.resize(80, 24);
  expect(screen.text).toBe(display.expected);
  expect(screen.text.split('\n').length).toBeLessThan(24);
  display.end();
  screen.resize(120, 40);
  expect(screen.text.split('\n').length).toBeLessThan(24);
});
