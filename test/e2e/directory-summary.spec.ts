import { expect, it } from '@jest/globals';
import { freshPath, printed, printedJson, reference } from './support/rollcall.js';

const summary = {
  parties: 71,
  partiesWithSeveral: 12,
  contactPoints: 84,
  byType: {
    police: 61,
    prosecution: 15,
    'ministry-of-justice': 4,
    'security-service': 3,
    cybersecurity: 1,
  },
  toBeConfirmed: 1,
};
const file = reference.contactPoints;
const json = `${JSON.stringify(summary, null, 2)}\n`;

it('tells the published figures of June 2024 from a file', async () => {
  expect(await printed('directory', 'summary', file, '--on', '2024-06-30', '--json')).toBe(json);
});

it('tells the same figures from a data directory', async () => {
  const data = freshPath('data');
  await printed('directory', 'import', file, '--parties', reference.parties, '--data', data);
  expect(
    await printed('directory', 'summary', '--data', data, '--on', '2024-06-30', '--json'),
  ).toBe(json);
});

it.each([
  ['2024-03-17', 68],
  ['2024-03-18', 69],
  ['2024-05-05', 70],
  ['2024-05-06', 71],
])('counts a designation from its very day: on %s there are %i Parties', async (on, parties) => {
  expect(await printedJson('directory', 'summary', file, '--on', on)).toMatchObject({ parties });
});

it('names what is new since the ping test, the expected one included', async () => {
  const since = ['--on', '2024-06-30', '--since', '2024-02-19'];
  const { latestDevelopments } = await printedJson<{
    latestDevelopments: readonly { partyName: string; on: string; status: string }[];
  }>('directory', 'summary', file, ...since);
  expect(latestDevelopments.map(({ on, partyName, status }) => [on, partyName, status])).toEqual([
    ['2024-03-18', 'Tunisia', 'designated'],
    ['2024-04-12', 'Grenada', 'designated'],
    ['2024-05-06', 'Sierra Leone', 'designated'],
    ['2024-05-27', 'Cameroon', 'to-be-confirmed'],
  ]);
  expect(await printed('directory', 'summary', file, ...since)).toBe(
    [
      'The network on 2024-06-30',
      '71 Parties with contact points, 12 with more than one',
      '84 contact points: 61 police, 15 prosecution, 4 ministry of justice, 3 security service, 1 cybersecurity',
      '1 to be confirmed',
      '',
      'New since 2024-02-19',
      'from         Party               institution',
      '2024-03-18   Tunisia (TN)        Direction Générale des Services Techniques',
      '2024-04-12   Grenada (GD)        Royal Grenada Police Force',
      '2024-05-06   Sierra Leone (SL)   National Cybersecurity Coordination Centre',
      '2024-05-27   Cameroon (CM)       to be confirmed',
      '',
    ].join('\n'),
  );
});

it('says that nothing is new where nothing is', async () => {
  const since = ['--on', '2024-06-30', '--since', '2024-05-27'];
  const text = await printed('directory', 'summary', file, ...since);
  expect(text).toMatch(/\nNothing new since 2024-05-27\n$/);
});
