import { expect, it } from '@jest/globals';
import { bodyOf, typedOf } from './typed-activity.js';

it('sends what was typed, lists by their items, and nothing that was left empty', () => {
  const typed = {
    ...typedOf(undefined),
    id: 'a',
    title: 'Workshop',
    from: '2024-05-14',
    statesHelped: 'tn, BJ',
  };
  expect(bodyOf(typed)).toEqual({
    kind: 'workshop',
    title: 'Workshop',
    from: '2024-05-14',
    statesHelped: ['TN', 'BJ'],
  });
});

it('shows an activity as it was recorded', () => {
  const activity = {
    activityId: 'a',
    kind: 'annual-meeting',
    title: 'Annual meeting',
    from: '2024-10-18',
    venue: 'EUROPOL',
    heldIn: ['NL'],
    until: null,
    statesHelped: [],
    contributingParties: [],
    contributingContactPoints: [],
    partnerNetworks: [],
    topics: [],
    participants: null,
    notes: null,
    struckOut: false,
  };
  expect(bodyOf(typedOf(activity))).toEqual({
    kind: 'annual-meeting',
    title: 'Annual meeting',
    from: '2024-10-18',
    venue: 'EUROPOL',
    heldIn: ['NL'],
  });
});
