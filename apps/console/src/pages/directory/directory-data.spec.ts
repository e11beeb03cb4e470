import { expect, it } from '@jest/globals';
import { filtered, lettersOf, type ListedPoint } from './directory-data.js';

const point = (id: string, given: Partial<ListedPoint> = {}): ListedPoint => ({
  contactPointId: id,
  party: id.slice(0, 2).toUpperCase(),
  partyName: id,
  region: 'Europe',
  institution: 'Unit',
  type: 'police',
  role: 'primary',
  status: 'designated',
  availability: '24/7',
  timezone: 'Europe/Paris',
  languages: ['fr-CH', 'en'],
  otherNetworks: [],
  channels: [
    { id: 'email-main', kind: 'email', use: 'main', priority: 1, capabilities: [], condition: '' },
  ],
  ...given,
});

it('finds the contact points that have all of what was chosen', () => {
  const points = [
    point('fr-1'),
    point('ke-1', { region: 'Africa' }),
    point('fr-2', { type: null }),
  ];
  const found = filtered(points, { region: 'Europe', type: 'police' });
  expect(found.map(({ contactPointId }) => contactPointId)).toEqual(['fr-1']);
  expect(filtered(points, {})).toHaveLength(3);
});

it('counts one letter for each that is designated and has a mailbox, in its language', () => {
  const { letters, parties, byLanguage } = lettersOf([
    point('fr-1'),
    point('fr-2', { languages: ['ka'] }),
    point('ke-1', { status: 'suspended' }),
    point('se-1', { channels: [] }),
  ]);
  expect({ letters, parties }).toEqual({ letters: 2, parties: 1 });
  expect([...byLanguage]).toEqual([
    ['fr', 1],
    ['en', 1],
  ]);
});
