import { describe, expect, it } from '@jest/globals';
import { fold, limits, type CalendarDate, type Ciphertext } from '#kernel';
import { specFor } from '#testing';
import { activity, type ActivityCommand } from './activity.decider.js';
import type { ActivityChanges, ActivityDetails, ActivityEvent } from './activity.events.js';

const given = specFor(activity);
const on = (date: string) => date as CalendarDate;
const reason = 'enc1.reason' as Ciphertext;

const workshop: ActivityDetails = {
  kind: 'workshop',
  title: 'Workshop on legislation',
  from: on('2024-05-14'),
  heldIn: ['TN'],
  statesHelped: ['TN'],
  contributingParties: [],
  contributingContactPoints: [],
  partnerNetworks: [],
  topics: ['legislation'],
};
const record = (details = workshop): ActivityCommand => ({
  type: 'RecordActivity',
  activityId: 'tn',
  details,
});
const recorded = (details = workshop): ActivityEvent => ({
  type: 'ActivityRecorded',
  data: { activityId: 'tn', details },
});
const amend = (changes: ActivityChanges): ActivityCommand => ({
  type: 'AmendActivity',
  changes,
  reason,
});
const amended = (changes: ActivityChanges): ActivityEvent => ({
  type: 'ActivityAmended',
  data: { activityId: 'tn', changes, reason },
});

describe('an activity', () => {
  it('is recorded once, and again only with the same content', () => {
    given().when(record()).thenEvents(recorded());
    given(recorded()).when(record()).thenNothing();
    given(recorded())
      .when(record({ ...workshop, title: 'Another' }))
      .thenRefused('activity-exists');
  });

  it('may last for one day, and ends no earlier than it begins', () => {
    const lasting = (until: string) => ({ ...workshop, until: on(until) });
    given()
      .when(record(lasting('2024-05-14')))
      .thenEvents(recorded(lasting('2024-05-14')));
    given()
      .when(record(lasting('2024-05-13')))
      .thenRefused('activity-dates-malformed');
    given(recorded(lasting('2024-05-16')))
      .when(amend({ from: on('2024-05-17') }))
      .thenRefused('activity-dates-malformed');
  });

  it('is amended in what differs only', () => {
    given(recorded())
      .when(amend({ title: workshop.title, venue: 'Ministry of Justice', statesHelped: ['TN'] }))
      .thenEvents(amended({ venue: 'Ministry of Justice' }));
    given(recorded())
      .when(amend({ title: workshop.title, venue: null }))
      .thenNothing();
    given()
      .when(amend({ title: 'Nothing' }))
      .thenRefused('activity-unknown');
  });

  it('loses what an amendment takes away, and keeps the rest', () => {
    const whole = { ...workshop, until: on('2024-05-16') };
    const changes = { until: null, topics: ['legislation', 'training'] };
    expect(fold(activity, [recorded(whole), amended(changes)])).toEqual({
      status: 'recorded',
      activityId: 'tn',
      details: { ...workshop, topics: ['legislation', 'training'] },
      amended: 1,
    });
  });

  it('is amended so many times and no more, but can always be struck out', () => {
    const changes = Array.from({ length: limits.activityAmendmentsMax }, (_, n) =>
      amended({ title: `Title ${n}` }),
    );
    given(recorded(), ...changes)
      .when(amend({ title: 'Once more' }))
      .thenRefused('activity-amended-too-often');
    given(recorded(), ...changes)
      .when(amend({ struckOut: true }))
      .thenEvents(amended({ struckOut: true }));
  });
});
