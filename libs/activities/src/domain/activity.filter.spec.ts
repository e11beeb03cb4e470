import { describe, expect, it } from '@jest/globals';
import { parseInstant, type CalendarDate } from '#kernel';
import type { Activity } from './activities.projection.js';
import type { ActivityDetails } from './activity.events.js';
import { activitiesIn, type ActivityFilter } from './activity.filter.js';

const on = (date: string) => date as CalendarDate;

const known = (activityId: string, details: Partial<ActivityDetails>): Activity => ({
  activityId,
  recordedAt: parseInstant('2024-12-01T00:00:00Z'),
  amendments: [],
  details: {
    kind: 'workshop',
    title: activityId,
    from: on('2024-05-14'),
    heldIn: [],
    statesHelped: [],
    contributingParties: [],
    contributingContactPoints: [],
    partnerNetworks: [],
    topics: [],
    ...details,
  },
});
const all = [
  known('late', { kind: 'annual-meeting', from: on('2024-10-18'), venue: 'EUROPOL' }),
  known('long', { from: on('2024-03-30'), until: on('2024-04-02'), statesHelped: ['EC'] }),
  known('held', { heldIn: ['CO'], contributingParties: ['RO'], partnerNetworks: ['interpol'] }),
  known('wrong', { from: on('2024-01-01'), struckOut: true }),
];
const found = (filter?: ActivityFilter) =>
  activitiesIn(all, filter).map(({ activityId }) => activityId);

describe('the register of activities', () => {
  it('is in order of first days, without what was struck out unless asked for', () => {
    expect(found()).toEqual(['long', 'held', 'late']);
    expect(found({ withStruckOut: true })).toEqual(['wrong', 'long', 'held', 'late']);
  });

  it('is asked by kind, by partner however it is written, and by State whatever its part', () => {
    expect(found({ kind: 'annual-meeting' })).toEqual(['late']);
    expect(found({ partner: 'INTERPOL' })).toEqual(['held']);
    expect(found({ partner: 'inter' })).toEqual([]);
    for (const [state, one] of [
      ['CO', 'held'],
      ['RO', 'held'],
      ['EC', 'long'],
    ])
      expect(found({ state })).toEqual([one]);
    expect(found({ state: 'FR' })).toEqual([]);
  });

  it.each([
    ['2024-04-02', undefined, ['long', 'held', 'late']],
    ['2024-04-03', undefined, ['held', 'late']],
    [undefined, '2024-03-30', ['long']],
    [undefined, '2024-03-29', []],
    ['2024-03-31', '2024-04-01', ['long']],
    ['2024-10-18', '2024-10-18', ['late']],
  ])('from %s to %s holds what has a day in it', (from, until, ids) => {
    const span = { from: from && on(from), until: until && on(until) } as ActivityFilter;
    expect(found(span)).toEqual(ids);
  });
});
