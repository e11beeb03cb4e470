import { addMs, limits, remembering, type EventOf, type Fold, type Instant } from '#kernel';
import type { Attempt, PingEvent, StepDue } from './ping.events.js';
import {
  channelKey,
  countedUntil,
  occurrenceKey,
  type ActivePing,
  type KeptAttempt,
  type Ping,
  type SendIntent,
} from './ping.state.js';
import type { Policy } from './policy.js';
import { answerWithin, corrected } from './responses.js';

export const ping: Fold<Ping, PingEvent> = { initial: { status: 'absent' }, evolve };

function evolve(state: Ping, event: PingEvent): Ping {
  if (event.type === 'PingIssued') return issued(event.data);
  if (state.status === 'absent') return state;
  switch (event.type) {
    case 'ReminderDue':
      return withIntent(supersede(state), event.data, 'reminder', [state.pinged.contactPointId]);
    case 'PingEscalated':
      return withIntent(state, event.data, 'escalation', event.data.recipients);
    case 'StepSkipped':
      return closed(done(state, [event.data]), event.data.intent);
    case 'AttemptStarted':
      return started(state, event.data);
    case 'AttemptHandedOver':
      return handedOver(state, event.data);
    case 'AttemptFailed':
      return failed(state, event.data);
    case 'AttemptOutcomeUnknown':
      return unknown(state, event.data);
    case 'NoUsableChannel':
      return closed(state, event.data.intent, event.data.recipients);
    case 'AttemptDelivered':
      return withAttempt(state, event.data.attemptId, { deliveredAt: event.data.deliveredAt });
    case 'MachineOpened':
      return { ...state, agents: [...state.agents, event.data.agent] };
    case 'AutoReplyReceived':
      return { ...state, autoReplies: [...state.autoReplies, event.data.messageId] };
    case 'ResponseReceived':
    case 'FurtherResponseReceived':
    case 'LateResponseReceived': {
      const { responseId, receivedAt, via } = event.data;
      const responses = [...state.responses, { responseId, receivedAt, via }];
      return judged({ ...state, responses, responseIds: [...state.responseIds, responseId] });
    }
    case 'ResponseCorrected': {
      const { responseId, receivedAt } = event.data;
      return judged({ ...state, responses: corrected(state.responses, responseId, receivedAt) });
    }
    case 'PhoneTaskOpened': {
      const { taskId, intent, reason } = event.data;
      return {
        ...state,
        phoneTasks: [...state.phoneTasks, { taskId, intent, reason, done: false }],
      };
    }
    case 'PhoneTaskCompleted': {
      const { taskId } = event.data;
      const phoneTasks = state.phoneTasks.map((task) =>
        task.taskId === taskId ? { ...task, done: true } : task,
      );
      return { ...state, phoneTasks };
    }
    case 'PingExpired':
      return judged({ ...state, status: 'expired', endedAt: event.data.expiredAt });
    case 'PingWithdrawn': {
      const { withdrawnAt } = event.data;
      return judged({ ...state, status: 'withdrawn', endedAt: withdrawnAt, withdrawnAt });
    }
    default:
      event satisfies never;
      return state;
  }
}

/**
 * Every ping of a campaign carries the same policy, each a copy of its own where it was read from the log: all share one.
 */
const sharedPolicy = remembering(limits.sharedPoliciesMax, (text) => JSON.parse(text) as Policy);

function issued({
  policy,
  issuedAt,
  startsAt,
  ...pinged
}: EventOf<PingEvent, 'PingIssued'>['data']): ActivePing {
  const first: SendIntent = {
    id: 'first',
    kind: 'first',
    to: 'same',
    open: [pinged.contactPointId],
    readyAt: startsAt,
    tries: {},
    failed: [],
    carried: [],
  };
  return {
    status: 'open',
    pinged,
    policy: sharedPolicy(JSON.stringify(policy)),
    issuedAt,
    startsAt,
    stepsDone: [],
    intents: { first },
    attempts: {},
    phoneTasks: [],
    agents: [],
    autoReplies: [],
    responses: [],
    responseIds: [],
  };
}

/** Answered as soon as one response on record came in time, whatever else happened; else as it was. */
function judged(state: ActivePing): ActivePing {
  if (answerWithin(state.responses, countedUntil(state)) !== undefined)
    return { ...state, status: 'answered' };
  if (state.status !== 'answered') return state;
  const { withdrawnAt } = state;
  return withdrawnAt === undefined
    ? { ...state, status: 'open' }
    : { ...state, status: 'withdrawn', endedAt: withdrawnAt };
}

function done(
  state: ActivePing,
  steps: readonly { readonly step: number; readonly repetition: number }[],
): ActivePing {
  const keys = steps.map(({ step, repetition }) => occurrenceKey(step, repetition));
  return { ...state, stepsDone: [...state.stepsDone, ...keys] };
}

function withIntent(
  state: ActivePing,
  due: StepDue,
  kind: 'reminder' | 'escalation',
  open: readonly string[],
): ActivePing {
  const { intent: id, to, step } = due;
  const intent: SendIntent = {
    id,
    kind,
    to,
    step,
    open: to === 'secretariat-phone' ? [] : open,
    readyAt: due.dueAt,
    tries: {},
    failed: [],
    carried: [],
  };
  return done({ ...state, intents: { ...state.intents, [id]: intent } }, [due, ...due.collapsed]);
}

/** A reminder takes the place of whatever to the same contact point was still waiting to go out. */
function supersede(state: ActivePing): ActivePing {
  const intents = Object.fromEntries(
    Object.entries(state.intents).map(([id, intent]) => [
      id,
      intent.to === 'same' ? { ...intent, open: [], superseded: true as const } : intent,
    ]),
  );
  return { ...state, intents };
}

function withIntentChanged(
  state: ActivePing,
  id: string,
  change: (intent: SendIntent) => SendIntent,
): ActivePing {
  const intent = state.intents[id];
  if (intent === undefined) return state;
  return { ...state, intents: { ...state.intents, [id]: change(intent) } };
}

function closed(state: ActivePing, id: string, recipients?: readonly string[]): ActivePing {
  return withIntentChanged(state, id, (intent) => ({
    ...intent,
    open: recipients ? intent.open.filter((one) => !recipients.includes(one)) : [],
  }));
}

function withAttempt(
  state: ActivePing,
  attemptId: string,
  change: Partial<KeptAttempt>,
): ActivePing {
  const attempt = state.attempts[attemptId];
  if (attempt === undefined) return state;
  return { ...state, attempts: { ...state.attempts, [attemptId]: { ...attempt, ...change } } };
}

/** Owes the message of a failed or lost attempt once more, unless something newer has taken its place. */
function reopened(intent: SendIntent, { recipient, kind }: Attempt): SendIntent {
  const carried = intent.carried.filter((one) => one !== channelKey(recipient, kind));
  if (intent.superseded) return { ...intent, carried };
  const open = [...intent.open.filter((one) => one !== recipient), recipient];
  return { ...intent, open, carried };
}

function started(
  state: ActivePing,
  attempt: EventOf<PingEvent, 'AttemptStarted'>['data'],
): ActivePing {
  const { attemptId, intent: id, recipient, channelId, kind, use, tryNumber, startedAt } = attempt;
  const kept: KeptAttempt = {
    attemptId,
    intent: id,
    recipient,
    channelId,
    kind,
    use,
    tryNumber,
    startedAt,
    outcome: 'awaited',
  };
  const key = channelKey(recipient, channelId);
  const next = { ...state, attempts: { ...state.attempts, [attemptId]: kept } };
  return withIntentChanged(next, attempt.intent, (intent) => ({
    ...intent,
    open: intent.open.filter((one) => one !== attempt.recipient),
    tries: { ...intent.tries, [key]: attempt.tryNumber },
    carried: [...intent.carried, channelKey(attempt.recipient, attempt.kind)],
  }));
}

function handedOver(
  state: ActivePing,
  { attemptId, handedOverAt }: { readonly attemptId: string; readonly handedOverAt: Instant },
): ActivePing {
  const attempt = state.attempts[attemptId];
  const out = withAttempt(state, attemptId, { outcome: 'handed-over' });
  const next = attempt?.outcome === 'unknown' ? outAfterAll(out, attempt) : out;
  if (state.handedOverAt !== undefined) return next;
  return judged({ ...next, handedOverAt });
}

/** What was owed once more, since nobody knew what had become of it, is not owed any longer; other kinds of channel may be. */
function outAfterAll(state: ActivePing, { intent: id, recipient, kind }: KeptAttempt): ActivePing {
  return withIntentChanged(state, id, (intent) => {
    const key = channelKey(recipient, kind);
    const carried = [...intent.carried.filter((one) => one !== key), key];
    const isOwed = Object.values(state.attempts).some(
      (other) =>
        other.intent === id &&
        other.recipient === recipient &&
        !carried.includes(channelKey(recipient, other.kind)),
    );
    const open = isOwed ? intent.open : intent.open.filter((one) => one !== recipient);
    return { ...intent, carried, open };
  });
}

/**
 * After a passing failure the same channel is owed again, ever later; after the last, the next channel is. The message is
 * not owed where another attempt has it under way or out by now: then what came late, or came back, was sent again already.
 * What one recipient is waiting for holds up the others of the same step: nobody is tried again too soon.
 */
function failed(state: ActivePing, data: EventOf<PingEvent, 'AttemptFailed'>['data']): ActivePing {
  const attempt = state.attempts[data.attemptId];
  if (attempt === undefined) return state;
  const final = data.permanence === 'permanent' || attempt.tryNumber >= limits.attemptTriesMax;
  const waitMs = final ? 0 : limits.attemptRetryBaseMs * 2 ** (attempt.tryNumber - 1);
  const bounced = attempt.outcome === 'handed-over' ? ({ bounced: true } as const) : {};
  return withIntentChanged(
    withAttempt(state, data.attemptId, { outcome: 'failed', ...bounced }),
    attempt.intent,
    (intent) => ({
      ...(isCarriedByAnother(state, attempt)
        ? intent
        : {
            ...reopened(intent, attempt),
            readyAt: later(intent.readyAt, addMs(data.failedAt, waitMs)),
          }),
      failed: final
        ? [...intent.failed, channelKey(attempt.recipient, attempt.channelId)]
        : intent.failed,
    }),
  );
}

function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

function isCarriedByAnother(
  { attempts }: ActivePing,
  { attemptId, intent, recipient, kind }: KeptAttempt,
): boolean {
  return Object.values(attempts).some(
    (other) =>
      other.attemptId !== attemptId &&
      other.intent === intent &&
      other.recipient === recipient &&
      other.kind === kind &&
      (other.outcome === 'awaited' || other.outcome === 'handed-over'),
  );
}

function unknown(
  state: ActivePing,
  { attemptId, resend }: { readonly attemptId: string; readonly resend: boolean },
): ActivePing {
  const next = withAttempt(state, attemptId, { outcome: 'unknown' });
  const attempt = state.attempts[attemptId];
  if (attempt === undefined || !resend) return next;
  return withIntentChanged(next, attempt.intent, (intent) => reopened(intent, attempt));
}
