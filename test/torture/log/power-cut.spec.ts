import { expect, it } from '@jest/globals';
import { failSyncs } from './power-cut.js';

const acknowledged = 'appends acknowledged and on the platter';
const refused = 'appends refused for the disk';

it('loses nothing that it acknowledged when syncs fail and the power goes', async () => {
  const rounds: string[] = [];
  const figures = await failSyncs({
    seed: 1,
    length: { rounds: 16 },
    onRound: (_, said) => rounds.push(said),
  });
  expect(rounds).toHaveLength(16);
  // Syncs did fail, and what others were told was durable stood on the platter.
  for (const what of ['power cuts', 'deaths of the process alone', acknowledged, refused])
    expect([what, Number(figures[what]) > 0]).toEqual([what, true]);
});
