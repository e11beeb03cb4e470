import { parseInstant, type Ciphertext, type Instant } from '#kernel';
import { attemptIdOf } from './ping.decider.js';
import type {
  Attempt,
  Pinged,
  PingEvent,
  PingRef,
  Purpose,
  Response,
  StepDue,
} from './ping.events.js';
import { defaultPolicy, type Policy } from './policy.js';

/** A reason somebody gave, as it is stored: a well-formed ciphertext that nothing opens. */
export const sampleReason = `enc1.${'B'.repeat(40)}` as Ciphertext;

/** Histories of a ping as they are met in practice, for whoever needs one that is true. */

/** A time of day, UTC, on 19 February 2024 (day 0), on which every sample starts at 09:00, or on a day after it. */
export function at(time: string, day = 0): Instant {
  return parseInstant(`2024-02-${19 + day}T${time}Z`);
}

export const ref: PingRef = { campaignId: 'plenary-2024', contactPointId: 'nl-1' };
export const pinged: Pinged = {
  ...ref,
  party: 'NL',
  region: 'Europe',
  type: 'police',
  timezone: 'Europe/Amsterdam',
  language: 'nl',
};

export type AttemptChoice = Partial<Omit<Attempt, 'attemptId'>>;

/** A message to the contact point's main mailbox, unless told otherwise. */
export function attempt(intent: string, choice: AttemptChoice = {}): Attempt {
  const chosen = {
    intent,
    recipient: ref.contactPointId,
    channelId: 'email-main',
    kind: 'email',
    use: 'main',
    tryNumber: 1,
    ...choice,
  } as const;
  return { attemptId: attemptIdOf(ref, chosen), ...chosen };
}

export function response(time: string | Instant, more: Partial<Response> = {}): Response {
  const receivedAt = time.includes('T') ? parseInstant(time) : at(time);
  return { responseId: 'response-1', via: 'link', grade: 'human', receivedAt, ...more };
}

/** The default policy's steps, as they fall due for a ping handed over at 09:00. */
export const dueSteps = {
  reminder15min: step(0, at('09:15'), 'same'),
  reminder1h: step(1, at('10:00'), 'same'),
  alternateChannel: step(2, at('10:00'), 'alternate-channel'),
  otherContactPoints: step(3, at('13:00'), 'other-contact-points'),
  phone: step(4, at('21:00'), 'secretariat-phone'),
} as const;

function step(index: number, dueAt: Instant, to: StepDue['to']): StepDue {
  return { intent: `step-${index}.0`, step: index, repetition: 0, dueAt, to, collapsed: [] };
}

export const issued = (policy: Partial<Policy> = {}): PingEvent => ({
  type: 'PingIssued',
  data: {
    ...pinged,
    policy: { ...defaultPolicy, ...policy },
    issuedAt: at('09:00'),
    startsAt: at('09:00'),
  },
});

export const started = (
  startedAt: Instant,
  intent = 'first',
  choice?: AttemptChoice,
): PingEvent => ({
  type: 'AttemptStarted',
  data: { ...ref, ...attempt(intent, choice), startedAt },
});

export const handedOver = (
  handedOverAt: Instant,
  intent = 'first',
  choice?: AttemptChoice,
): PingEvent => {
  const { attemptId } = attempt(intent, choice);
  const purpose = purposeOf(intent);
  return { type: 'AttemptHandedOver', data: { ...ref, attemptId, intent, purpose, handedOverAt } };
};

function purposeOf(intent: string): Purpose {
  if (intent === 'first') return 'first';
  return intent < 'step-2' ? 'reminder' : 'escalation';
}

export const failed = (
  permanence: 'permanent' | 'transient',
  failedAt: Instant,
  intent = 'first',
  choice?: AttemptChoice,
): PingEvent => {
  const { attemptId } = attempt(intent, choice);
  return {
    type: 'AttemptFailed',
    data: { ...ref, attemptId, permanence, reason: sampleReason, failedAt },
  };
};

export const reminderDue = (due: StepDue = dueSteps.reminder15min): PingEvent => ({
  type: 'ReminderDue',
  data: { ...ref, ...due },
});

export const escalated = (
  due: StepDue = dueSteps.otherContactPoints,
  recipients: readonly string[] = ['nl-2'],
): PingEvent => ({ type: 'PingEscalated', data: { ...ref, ...due, recipients } });

export const responded = (time: string | Instant, more?: Partial<Response>): PingEvent => ({
  type: 'ResponseReceived',
  data: { ...ref, ...response(time, more) },
});

export const respondedLate = (time: string | Instant, more?: Partial<Response>): PingEvent => ({
  type: 'LateResponseReceived',
  data: { ...ref, ...response(time, more) },
});

export const corrected = (receivedAt: Instant | null, responseId = 'response-1'): PingEvent => ({
  type: 'ResponseCorrected',
  data: { ...ref, responseId, receivedAt, reason: sampleReason },
});

export const phoneTaskOpened = (
  reason: 'escalation' | 'no-usable-channel' = 'escalation',
): PingEvent => ({
  type: 'PhoneTaskOpened',
  data: { ...ref, taskId: 'task-1', intent: 'step-4.0', reason, openedAt: at('21:00') },
});

export const expired: PingEvent = {
  type: 'PingExpired',
  data: { ...ref, expiredAt: at('15:00', 1) },
};

export const withdrawn = (withdrawnAt: Instant): PingEvent => ({
  type: 'PingWithdrawn',
  data: { ...ref, withdrawnAt, reason: 'campaign-closed' },
});

/** What the responder corrected, as it is stored: a well-formed ciphertext that nothing opens. */
export const sampleCorrections = {
  fields: ['timezone'],
  values: `enc1.${'A'.repeat(40)}` as Ciphertext,
} as const;

const first = [issued(), started(at('09:00')), handedOver(at('09:00'))];

export const pingSamples = {
  /** Issued, and nothing sent yet. */
  issued: [issued()],
  /** The first message left at 09:00. */
  handedOver: first,
  answeredAtOnce: [...first, responded('09:09')],
  reminded: [
    ...first,
    reminderDue(),
    started(at('09:15'), 'step-0.0'),
    handedOver(at('09:15'), 'step-0.0'),
  ],
  /** Every step of the default policy was taken in vain, until an operator reached somebody by phone. */
  phoned: [
    ...first,
    reminderDue(),
    started(at('09:15'), 'step-0.0'),
    handedOver(at('09:15'), 'step-0.0'),
    reminderDue(dueSteps.reminder1h),
    escalated(dueSteps.alternateChannel, ['nl-1']),
    started(at('10:00'), 'step-1.0'),
    started(at('10:00'), 'step-2.0', { channelId: 'email-alternate', use: 'alternate' }),
    handedOver(at('10:00'), 'step-1.0'),
    handedOver(at('10:00'), 'step-2.0', { channelId: 'email-alternate', use: 'alternate' }),
    escalated(),
    started(at('13:00'), 'step-3.0', { recipient: 'nl-2' }),
    handedOver(at('13:00'), 'step-3.0', { recipient: 'nl-2' }),
    escalated(dueSteps.phone, []),
    phoneTaskOpened(),
    {
      type: 'PhoneTaskCompleted',
      data: { ...ref, taskId: 'task-1', outcome: 'answered', completedAt: at('21:30') },
    },
    responded('21:25', { via: 'phone', grade: 'responsible-officer' }),
  ],
  expired: [...first, expired],
} as const satisfies Readonly<Record<string, readonly PingEvent[]>>;
