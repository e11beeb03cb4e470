import {
  boardRow,
  campaignOverview,
  defaultPolicy,
  unreachableSteps,
  type BoardRow,
  type CampaignHistory,
  type CampaignOverview,
  type CampaignStatistics,
  type DryRun,
  type Policy,
  type Readiness,
} from '#campaigns';
import type { Duration, Instant } from '#kernel';

const at = (time: string) => `2026-03-01T${time}.000Z` as Instant;

export const readinessExample: Readiness = {
  withoutUsableChannel: ['gd-1'],
  notConfigured: [],
  policyWarnings: unreachableSteps({
    ...defaultPolicy,
    steps: [{ ...defaultPolicy.steps[0], after: 'P2D' } as Policy['steps'][number]],
  }),
};

export const boardRowExample: ReturnType<typeof boardRow> = {
  campaignId: 'spring-2026',
  contactPointId: 'fr-1',
  party: 'FR',
  region: 'Europe',
  type: 'police',
  timezone: 'Europe/Paris',
  language: 'fr',
  state: 'answered',
  startsAt: at('02:00:00'),
  handedOverAt: at('02:00:01'),
  deadlineAt: '2026-03-02T08:00:01.000Z' as Instant,
  answeredAt: at('02:09:31'),
  responseSeconds: 570,
  window: 'PT15M' as Duration,
  via: 'link',
  reachedBy: 'first',
  attemptsAwaited: 0,
  attemptsHandedOver: 1,
  attemptsFailed: 0,
  attemptsUnknown: 0,
  reminders: 0,
  escalations: 0,
  openTasks: [],
  machineOpenings: 1,
  autoReplies: 0,
  attention: [],
  lastType: 'ResponseReceived',
  lastAt: at('02:09:31'),
  lastSkipped: null,
  nextWhat: null,
  nextAt: null,
} satisfies BoardRow;

/** A row in which every member has a value, so that the description knows of what type each is. */
const fullRowExample: BoardRow = {
  ...boardRowExample,
  openTasks: ['2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f'],
  attention: ['bounced'],
  lastSkipped: 'nothing-new',
  nextWhat: 'deadline',
  nextAt: '2026-03-02T08:00:01.000Z' as Instant,
};

const rowOrNull = [
  'handedOverAt',
  'answeredAt',
  'responseSeconds',
  'window',
  'via',
  'reachedBy',
  'lastSkipped',
  'nextWhat',
  'nextAt',
];

export const boardExample = () => ({ overview: overviewExample, rows: [fullRowExample] });
export const boardOrNull = [
  ...rowOrNull.map((member) => `rows.${member}`),
  'overview.startsAt',
  'overview.launchedAt',
  'overview.closesAt',
  'overview.answeredShare',
  'overview.meanSeconds',
];

export const historyExample: CampaignHistory = {
  campaignId: 'spring-2026',
  statuses: [{ at: at('02:00:00'), status: 'running' }],
  changes: [
    { at: at('02:00:00'), type: 'PingIssued', contactPointId: 'fr-1', set: { state: 'scheduled' } },
  ],
  next: 4711,
};

const windowExample = {
  within: 'PT15M' as Duration,
  parties: 24,
  share: 0.3529,
  meanSeconds: 539.5,
};

export const overviewExample: ReturnType<typeof campaignOverview> = {
  campaignId: 'spring-2026',
  name: 'Spring ping test',
  status: 'running',
  startsAt: null,
  launchedAt: at('02:00:00'),
  closesAt: '2026-03-02T08:00:00.000Z' as Instant,
  parties: {
    asked: 68,
    answered: 41,
    phone: 2,
    unreachable: 1,
    escalated: 6,
    waiting: 18,
    scheduled: 0,
    late: 0,
    noAnswer: 0,
  },
  answeredShare: 0.6029,
  meanSeconds: 2280,
  windows: [windowExample],
  contactPoints: {
    asked: 81,
    scheduled: 0,
    waiting: 20,
    reminded: 8,
    escalated: 6,
    phone: 2,
    answered: 45,
    late: 0,
    'no-answer': 0,
    withdrawn: 0,
  },
  phoneTasks: 2,
  withoutUsableChannel: 1,
  needingAttention: 3,
} satisfies CampaignOverview;

export const statisticsExample: CampaignStatistics = {
  campaign: 'spring-2026',
  pinged: { parties: 68, contactPoints: 81 },
  windows: [windowExample],
  answered: { parties: 68, contactPoints: 78 },
  noAnswer: { parties: 0, contactPoints: 3 },
  sent: { pings: 81, reminders: 75, escalations: 31, phoneTasks: 4 },
  proposals: 6,
  events: 812,
};

export const dryRunExample: DryRun = {
  campaignId: 'spring-2026',
  name: 'Spring ping test',
  policy: { policyId: 'standard', version: 1 },
  template: { templateId: 'standard', version: 1 },
  startsAt: at('02:00:00'),
  lastStartsAt: at('02:00:00'),
  endsAt: '2026-03-02T08:00:00.000Z' as Instant,
  messages: 1,
  languages: ['en', 'fr'],
  steps: [{ step: 0, repetition: 0, do: 'remind', to: 'same', afterSeconds: 900 }],
  contactPoints: [
    {
      contactPointId: 'fr-1',
      party: 'FR',
      institution: 'National Cybercrime Unit',
      timezone: 'Europe/Paris',
      startsAt: at('02:00:00'),
      startsAtLocal: '2026-03-01 03:00 +01:00',
      startsBefore: null,
      channels: [
        {
          channelId: 'email-main',
          kind: 'email',
          use: 'main',
          condition: 'verified',
          doubted: false,
        },
      ],
      languages: ['fr', 'en'],
      stepsAt: [at('02:15:00')],
    },
  ],
  warnings: [],
};
