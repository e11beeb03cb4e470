import type { AsOf, PingExplanation } from '#audit';
import type { Instant } from '#kernel';

const at = (time: string) => `2026-03-01T${time}Z` as Instant;

export const eventExample = {
  position: 4711,
  stream: 'ping-spring-2026.fr-1',
  revision: 1,
  id: '0195cb5e-7c00-7000-8000-000000000000',
  type: 'ReminderDue',
  data: { campaignId: 'spring-2026', contactPointId: 'fr-1', intent: 'step-0.0' },
  metadata: {
    $correlationId: 'campaign-spring-2026',
    $causationId: 'campaign-spring-2026',
    actor: { kind: 'process', id: 'timer' },
    at: at('02:15:00.000'),
    schema: 1,
  },
};

export const eventPageExample = { events: [eventExample], next: 4711, endedBy: 'limit' };

export const asOfExample: AsOf = {
  at: at('12:00:00.000'),
  log: {
    events: 4711,
    lastEventId: '0195cb5e-7c00-7000-8000-000000000000',
    lastPosition: 4711,
    recordedAt: at('11:59:58.204'),
    byType: { PingIssued: 84 },
  },
  network: {
    parties: 71,
    partiesWithSeveral: 12,
    contactPoints: 84,
    byType: { police: 61 },
    toBeConfirmed: 1,
  },
  directoryVersion: 12,
  campaigns: [
    {
      campaignId: 'spring-2026',
      name: 'Spring ping test',
      status: 'running',
      pings: { open: 20, answered: 61, ended: 3 },
    },
  ],
  lastSeal: {
    eventId: '0195cb5e-7c00-7000-8000-000000000000',
    number: 7,
    chained: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    sealedAt: at('11:00:00.000'),
  },
};

const proof = {
  eventId: '0195cb5e-7c00-7000-8000-000000000000',
  type: 'ResponseReceived',
  stream: 'ping-spring-2026.fr-1',
  revision: 3,
  position: 4712,
  at: at('02:09:31.000'),
};

export const whyExample: PingExplanation = {
  campaignId: 'spring-2026',
  contactPointId: 'fr-1',
  at: at('12:00:00.000'),
  campaign: { status: 'running', events: [{ ...proof, type: 'CampaignLaunched' }] },
  status: 'answered',
  words: 'It was answered at 2026-03-01T02:09:31.000Z; nothing more is sent.',
  clock: {
    startsAt: at('02:00:00.000'),
    handedOverAt: at('02:00:01.000'),
    countsFrom: at('02:00:01.000'),
    deadline: at('08:00:01.000'),
  },
  owes: { what: 'outcome', at: at('02:05:00.000') },
  steps: [
    {
      intent: 'step-0.0',
      step: 0,
      repetition: 0,
      does: 'reminder to the contact point itself',
      after: 'PT15M' as never,
      dueAt: at('02:15:01.000'),
      state: 'skipped',
      because: 'answered-before',
      words: 'The contact point answered at 2026-03-01T02:09:31.000Z, before this fell due.',
      rule: {
        number: 5,
        words: 'an answered ping sends nothing more',
        document: 'docs/rules.md#rules-of-a-ping',
      },
      events: [proof],
      attempts: [
        {
          attemptId: '2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f',
          recipient: 'fr-1',
          channelId: 'email-main',
          kind: 'email',
          tryNumber: 1,
          startedAt: at('02:00:00.000'),
          outcome: 'handed-over',
          words: 'To fr-1 by email (email-main): handed over.',
          events: [proof],
        },
      ],
    },
  ],
  answers: [
    {
      responseId: '0195cb5e-7c00-7000-8000-000000000000',
      receivedAt: at('02:09:31.000'),
      counted: 'first',
      words: 'It came in time, before any other: it stopped the clock.',
      rule: { number: 3, words: 'the first wins', document: 'docs/rules.md#rules-of-a-ping' },
      events: [proof],
    },
  ],
};
