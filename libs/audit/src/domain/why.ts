import { fold, instantAt, type Instant, type Recorded } from '#kernel';
import {
  answerWithin,
  campaign as campaignRules,
  clockStart,
  countedUntil,
  deadlineOf,
  nextMoment,
  ping as pingRules,
  type ActivePing,
  type Campaign,
  type CampaignEvent,
  type PartyPingEvent,
  type PingEvent,
  type PingRef,
} from '#campaigns/domain';
import type { ContactPointEvent } from '#directory/domain';
import { evidences, type Evidence } from './evidence.js';
import { rule, type Rule } from './why.rules.js';
import { explainSteps, type StepExplanation } from './why.steps.js';

/** What there was at the moment, each in the order of the log, and nothing later. */
export interface PingHistory {
  readonly ref: PingRef;
  readonly moment: Instant;
  readonly ping: readonly Recorded<PingEvent>[];
  readonly campaign: readonly Recorded<CampaignEvent>[];
  /** Of the Party's own stream in this campaign. */
  readonly party: readonly Recorded<PartyPingEvent>[];
  /** Of the contact point's entry in the directory. */
  readonly directory: readonly Recorded<ContactPointEvent>[];
}

/** An answer, and how it counted when it was recorded. */
export interface AnswerExplanation {
  readonly responseId: string;
  /** `null` where it was taken back. */
  readonly receivedAt: Instant | null;
  readonly counted: 'first' | 'further' | 'late' | 'corrected' | 'taken-back';
  readonly words: string;
  readonly rule: Rule;
  readonly events: readonly Evidence[];
}

/** Why messages of a ping went out, or did not, as everything stood at one moment. */
export interface PingExplanation extends PingRef {
  /** Up to and with this instant. */
  readonly at: Instant;
  readonly status: 'not-asked' | ActivePing['status'];
  readonly words: string;
  readonly campaign: {
    readonly status: Campaign['status'];
    readonly events: readonly Evidence[];
  };
  /** Where everything is counted from, and until when; `null` where it was not asked. */
  readonly clock: {
    readonly startsAt: Instant;
    readonly handedOverAt: Instant | null;
    readonly countsFrom: Instant;
    readonly deadline: Instant;
  } | null;
  /** What it owed next: by then, or already, where it is in the past. */
  readonly owes: {
    readonly what: 'send' | 'remind' | 'escalate' | 'phone' | 'outcome' | 'deadline';
    readonly at: Instant;
  } | null;
  /** The first message, then every moment at which the policy has a step fall due. */
  readonly steps: readonly StepExplanation[];
  readonly answers: readonly AnswerExplanation[];
}

/** The same history always has the same explanation: nothing else is asked. */
export function explainPing(history: PingHistory): PingExplanation {
  const { ref, moment } = history;
  const campaign = fold(campaignRules, history.campaign);
  const ping = fold(pingRules, history.ping);
  const told = {
    campaignId: ref.campaignId,
    contactPointId: ref.contactPointId,
    at: moment,
    campaign: {
      status: campaign.status,
      events: evidences(history.campaign.filter(({ type }) => type !== 'AudiencePinned')),
    },
  };
  if (ping.status === 'absent') {
    const words = whyNotAsked(ref, campaign);
    return { ...told, status: 'not-asked', words, clock: null, owes: null, steps: [], answers: [] };
  }
  const next = nextMoment(ping);
  return {
    ...told,
    status: ping.status,
    words: howItStands(ping),
    clock: {
      startsAt: ping.startsAt,
      handedOverAt: ping.handedOverAt ?? null,
      countsFrom: clockStart(ping),
      deadline: deadlineOf(ping),
    },
    owes: next === undefined ? null : { what: next.what, at: instantAt(next.atMs) },
    steps: explainSteps(history, ping, campaign),
    answers: history.ping.flatMap((event) => explainAnswer(event)),
  };
}

function whyNotAsked({ contactPointId }: PingRef, campaign: Campaign): string {
  switch (campaign.status) {
    case 'absent':
      return 'The campaign had not been planned.';
    case 'planned':
      return 'The campaign was planned, and nobody had said when it starts.';
    case 'scheduled':
      return `The campaign had not started: it was scheduled for ${campaign.startsAt}.`;
    case 'cancelled':
      return isIn(campaign.audience, contactPointId)
        ? 'The campaign was cancelled before this contact point was asked.'
        : 'The campaign was cancelled, and this contact point was not among whom it asks.';
    case 'running':
    case 'paused':
    case 'closed':
      return isIn(campaign.audience, contactPointId)
        ? `It is among whom the campaign asks, and the ping had not been issued yet; the campaign was ${campaign.status}.`
        : 'It was not among whom the campaign asks: the audience is who was designated and selected at the launch (rule 7).';
  }
}

function isIn(audience: readonly { readonly contactPointId: string }[], id: string): boolean {
  return audience.some(({ contactPointId }) => contactPointId === id);
}

function howItStands(ping: ActivePing): string {
  const deadline = deadlineOf(ping);
  switch (ping.status) {
    case 'open':
      return `It was waiting for an answer, which counts until ${deadline}.`;
    case 'answered': {
      const answer = answerWithin(ping.responses, countedUntil(ping));
      return `It was answered at ${answer?.receivedAt ?? deadline}; nothing more is sent.`;
    }
    case 'expired':
      return `Nobody had answered by the deadline, ${deadline}.`;
    case 'withdrawn':
      return `It was withdrawn at ${ping.endedAt}, because the campaign had ended.`;
  }
}

const counted = {
  ResponseReceived: ['first', 'It came in time, before any other: it stopped the clock.'],
  FurtherResponseReceived: ['further', 'Somebody had answered already: it is kept beside.'],
  LateResponseReceived: [
    'late',
    'It came after the deadline, or after the end of the campaign: it counts as late.',
  ],
} as const;

function explainAnswer(event: Recorded<PingEvent>): readonly AnswerExplanation[] {
  if (event.type === 'ResponseCorrected') {
    const { responseId, receivedAt } = event.data;
    const words =
      receivedAt === null
        ? 'An operator took it back: it counts no more.'
        : `An operator corrected when it was received: ${receivedAt}.`;
    return [
      {
        responseId,
        receivedAt,
        counted: receivedAt === null ? 'taken-back' : 'corrected',
        words,
        rule: rule(3),
        events: evidences([event]),
      },
    ];
  }
  if (
    event.type !== 'ResponseReceived' &&
    event.type !== 'FurtherResponseReceived' &&
    event.type !== 'LateResponseReceived'
  )
    return [];
  const { responseId, receivedAt } = event.data;
  const [how, words] = counted[event.type];
  return [
    { responseId, receivedAt, counted: how, words, rule: rule(3), events: evidences([event]) },
  ];
}
