import { describe, expect, it } from '@jest/globals';
import type { CalendarDate, Ciphertext, Instant } from '#kernel';
import type { Channel, ContactPoint } from '#directory';
import type { ContactPointRecord } from './campaign.projections.js';
import { onboardingOf, type OnboardingFacts, type OnboardingStep } from './onboarding.js';
import type { PingTimes } from './response-times.projection.js';

const on = (date: string) => date as CalendarDate;
const channel = (id: string, kind: Channel['kind']): Channel => ({
  id,
  kind,
  use: 'main',
  priority: 1,
  address: `enc1.${id}` as Ciphertext,
});
const email = channel('email-main', 'email');
const phone = channel('phone-main', 'phone');

const point: ContactPoint = {
  status: 'designated',
  contactPointId: 'tn-1',
  party: 'TN',
  details: {
    institution: 'Direction Générale des Services Techniques',
    type: 'police',
    role: 'primary',
    channels: [email, phone],
    availability: '24/7',
    timezone: 'Africa/Tunis',
    languages: ['fr'],
    otherNetworks: [],
  },
  statuses: [{ status: 'designated', from: on('2024-03-18') }],
  conditions: { 'email-main': 'verified', 'phone-main': 'verified' },
  doubts: {},
};
const response = (receivedAt: string) =>
  ({ responseId: receivedAt, receivedAt: receivedAt as Instant, via: 'link' }) as const;
const pinged = (...receivedAt: readonly string[]) =>
  ({ responses: receivedAt.map(response) }) as unknown as PingTimes;
const record: ContactPointRecord = {
  contactPointId: 'tn-1',
  pings: {
    october: pinged('2024-10-01T09:12:00.000Z', '2024-10-01T09:05:00.000Z'),
    may: pinged(),
    june: pinged('2024-06-01T09:03:00.000Z'),
  },
};
const facts: OnboardingFacts = { guidanceSentOn: on('2024-03-20'), record };

const checkOf = (step: OnboardingStep, changed: Partial<ContactPoint>, known = facts) =>
  onboardingOf({ ...point, ...changed }, known).checks.find((check) => check.step === step);

describe('the onboarding of a contact point', () => {
  it('is complete when every step is done, and tells since when where events do', () => {
    expect(onboardingOf(point, facts)).toEqual({
      contactPointId: 'tn-1',
      party: 'TN',
      institution: 'Direction Générale des Services Techniques',
      status: 'designated',
      complete: true,
      checks: [
        { step: 'designation-received', done: true, since: '2024-03-18', missing: [] },
        { step: 'details-complete', done: true, since: null, missing: [] },
        { step: 'channels-verified', done: true, since: null, missing: [] },
        { step: 'guidance-sent', done: true, since: '2024-03-20', missing: [] },
        {
          step: 'first-ping-answered',
          done: true,
          since: '2024-06-01T09:03:00.000Z',
          missing: [],
        },
      ],
    });
  });

  it('waits for a designation that is only expected', () => {
    const expected = { status: 'to-be-confirmed', from: on('2024-05-27') } as const;
    const waiting = { status: 'to-be-confirmed', statuses: [expected] } as const;
    expect(checkOf('designation-received', waiting)).toMatchObject({ done: false, since: null });
    const confirmed = { statuses: [expected, { status: 'designated', from: on('2024-09-01') }] };
    expect(checkOf('designation-received', confirmed as Partial<ContactPoint>)).toMatchObject({
      done: true,
      since: '2024-09-01',
    });
  });

  it('keeps a designation that was suspended since', () => {
    const statuses = [...point.statuses, { status: 'suspended', from: on('2024-07-01') } as const];
    expect(checkOf('designation-received', { status: 'suspended', statuses })).toMatchObject({
      done: true,
      since: '2024-03-18',
    });
  });

  it('names every detail that is missing', () => {
    const { type: _, availability: __, ...rest } = point.details;
    const bare = { ...rest, channels: [], languages: [] };
    expect(checkOf('details-complete', { details: bare })).toMatchObject({
      done: false,
      missing: ['type', 'email', 'phone', 'availability', 'languages'],
    });
    expect(checkOf('channels-verified', { details: bare })).toMatchObject({
      done: false,
      missing: ['channels'],
    });
  });

  it('names every channel that nobody verified, or that reaches nobody', () => {
    const conditions = { 'email-main': 'unreachable' } as const;
    expect(checkOf('channels-verified', { conditions })).toMatchObject({
      done: false,
      missing: ['email-main', 'phone-main'],
    });
  });

  it('knows nothing of guidance and pings that left no event', () => {
    for (const known of [{}, { record: { contactPointId: 'tn-1', pings: { may: pinged() } } }]) {
      const { complete, checks } = onboardingOf(point, known);
      expect(complete).toBe(false);
      expect(checks.filter(({ done }) => !done).map(({ step }) => step)).toEqual([
        'guidance-sent',
        'first-ping-answered',
      ]);
    }
  });
});
