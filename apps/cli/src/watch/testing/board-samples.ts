import {
  campaignOverview,
  defaultPolicy,
  type BoardRow,
  type Campaign,
  type PingState,
} from '#campaigns';
import { addMs, parseInstant, type Instant } from '#kernel';
import type { BoardModel } from '../board-model.js';

export const launchedAt = parseInstant('2024-02-19T09:00:00Z');

/** `at('02:14:31')` is that long after the launch. */
export function at(clock: string): Instant {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return addMs(launchedAt, ((hours * 60 + minutes) * 60 + seconds) * 1000);
}

export function boardRow(party: string, state: PingState, more: Partial<BoardRow> = {}): BoardRow {
  return {
    campaignId: 'february',
    contactPointId: `${party.toLowerCase()}-1`,
    party,
    region: 'Europe',
    type: 'police',
    timezone: 'Europe/Paris',
    language: 'fr',
    state,
    startsAt: launchedAt,
    handedOverAt: launchedAt,
    deadlineAt: at('30:00'),
    answeredAt: null,
    responseSeconds: null,
    window: null,
    via: null,
    reachedBy: null,
    attemptsAwaited: 0,
    attemptsHandedOver: 1,
    attemptsFailed: 0,
    attemptsUnknown: 0,
    reminders: 0,
    escalations: 0,
    openTasks: [],
    machineOpenings: 0,
    autoReplies: 0,
    attention: [],
    lastType: 'AttemptHandedOver',
    lastAt: launchedAt,
    lastSkipped: null,
    nextWhat: 'deadline',
    nextAt: at('30:00'),
    ...more,
  };
}

export function answeredRow(party: string, clock: string, more: Partial<BoardRow> = {}): BoardRow {
  const answeredAt = at(clock);
  return boardRow(party, 'answered', {
    answeredAt,
    responseSeconds: (Date.parse(answeredAt) - Date.parse(launchedAt)) / 1000,
    via: 'link',
    lastType: 'ResponseReceived',
    lastAt: answeredAt,
    nextWhat: null,
    nextAt: null,
    ...more,
  });
}

export function campaignOf(
  rows: readonly BoardRow[],
  more: object = {},
): Exclude<Campaign, { status: 'absent' }> {
  return {
    status: 'running',
    campaignId: 'february',
    name: 'Ping test 19 February 2024',
    policy: { policyId: 'standard', version: 1, policy: defaultPolicy },
    template: { templateId: 'standard', version: 1 },
    selection: {},
    pinned: {},
    launchedAt,
    audience: rows.map(({ contactPointId, party }) => ({ contactPointId, party })),
    outages: [],
    ...more,
  } as unknown as Exclude<Campaign, { status: 'absent' }>;
}

export function boardModel(
  rows: readonly BoardRow[],
  { campaign, ...more }: Partial<BoardModel> & { readonly campaign?: object } = {},
): BoardModel {
  return { rows, overview: campaignOverview(rows, campaignOf(rows, campaign)), ...more };
}

const countries =
  'AL AD AM AR AU AT AZ BE BA BR BG CA CL CO CR HR CY CZ DK DO EE FI FR GE DE GH GR GT HU IS IL IT JP LV LI LT LU MT MU MX MC MD ME MA NL NG MK NO PA PY PE PH PL PT RO SM SN RS SK SI ES LK SE CH TO TN TR UA GB US'.split(
    ' ',
  );

/** A network of 70 Parties two and a quarter hours into a ping. */
export function runningRows(): readonly BoardRow[] {
  const trouble: Readonly<Record<number, BoardRow>> = {
    3: boardRow('AR', 'reminded', {
      attention: ['failing'],
      lastType: 'AttemptFailed',
      lastAt: at('02:10:02'),
      nextWhat: 'send',
      nextAt: at('02:16:00'),
    }),
    12: boardRow('CL', 'phone', {
      attention: ['no-usable-channel'],
      openTasks: ['task-1'],
      lastType: 'PhoneTaskOpened',
      lastAt: at('00:00:01'),
    }),
    20: boardRow('EE', 'escalated', {
      attention: ['outcome-unknown', 'bounced'],
      lastAt: at('02:01:00'),
      nextWhat: 'escalate',
      nextAt: at('04:00'),
    }),
  };
  return countries.map((party, index) => {
    const own = trouble[index];
    if (own !== undefined) return own;
    if (index % 5 < 3) {
      const minutes = 2 + ((index * index * 7) % 130);
      return answeredRow(party, `00:${String(minutes).padStart(2, '0')}:1${index % 10}`);
    }
    if (index % 5 === 3)
      return boardRow(party, 'reminded', {
        lastAt: at('01:00'),
        nextWhat: 'escalate',
        nextAt: at('04:00'),
      });
    return boardRow(party, 'escalated', {
      lastType: 'AutoReplyReceived',
      lastAt: at('01:00:20'),
      nextWhat: 'escalate',
      nextAt: at('04:00'),
    });
  });
}
