import { expect, it } from '@jest/globals';
import { killWriters } from './kill.js';

it('keeps every promise while its writers are killed in the middle of anything', async () => {
  const rounds: string[] = [];
  const figures = await killWriters({
    seed: 2,
    length: { rounds: 16 },
    onRound: (_, said) => rounds.push(said),
  });
  expect(rounds).toHaveLength(16);
  // All of it happened, and somebody looked.
  for (const [name, figure] of Object.entries(figures))
    expect([name, Number(figure) > 0]).toEqual([name, true]);
});
