import { describe, expect, it } from '@jest/globals';
import { limits } from '#kernel';
import { eachOf, faultsOfEach } from './each-of.js';

const items = Array.from({ length: 3 * limits.dispatchConcurrency }, (_, index) => index);

describe('each of many', () => {
  it('is done though some fail, and the first fault is told at the end', async () => {
    const done: number[] = [];
    const perform = async (item: number) => {
      await Promise.resolve();
      if (item === 1 || item === 150) throw new Error(`fault ${item}`);
      done.push(item);
    };
    await expect(eachOf(items, perform)).rejects.toThrow('fault 1');
    expect(done).toHaveLength(items.length - 2);
    expect((await faultsOfEach(items, perform)).map(({ item }) => item)).toEqual([1, 150]);
  });

  it('leaves others their turn in between', async () => {
    let done = 0;
    const others = new Promise<number>((resolve) => {
      setImmediate(() => resolve(done));
    });
    await eachOf(items, () => Promise.resolve(done++));
    expect(await others).toBeLessThan(items.length);
  });

  it('is done a bounded number at once', async () => {
    let underWay = 0;
    let most = 0;
    await eachOf(items, async () => {
      most = Math.max(most, ++underWay);
      await Promise.resolve();
      underWay--;
    });
    expect(most).toBe(limits.dispatchConcurrency);
  });
});
