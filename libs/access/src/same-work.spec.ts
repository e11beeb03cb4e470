import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { InTurn } from '#engine';
import { AccessBench, type Desks } from './testing/access-bench.js';

const password = 'a plain sentence of mine';

let bench: AccessBench;
let desks: Desks;
beforeEach(async () => {
  bench = await AccessBench.start('memory');
  desks = await bench.process();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await bench.stop();
});

it('hashes once for every try to sign in, whether there is such a name, and whatever is wrong', async () => {
  for (const login of ['anna', 'off', 'invited']) {
    const { token } = await desks.accounts.create({ login, role: 'viewer' }, bench.context());
    if (login !== 'invited') await desks.accounts.accept({ token, password }, bench.context());
  }
  await desks.accounts.disable('off', bench.context());
  const hashed = jest.spyOn(InTurn.prototype, 'run');
  const tries = [
    ['anna', 'a wrong sentence of mine'],
    ['nobody', password],
    ['no name at all!', password],
    ['invited', password],
    ['off', password],
  ] as const;
  for (const [login, given] of tries) {
    hashed.mockClear();
    const answer = await desks.accounts.signIn({ login, password: given }, bench.context());
    expect([login, answer, hashed.mock.calls.length]).toEqual([login, { kind: 'refused' }, 1]);
  }
});
