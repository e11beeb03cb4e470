import { createLogUpdate } from 'log-update';
import { limits } from '#kernel';
import type { BoardFollower } from './board-follower.js';
import { renderBoard } from './render-board.js';

/** What of a terminal a live display needs. */
export type Screen = NodeJS.WritableStream & {
  readonly columns?: number;
  readonly rows?: number;
  hasColors?(): boolean;
};

/** Draws the board again and again in the same place: on every change, every second and every new size of the window. */
export class LiveDisplay {
  private readonly draw: ReturnType<typeof createLogUpdate>;
  private pending: NodeJS.Timeout | undefined;
  private readonly second: NodeJS.Timeout;
  private readonly onResize = () => this.show();

  constructor(
    private readonly follower: Pick<BoardFollower, 'model' | 'now' | 'onUpdate'>,
    private readonly screen: Screen,
    private readonly timeZone: string,
  ) {
    this.draw = createLogUpdate(screen);
    this.second = setInterval(() => this.show(), 1_000).unref();
    screen.on('resize', this.onResize);
    follower.onUpdate(() => this.soon());
    this.show();
  }

  /** Leaves the last picture standing, and the cursor where it can be seen. */
  end(): void {
    clearInterval(this.second);
    clearTimeout(this.pending);
    this.screen.off('resize', this.onResize);
    this.show();
    this.draw.done();
  }

  /** However many changes come, no more than ten pictures a second. */
  private soon(): void {
    this.pending ??= setTimeout(() => {
      this.pending = undefined;
      this.show();
    }, limits.watchDrawEveryMs).unref();
  }

  private show(): void {
    const { columns = 80, rows = 24 } = this.screen;
    const view = {
      columns,
      // The cursor waits on the line below.
      rows: Math.max(1, rows - 1),
      now: this.follower.now,
      timeZone: this.timeZone,
      color: this.screen.hasColors?.() ?? false,
    };
    const picture = renderBoard(this.follower.model, view).join('\n');
    // Whole, as log-update's patches of a picture go wrong where its height changes, or a blank line is the last that does.
    this.draw.clear();
    this.draw(picture);
  }
}
