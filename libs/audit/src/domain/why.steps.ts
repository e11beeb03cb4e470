import { addMs, type DomainEvent, type Duration, type Instant, type Recorded } from '#kernel';
import {
  clockStart,
  occurrenceKey,
  occurrences,
  type ActivePing,
  type Campaign,
  type Occurrence,
  type PingEvent,
  type PolicyStep,
} from '#campaigns/domain';
import { evidences, type Evidence } from './evidence.js';
import type { PingHistory } from './why.js';
import type { AttemptExplanation } from './why.attempts.js';
import { explainIntent } from './why.intents.js';
import { notPerformed } from './why.not-performed.js';
import { rule, type Rule, type RuleNumber } from './why.rules.js';
import { collapsedInto, explainSkip } from './why.skips.js';

/** How far a step had come. */
export type StepState = 'done' | 'under-way' | 'waiting' | 'not-due' | 'skipped' | 'unknown';

/** Why, as a word for programs. */
export type StepReason =
  | 'sent'
  | 'call-asked-for'
  | 'handing-over'
  | 'to-be-sent'
  | 'to-be-tried-again'
  | 'paused'
  | 'overdue'
  | 'not-due'
  | 'answered-before'
  | 'party-answered'
  | 'claimed-by-another'
  | 'no-other-contact-point'
  | 'nothing-new'
  | 'no-usable-channel'
  | 'collapsed'
  | 'superseded'
  | 'failed'
  | 'outcome-unknown'
  | 'after-deadline'
  | 'expired'
  | 'campaign-cancelled'
  | 'campaign-closed';

/** What is found out about a step. */
export interface Finding {
  readonly state: StepState;
  readonly because: StepReason;
  readonly words: string;
  readonly rule: RuleNumber;
  readonly events: Iterable<Recorded<DomainEvent>>;
  readonly attempts?: readonly AttemptExplanation[];
}

/** The first message, or one moment at which a step of the policy falls due. */
export interface StepExplanation {
  /** `first`, or `step-2.0` for the first time of the policy's third step. */
  readonly intent: string;
  /** The policy's step, counted from 0; `null` for the first message. */
  readonly step: number | null;
  readonly repetition: number | null;
  readonly does: string;
  /** Counted from the first hand-over; `null` for the first message. */
  readonly after: Duration | null;
  readonly dueAt: Instant;
  readonly state: StepState;
  readonly because: StepReason;
  readonly words: string;
  readonly rule: Rule;
  readonly events: readonly Evidence[];
  readonly attempts: readonly AttemptExplanation[];
}

/** All that a finding may be found in. */
export interface Case {
  readonly history: PingHistory;
  readonly ping: ActivePing;
  readonly campaign: Campaign;
}

export function explainSteps(
  history: PingHistory,
  ping: ActivePing,
  campaign: Campaign,
): readonly StepExplanation[] {
  const about = { history, ping, campaign };
  return [
    explained(
      {
        intent: 'first',
        step: null,
        repetition: null,
        does: 'first message',
        after: null,
        dueAt: ping.startsAt,
      },
      explainIntent(about, 'first', ping.startsAt, firstEvents(history.ping)),
    ),
    ...occurrences(ping.policy).map((occurrence) => explainOccurrence(about, occurrence)),
  ];
}

function firstEvents(events: readonly Recorded<PingEvent>[]) {
  return events.filter(({ type }) => type === 'PingIssued');
}

function explainOccurrence(about: Case, occurrence: Occurrence): StepExplanation {
  const { step, repetition, afterMs } = occurrence;
  const { ping } = about;
  const policyStep = ping.policy.steps[step];
  const intent = `step-${occurrenceKey(step, repetition)}`;
  const dueAt = addMs(clockStart(ping), afterMs);
  return explained(
    {
      intent,
      step,
      repetition,
      does: doing(policyStep, repetition),
      after: policyStep?.after ?? null,
      dueAt,
    },
    explainSkip(about, occurrence) ??
      explainPerformed(about, occurrence, intent, dueAt) ??
      collapsedInto(about, occurrence, dueAt) ??
      notPerformed(about, occurrence, dueAt),
  );
}

function explainPerformed(
  about: Case,
  { step, repetition }: Occurrence,
  intent: string,
  dueAt: Instant,
): Finding | undefined {
  const performed = about.history.ping.filter(
    ({ type, data }) =>
      (type === 'ReminderDue' || type === 'PingEscalated') &&
      data.step === step &&
      data.repetition === repetition,
  );
  return performed.length === 0 ? undefined : explainIntent(about, intent, dueAt, performed);
}

function explained(
  what: Pick<StepExplanation, 'intent' | 'step' | 'repetition' | 'does' | 'after' | 'dueAt'>,
  { state, because, words, rule: number, events, attempts = [] }: Finding,
): StepExplanation {
  return {
    ...what,
    state,
    because,
    words,
    rule: rule(number),
    events: evidences(events),
    attempts,
  };
}

const targets = {
  same: 'to the contact point itself',
  'alternate-channel': 'to its alternate channel',
  'other-contact-points': 'to other contact points of the Party',
  'secretariat-phone': 'to a person who calls',
} as const;

function doing(step: PolicyStep | undefined, repetition: number): string {
  const what = step?.do === 'remind' ? 'reminder' : 'escalation';
  const again = repetition === 0 ? '' : `, repetition ${repetition}`;
  return `${what} ${step === undefined ? '' : targets[step.to]}${again}`;
}
