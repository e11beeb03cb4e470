import { expect, it } from '@jest/globals';
import { parseCalendarDate, parseInstant } from '#kernel';
import { readPdf } from '#documents/testing';
import { reportFiles } from './report-files.js';
import { reportOf } from './report-of.js';
import { asked, factsOf, pointOf, proposedBy, tested, year } from './testing/facts.js';

/** Stands in everything that people wrote. */
const name = 'Atlantis';

const test = tested(`${name}-test`, '2024-03-01', `Test of ${name}`);
const earlier = tested(`${name}-before`, '2023-03-01', `Earlier test of ${name}`);
const facts = factsOf({
  parties: new Map(
    ['XA', 'XB'].map((party) => [party, { party, name: `${name} ${party}`, region: 'Europe' }]),
  ),
  points: [
    pointOf('xa-1', `Police of ${name}`),
    pointOf('xb-1', `New police of ${name}`, '2024-05-01'),
  ],
  campaigns: [test, earlier],
  pings: [asked(test, 'xa-1', 60), asked(test, 'xb-1'), asked(earlier, 'xa-1', 90)],
  proposals: [proposedBy(`${name}-test`, 'xa-1', 'phone')],
  activities: [
    {
      activityId: `${name}-workshop`,
      details: {
        kind: 'workshop',
        title: `Workshop in ${name}`,
        from: parseCalendarDate('2024-06-01'),
        heldIn: ['XA'],
        venue: `Port of ${name}`,
        statesHelped: ['XB'],
        contributingParties: ['XA'],
        contributingContactPoints: ['xa-1'],
        partnerNetworks: [`Network of ${name}`],
        topics: [`Law of ${name}`],
        participants: `Police of ${name}`,
      },
      recordedAt: parseInstant('2024-06-02T00:00:00Z'),
      amendments: [],
    },
  ],
});

it.each(['en', 'fr'] as const)(
  'says in an anonymised edition nothing that people wrote, and no code of a Party: %s',
  async (language) => {
    const said = async (anonymised: boolean) => {
      const report = reportOf(facts, { ...year, anonymised });
      const files = reportFiles(report, language);
      const texts = await Promise.all(
        files.map(async ({ mediaType, render }) =>
          mediaType === 'application/pdf'
            ? JSON.stringify(await readPdf(await render()))
            : Buffer.from(await render()).toString(),
        ),
      );
      return [JSON.stringify(report), ...texts];
    };
    const telling = /Atlantis|\bX[AB]\b|\bx[ab]-1\b/;
    for (const text of (await said(false)).slice(0, 3)) expect(text).toMatch(telling);
    const anonymous = await said(true);
    expect(anonymous.length).toBeGreaterThan(5);
    for (const text of anonymous) expect(text).not.toMatch(telling);
  },
);

it('still counts in an anonymised edition', () => {
  const { directory, test: section, activities } = reportOf(facts, { ...year, anonymised: true });
  expect(directory.developments).toEqual({ count: 1, parties: 1, rows: [] });
  expect(section).toMatchObject({
    pinged: { parties: 2 },
    noAnswer: { parties: 1 },
    updates: { count: 1, parties: 1 },
    earlier: [{ parties: 1, answered: 1 }],
  });
  expect(activities).toMatchObject({ count: 1, statesHelped: { parties: 1 } });
});
