import { parseCalendarDate, parseDuration, parseInstant } from '#kernel';
import type { Report } from '#reporting';

const summary = {
  parties: 71,
  partiesWithSeveral: 12,
  contactPoints: 84,
  byType: { police: 61, prosecution: 15 },
  toBeConfirmed: 1,
};
const georgia = { party: 'GE', partyName: 'Georgia' };
const launchedAt = parseInstant('2026-02-19T09:00:00Z');

export const reportExample: Report = {
  from: parseCalendarDate('2026-01-01'),
  to: parseCalendarDate('2026-06-30'),
  anonymised: false,
  basis: {
    lastEventId: '0195cb5e-7c00-7000-8000-000000000000',
    events: 1113,
    recordedAt: parseInstant('2026-06-30T15:00:00Z'),
    seal: {
      number: 12,
      root: 'a4e624d686e03ed2767c0abd85c14426b0b1157d2ce81d27bb4fe4f6f01d688a',
      sealedAt: parseInstant('2026-06-30T14:00:00Z'),
    },
  },
  directory: {
    before: { on: parseCalendarDate('2025-12-31'), summary },
    after: { on: parseCalendarDate('2026-06-30'), summary },
    developments: {
      count: 1,
      parties: 1,
      rows: [
        {
          ...georgia,
          on: parseCalendarDate('2026-03-01'),
          status: 'designated',
          before: 'to-be-confirmed',
          institution: 'Ministry of Internal Affairs',
          type: 'police',
        },
      ],
    },
  },
  versions: {
    published: 2,
    shared: 1,
    updatesOf: { parties: 1, rows: [georgia] },
    rows: [
      {
        number: 12,
        since: 11,
        sharedAt: parseInstant('2026-04-01T09:00:00Z'),
        wholeNetwork: true,
        parties: 71,
        contactPoints: 84,
        updatesOf: { parties: 1, rows: [georgia] },
        differences: {
          count: 1,
          parties: 1,
          rows: [
            {
              ...georgia,
              contactPointId: 'ge-1',
              institution: 'Ministry of Internal Affairs',
              isOneOfSeveral: false,
              status: 'designated',
              change: 'changed',
              fields: ['phone-main'],
            },
          ],
        },
      },
    ],
  },
  test: {
    campaignId: 'spring-2026',
    name: 'Spring ping test',
    launchedAt,
    status: 'closed',
    elapsedSeconds: null,
    pinged: { parties: 68, contactPoints: 81 },
    windows: [{ within: parseDuration('PT15M'), parties: 24, share: 0.3529, meanSeconds: 539.5 }],
    answered: { parties: 67, contactPoints: 78 },
    noAnswer: { parties: 1, contactPoints: 3, rows: [georgia] },
    late: { parties: 0, contactPoints: 0 },
    responseTime: { medianSeconds: 2329.5, p90Seconds: 86_400 },
    reachedBy: { firstMessage: 26, reminder: 24, escalation: 28, phone: 0 },
    curve: [{ seconds: 219, parties: 1 }],
    news: { parties: 1, rows: [georgia] },
    updates: {
      count: 1,
      parties: 1,
      byStatus: { proposed: 0, approved: 1, rejected: 0 },
      rows: [
        {
          ...georgia,
          institution: 'Ministry of Internal Affairs',
          fields: ['phone'],
          status: 'approved',
        },
      ],
    },
    earlier: [
      {
        campaignId: 'autumn-2025',
        name: 'Autumn ping test',
        launchedAt: parseInstant('2025-10-01T09:00:00Z'),
        parties: 67,
        answered: 66,
        medianSeconds: 2400,
        windows: [{ within: parseDuration('PT15M'), parties: 22, share: 0.3284 }],
        curve: [{ seconds: 240, parties: 1 }],
      },
    ],
    earlierOmitted: 0,
  },
  activities: {
    count: 1,
    byKind: [{ kind: 'workshop', count: 1, states: { parties: 1, rows: [georgia] } }],
    statesHelped: { parties: 1, rows: [georgia] },
    contributors: { parties: 1, rows: [georgia] },
    partnerNetworks: ['interpol'],
    rows: [
      {
        kind: 'workshop',
        title: 'Workshop on legislation',
        from: parseCalendarDate('2026-05-04'),
        until: parseCalendarDate('2026-05-05'),
        heldIn: [georgia],
        venue: 'Tbilisi',
        statesHelped: [georgia],
        topics: ['legislation'],
        participants: '40',
        partnerNetworks: ['interpol'],
      },
    ],
  },
};
