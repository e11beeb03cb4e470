import { describe, expect, it } from '@jest/globals';
import { limits, parseInstant } from '#kernel';
import { asked, factsOf, pointOf, proposedBy, tested, year } from '../testing/facts.js';
import { testSection } from './test.section.js';

const spring = tested('spring', '2024-03-01');
const autumn = tested('autumn', '2024-10-01');
const last = tested('last', '2023-10-01');

describe('the test a report is about', () => {
  it('is the last that was launched in the period, compared with all before it', () => {
    const section = testSection(factsOf({ campaigns: [autumn, last, spring] }), year);
    expect(section?.campaignId).toBe('autumn');
    expect(section?.earlier.map(({ campaignId }) => campaignId)).toEqual(['last', 'spring']);
  });

  it('is the one that was asked for, in the period or not, and is not compared with later ones', () => {
    const facts = factsOf({ campaigns: [autumn, last, spring] });
    const section = testSection(facts, { ...year, campaignId: 'last' });
    expect(section).toMatchObject({ campaignId: 'last', earlier: [] });
  });

  it('is none where none was launched in the period', () =>
    expect(testSection(factsOf({ campaigns: [last] }), year)).toBeNull());

  it('is none that is only planned', () => {
    const { launchedAt: _, ...planned } = spring as typeof spring & { readonly launchedAt: string };
    const facts = factsOf({ campaigns: [{ ...planned, status: 'planned' } as typeof spring] });
    expect(testSection(facts, year)).toBeNull();
    expect(() => testSection(facts, { ...year, campaignId: 'spring' })).toThrow(
      'there is no campaign spring that was launched; launched were: none',
    );
  });

  it('says how many earlier ones are not shown', () => {
    const before = Array.from({ length: limits.reportedTestsBeforeMax + 3 }, (_, at) =>
      tested(`test-${at}`, `20${String(at + 1).padStart(2, '0')}-01-01`),
    );
    const section = testSection(factsOf({ campaigns: [...before, spring] }), year);
    expect(section?.earlier).toHaveLength(limits.reportedTestsBeforeMax);
    expect(section?.earlier.at(-1)?.launchedAt).toBe(parseInstant('2015-01-01T09:00:00Z'));
    expect(section?.earlierOmitted).toBe(3);
  });
});

describe('the answers to a test', () => {
  const pings = [
    asked(spring, 'ad-1', 300),
    asked(spring, 'ad-2', 60),
    asked(spring, 'al-1', 60),
    asked(spring, 'fr-1', 7_200),
    asked(spring, 'de-1'),
  ];
  const facts = factsOf({ campaigns: [spring], pings });

  it('rise by a step for each Party, at its first contact point’s time', () =>
    expect(testSection(facts, year)?.curve).toEqual([
      { seconds: 60, parties: 2 },
      { seconds: 7_200, parties: 3 },
    ]));

  it('name who kept silent', () =>
    expect(testSection(facts, year)?.noAnswer).toEqual({
      parties: 1,
      contactPoints: 1,
      rows: [{ party: 'DE', partyName: 'DE' }],
    }));

  it('are those of that test only', () => {
    const both = factsOf({
      campaigns: [spring, autumn],
      pings: [...pings, asked(autumn, 'ad-1', 1_000), asked(autumn, 'de-1', 1_000)],
    });
    const section = testSection(both, year);
    expect(section?.pinged).toEqual({ parties: 2, contactPoints: 2 });
    expect(section?.windows[1]).toMatchObject({ within: 'PT30M', parties: 2, share: 1 });
    expect(section?.earlier[0]).toMatchObject({ parties: 4, answered: 3, medianSeconds: 60 });
    expect(section?.earlier[0]?.windows[1]).toEqual({ within: 'PT30M', parties: 2, share: 0.5 });
  });
});

it('tells the updates that the test brought out, and no others', () => {
  const facts = factsOf({
    campaigns: [spring],
    points: [pointOf('fr-1', 'Police nationale'), pointOf('ad-1')],
    proposals: [
      proposedBy('spring', 'fr-1', 'phone', 'approved'),
      proposedBy('another', 'fr-1', 'email'),
      proposedBy('spring', 'ad-1', 'email', 'rejected'),
      proposedBy('spring', 'fr-1', 'email'),
    ],
  });
  const updates = testSection(facts, year)?.updates;
  expect(updates).toMatchObject({
    count: 3,
    parties: 2,
    byStatus: { proposed: 1, approved: 1, rejected: 1 },
  });
  expect(
    updates?.rows.map(({ party, fields, status }) => `${party} ${fields.join()} ${status}`),
  ).toEqual(['AD email rejected', 'FR email proposed', 'FR phone approved']);
});
