import { expect, it } from '@jest/globals';
import { RefusingDisk, smallDisk } from '../disk/small-disk.js';
import { fillDisks } from './disk-full.js';

it.each([
  ['that can be had here', () => smallDisk(32)],
  ['that only refuses', () => new RefusingDisk()],
])(
  'FM-35: refuses what a full disk %s does not take, and goes on when there is room',
  async (_, make) => {
    const run = { seed: 1, length: { rounds: 4 }, onRound: () => {} };
    const { 'the disk': kind, ...figures } = await fillDisks(run, make);
    expect(kind).toEqual(expect.any(String));
    for (const [name, figure] of Object.entries(figures))
      expect([name, Number(figure) > 0]).toEqual([name, true]);
  },
);
