import { describe, expect, it } from '@jest/globals';
import { Progress } from './progress.js';

describe('Progress', () => {
  it('lets nobody wait for what is reached already, or for an empty log', async () => {
    const progress = new Progress();
    await progress.until(undefined);
    progress.reach(5);
    await progress.until(5);
    await progress.until(3);
    expect(progress.position).toBe(5);
  });

  it('wakes each who waits when its position is reached, and not before', async () => {
    const progress = new Progress();
    const woken: number[] = [];
    const waits = [3, 1, 2].map((position) =>
      progress.until(position).then(() => woken.push(position)),
    );
    progress.reach(1);
    await waits[1];
    expect(woken).toEqual([1]);
    progress.reach(3);
    await Promise.all(waits);
    expect(woken.toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
  });

  it('never goes back', () => {
    const progress = new Progress();
    progress.reach(4);
    progress.reach(2);
    expect(progress.position).toBe(4);
    expect(progress.hasReached(4)).toBe(true);
  });

  it('fails all who wait, and all who come after, with the first failure', async () => {
    const progress = new Progress();
    const failure = new Error('no disk');
    progress.reach(1);
    const waiting = progress.until(2);
    progress.fail(failure);
    progress.fail(new Error('later'));
    await expect(waiting).rejects.toBe(failure);
    await expect(progress.until(1)).rejects.toBe(failure);
  });
});
