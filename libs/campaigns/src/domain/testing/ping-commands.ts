import type { Instant } from '#kernel';
import type { PartyClaim, PingCommand } from '../ping.commands.js';
import type { Response } from '../ping.events.js';
import { at, attempt, response, type AttemptChoice, sampleReason } from '../ping.samples.js';

/** Commands of a ping, said briefly: times of day are those of the samples. */

export const advanceAt = (
  now: Instant,
  claims: Readonly<Record<string, PartyClaim>> = {},
): PingCommand => ({ type: 'AdvancePing', now, sending: true, claims });

export const advancePausedAt = (now: Instant): PingCommand => ({
  type: 'AdvancePing',
  now,
  sending: false,
  claims: {},
});

export const startAt = (
  now: Instant,
  intent = 'first',
  choices: readonly AttemptChoice[] = [{}],
  partyAnswered = false,
): PingCommand => ({
  type: 'StartAttempts',
  now,
  intent,
  attempts: choices.map((choice) => attempt(intent, choice)),
  partyAnswered,
});

export const handOverAt = (
  handedOverAt: Instant,
  intent = 'first',
  choice?: AttemptChoice,
): PingCommand => ({
  type: 'RecordHandOver',
  attemptId: attempt(intent, choice).attemptId,
  handedOverAt,
});

export const failAt = (
  failedAt: Instant,
  permanence: 'permanent' | 'transient',
  intent = 'first',
  choice?: AttemptChoice,
): PingCommand => ({
  type: 'RecordFailure',
  attemptId: attempt(intent, choice).attemptId,
  permanence,
  reason: sampleReason,
  failedAt,
});

export const respondAt = (time: string | Instant, more?: Partial<Response>): PingCommand => ({
  type: 'RecordResponse',
  response: response(time, more),
});

export const noDestinationAt = (
  now: Instant,
  intent = 'first',
  recipients: readonly string[] = ['nl-1'],
): PingCommand => ({ type: 'FindNoDestination', now, intent, recipients });

export const correct = (receivedAt: Instant | null, responseId = 'response-1'): PingCommand => ({
  type: 'CorrectResponse',
  responseId,
  receivedAt,
  reason: sampleReason,
});

export const withdrawAt = (now: Instant): PingCommand => ({
  type: 'WithdrawPing',
  now,
  reason: 'campaign-closed',
});

export const completePhoneTask = (
  outcome: Extract<PingCommand, { type: 'CompletePhoneTask' }>['outcome'],
  answer?: Response,
): PingCommand => ({
  type: 'CompletePhoneTask',
  taskId: 'task-1',
  outcome,
  completedAt: at('21:30'),
  ...(answer === undefined ? {} : { response: answer }),
});
