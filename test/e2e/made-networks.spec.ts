import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { madeNetwork } from './support/made-network.js';
import { expected } from './support/reference-model.js';
import { fileOf, rehearsal, statistics } from './support/rollcall.js';

const first = fileOf('{"steps": ' + JSON.stringify(defaultSteps()) + '}', 'first.json');
const all = fileOf(JSON.stringify({ steps: defaultSteps(), partyRule: 'all' }), 'all.json');

function defaultSteps() {
  return [
    { after: 'PT15M', do: 'remind', to: 'same' },
    { after: 'PT1H', do: 'remind', to: 'same' },
    { after: 'PT1H', do: 'escalate', to: 'alternate-channel' },
    { after: 'PT4H', do: 'escalate', to: 'other-contact-points' },
    { after: 'PT12H', do: 'escalate', to: 'secretariat-phone' },
  ];
}

async function outcomeOf(seed: number, size: number | undefined, ...more: readonly string[]) {
  const { contactPoints, answers, sentAt } = madeNetwork(seed, size);
  const files = { directory: fileOf(contactPoints), responses: fileOf(answers), sentAt };
  const { campaign: _, events: __, ...counted } = await statistics(...rehearsal(files), ...more);
  return counted;
}

it.each(['first', 'all'] as const)(
  'comes to what a recount of the files says, whatever the network, where the %s of a Party must answer',
  async (partyRule) => {
    const policy = partyRule === 'all' ? all : first;
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const wanted = expected({ ...madeNetwork(seed), partyRule });
        expect(await outcomeOf(seed, 40, '--policy', policy)).toEqual(wanted);
      }),
      { numRuns: 15, seed: 20_240_219 },
    );
  },
  60_000,
);

it('makes networks in which everything happens', () => {
  const { sent, proposals, noAnswer } = expected(madeNetwork(7));
  for (const count of [...Object.values(sent), proposals, noAnswer.parties])
    expect(count).toBeGreaterThan(0);
});
