import { derivedId, limits, msBetween, Refusal, type Decider } from '#kernel';
import { advance, phoneTask } from './ping.advance.js';
import type { PingCommand, PingCommandOf } from './ping.commands.js';
import type { Attempt, PingEvent, PingRef, Response } from './ping.events.js';
import { ping as pingFold } from './ping.evolve.js';
import {
  channelKey,
  clockStart,
  countedUntil,
  type ActivePing,
  type KeptAttempt,
  type Ping,
} from './ping.state.js';
import { concernsParty } from './policy.js';

export const ping: Decider<Ping, PingCommand, PingEvent> = { ...pingFold, decide };

/** The attempt's id says what it is for, so whoever derives it for the same thing derives the same id. */
export function attemptIdOf(
  ref: PingRef,
  { intent, recipient, channelId, tryNumber }: Omit<Attempt, 'attemptId'>,
): string {
  return derivedId(
    'attempt',
    ref.campaignId,
    ref.contactPointId,
    intent,
    recipient,
    channelId,
    String(tryNumber),
  );
}

/** The message's id: the same for every try of it, so that a mailbox shows it once and a bounce says what came back. */
export function messageIdOf(
  { campaignId, contactPointId }: PingRef,
  { intent, recipient, channelId }: Pick<Attempt, 'intent' | 'recipient' | 'channelId'>,
): string {
  return derivedId('message', campaignId, contactPointId, intent, recipient, channelId);
}

function decide(command: PingCommand, state: Ping): readonly PingEvent[] {
  if (command.type === 'IssuePing') return issue(command, state);
  if (state.status === 'absent') throw new Refusal('ping-unknown');
  const ref = refOf(state);
  switch (command.type) {
    case 'AdvancePing':
      return advance(command, state, ref);
    case 'StartAttempts':
      return startAttempts(command, state, ref);
    case 'FindNoDestination':
      return findNoDestination(command, state, ref);
    case 'RecordHandOver': {
      const { attemptId, handedOverAt, reference } = command;
      const intent = awaitingAttempt(state, attemptId)?.intent;
      if (intent === undefined) return [];
      const purpose = state.intents[intent]?.kind ?? 'first';
      const known = reference === undefined ? {} : { reference };
      const data = { ...ref, attemptId, intent, purpose, handedOverAt, ...known };
      return [{ type: 'AttemptHandedOver', data }];
    }
    case 'RecordDelivery': {
      const { type: _, ...data } = command;
      if (knownAttempt(state, command.attemptId).deliveredAt !== undefined) return [];
      return [{ type: 'AttemptDelivered', data: { ...ref, ...data } }];
    }
    case 'RecordFailure': {
      const { type: _, ...data } = command;
      if (awaitingAttempt(state, command.attemptId) === undefined) return [];
      return [{ type: 'AttemptFailed', data: { ...ref, ...data } }];
    }
    case 'RecordBounce': {
      const { attemptId, reason, bouncedAt: failedAt, verdict } = command;
      if (knownAttempt(state, attemptId).outcome === 'failed') return [];
      const data = { ...ref, attemptId, permanence: 'permanent', reason, failedAt } as const;
      return [{ type: 'AttemptFailed', data: verdict === undefined ? data : { ...data, verdict } }];
    }
    case 'RecordOpening':
    case 'RecordAutoReply':
      return noteMachine(command, state, ref);
    case 'RecordResponse':
      return recordResponse(command.response, state, ref);
    case 'CorrectResponse': {
      const { type: _, ...data } = command;
      if (!state.responses.some(({ responseId }) => responseId === command.responseId))
        throw new Refusal('response-unknown', { responseId: command.responseId });
      return [{ type: 'ResponseCorrected', data: { ...ref, ...data } }];
    }
    case 'CompletePhoneTask':
      return completePhoneTask(command, state, ref);
    case 'WithdrawPing':
      if (state.status !== 'open') return [];
      return [
        {
          type: 'PingWithdrawn',
          data: { ...ref, withdrawnAt: command.now, reason: command.reason },
        },
      ];
  }
}

function issue(
  { pinged, policy, startsAt, now: issuedAt }: PingCommandOf<'IssuePing'>,
  state: Ping,
): readonly PingEvent[] {
  if (state.status !== 'absent') return [];
  return [{ type: 'PingIssued', data: { ...pinged, policy, issuedAt, startsAt } }];
}

function refOf({ pinged: { campaignId, contactPointId } }: ActivePing): PingRef {
  return { campaignId, contactPointId };
}

/** What machines do is kept, each once and within a bound, and stops no clock. */
function noteMachine(
  command: PingCommandOf<'RecordOpening' | 'RecordAutoReply'>,
  { agents, autoReplies }: ActivePing,
  ref: PingRef,
): readonly PingEvent[] {
  if (command.type === 'RecordOpening') {
    const { agent, openedAt } = command;
    const kept = agents.includes(agent) || agents.length >= limits.openingsPerPing;
    return kept ? [] : [{ type: 'MachineOpened', data: { ...ref, agent, openedAt } }];
  }
  const { messageId, receivedAt } = command;
  const kept = autoReplies.includes(messageId) || autoReplies.length >= limits.autoRepliesPerPing;
  return kept ? [] : [{ type: 'AutoReplyReceived', data: { ...ref, messageId, receivedAt } }];
}

/** The claim of one send intent: all its messages in one append, or none where the ping no longer owes them. */
function startAttempts(
  { now, intent: id, attempts, partyAnswered }: PingCommandOf<'StartAttempts'>,
  state: ActivePing,
  ref: PingRef,
): readonly PingEvent[] {
  const intent = state.intents[id];
  if (intent === undefined || state.status !== 'open' || intent.readyAt > now) return [];
  if (
    partyAnswered &&
    concernsParty(intent.to) &&
    intent.open.length > 0 &&
    intent.step !== undefined
  )
    return [
      {
        type: 'StepSkipped',
        data: {
          ...ref,
          step: intent.step,
          repetition: Number(id.split('.').at(-1)),
          intent: id,
          reason: 'party-answered',
        },
      },
    ];
  return attempts
    .filter(
      ({ attemptId, recipient, kind }) =>
        intent.open.includes(recipient) &&
        !intent.carried.includes(channelKey(recipient, kind)) &&
        state.attempts[attemptId] === undefined,
    )
    .map((attempt) => ({ type: 'AttemptStarted', data: { ...ref, ...attempt, startedAt: now } }));
}

/** Nobody left to write to: the first message and reminders then need a person, a rung that adds nobody says so. */
function findNoDestination(
  { now, intent: id, recipients }: PingCommandOf<'FindNoDestination'>,
  state: ActivePing,
  ref: PingRef,
): readonly PingEvent[] {
  const intent = state.intents[id];
  const open = intent?.open.filter((one) => recipients.includes(one)) ?? [];
  if (intent === undefined || state.status !== 'open' || open.length === 0) return [];
  const tried = Object.values(state.attempts).some((attempt) => attempt.intent === id);
  const noChannel: PingEvent = {
    type: 'NoUsableChannel',
    data: { ...ref, intent: id, recipients: open },
  };
  if (intent.to === 'same') {
    const asked = state.phoneTasks.some(({ reason }) => reason === 'no-usable-channel');
    return asked || intent.carried.length > 0
      ? [noChannel]
      : [noChannel, phoneTask(ref, id, 'no-usable-channel', now)];
  }
  if (tried || intent.step === undefined || open.length < intent.open.length) return [noChannel];
  const repetition = Number(id.split('.').at(-1));
  return [
    {
      type: 'StepSkipped',
      data: { ...ref, step: intent.step, repetition, intent: id, reason: 'nothing-new' },
    },
  ];
}

/** An outcome counts once; one that was given up as unknown may still become known. */
function awaitingAttempt(state: ActivePing, attemptId: string): Attempt | undefined {
  const attempt = knownAttempt(state, attemptId);
  return attempt.outcome === 'awaited' || attempt.outcome === 'unknown' ? attempt : undefined;
}

function knownAttempt(state: ActivePing, attemptId: string): KeptAttempt {
  const attempt = state.attempts[attemptId];
  if (attempt === undefined) throw new Refusal('attempt-unknown', { attemptId });
  return attempt;
}

function recordResponse(response: Response, state: ActivePing, ref: PingRef): readonly PingEvent[] {
  if (state.responseIds.includes(response.responseId)) return [];
  const data = {
    ...ref,
    ...response,
    ...(isDeclaredTimeOdd(response, state) ? { declaredTimeOdd: true as const } : {}),
  };
  if (response.receivedAt > countedUntil(state)) return [{ type: 'LateResponseReceived', data }];
  if (state.status === 'answered') return [{ type: 'FurtherResponseReceived', data }];
  const notNeeded = state.phoneTasks
    .filter((task) => !task.done)
    .map(({ taskId }): PingEvent => ({
      type: 'PhoneTaskCompleted',
      data: { ...ref, taskId, outcome: 'not-needed', completedAt: response.receivedAt },
    }));
  return [{ type: 'ResponseReceived', data }, ...notNeeded];
}

/** A sender's clock may run ahead or behind a little; beyond that, or before the ping, it says nothing true. */
function isDeclaredTimeOdd({ declaredAt, receivedAt }: Response, state: ActivePing): boolean {
  if (declaredAt === undefined) return false;
  return (
    msBetween(receivedAt, declaredAt) > limits.declaredTimeToleranceMs ||
    msBetween(declaredAt, clockStart(state)) > limits.declaredTimeToleranceMs
  );
}

function completePhoneTask(
  { taskId, outcome, completedAt, response }: PingCommandOf<'CompletePhoneTask'>,
  state: ActivePing,
  ref: PingRef,
): readonly PingEvent[] {
  const task = state.phoneTasks.find((one) => one.taskId === taskId);
  if (task === undefined) throw new Refusal('phone-task-unknown', { taskId });
  if (task.done) throw new Refusal('phone-task-already-completed', { taskId });
  if ((outcome === 'answered') !== (response !== undefined))
    throw new Refusal('phone-outcome-without-response', { taskId, outcome });
  const completed: PingEvent = {
    type: 'PhoneTaskCompleted',
    data: { ...ref, taskId, outcome, completedAt },
  };
  if (response === undefined) return [completed];
  return [
    completed,
    ...recordResponse(response, state, ref).filter(
      (event) => event.type !== 'PhoneTaskCompleted' || event.data.taskId !== taskId,
    ),
  ];
}
