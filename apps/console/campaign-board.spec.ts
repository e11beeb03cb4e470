import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { campaignOverview, defaultPolicy, type BoardRow as OurRow } from '#campaigns';
import { pingStates } from './src/parts/ping-state/ping-state.js';
import { curveOf, figuresOf, partiesOf, type BoardRow } from './src/pages/campaign/board.js';

const start = Date.parse('2026-03-01T02:00:00.000Z');
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();

const row = fc
  .record({
    party: fc.constantFrom('FR', 'SE', 'GD', 'TO'),
    state: fc.constantFrom(...pingStates),
    seconds: fc.integer({ min: 0, max: 120_000 }),
    hasOwnTime: fc.boolean(),
    wasAsked: fc.boolean(),
    openTasks: fc.constantFrom([], ['task']),
    attention: fc.constantFrom([], ['no-usable-channel'], ['bounced']),
  })
  .map(({ seconds, hasOwnTime, wasAsked, state, ...rest }) => ({
    ...rest,
    state,
    startsAt: at(60),
    handedOverAt: wasAsked ? at(61) : null,
    answeredAt: state === 'answered' ? at(seconds) : null,
    responseSeconds: state === 'answered' && hasOwnTime ? seconds : null,
  }));

describe.each(['first', 'all'] as const)('where the rule is %s', (rule) => {
  it('has the figures that the server has, of any board', () => {
    const policy = { ...defaultPolicy, partyRule: rule };
    const campaign = { status: 'running', policy: { policy }, launchedAt: at(0), audience: [] };
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const theirs = campaignOverview(rows as unknown as OurRow[], campaign as never);
        const parties = partiesOf(rows as unknown as BoardRow[], policy.windows, rule);
        const ours = figuresOf(parties, rows as unknown as BoardRow[]);
        const { unreachable, answered, asked, late, noAnswer, scheduled, waiting, escalated } =
          theirs.parties;
        expect(ours).toMatchObject({
          unreachable,
          answered,
          asked,
          late,
          noAnswer,
          scheduled,
          waiting,
          escalated,
          phoneTasks: theirs.phoneTasks,
        });
        expect(ours.meanSeconds ?? -1).toBeCloseTo(theirs.meanSeconds ?? -1, 0);
        expect(ours.share ?? -1).toBeCloseTo(theirs.answeredShare ?? -1, 3);
        const within = policy.windows.map(
          (_, index) => parties.filter(({ window }) => window >= 0 && window <= index).length,
        );
        expect(within).toEqual(theirs.windows.map((window) => window.parties));
      }),
    );
  });
});

it('draws a curve that ends at the share that has answered', () => {
  const parties = [{ seconds: 90 }, { seconds: undefined }, { seconds: 30 }, { seconds: 90 }];
  expect(curveOf(parties)).toEqual([
    { seconds: 30, share: 0.25 },
    { seconds: 90, share: 0.5 },
    { seconds: 90, share: 0.75 },
  ]);
});
