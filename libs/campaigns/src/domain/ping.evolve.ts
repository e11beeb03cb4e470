import { limits, remembering, type EventOf, type Fold, type Instant } from '#kernel';
import { failed, out, started, unknown, withAttempt, withIntentChanged } from './ping.attempts.js';
import type { PingEvent, StepDue } from './ping.events.js';
import {
  countedUntil,
  occurrenceKey,
  type ActivePing,
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

function closed(state: ActivePing, id: string, recipients?: readonly string[]): ActivePing {
  return withIntentChanged(state, id, (intent) => ({
    ...intent,
    open: recipients ? intent.open.filter((one) => !recipients.includes(one)) : [],
  }));
}

function handedOver(
  state: ActivePing,
  { attemptId, handedOverAt }: { readonly attemptId: string; readonly handedOverAt: Instant },
): ActivePing {
  const next = out(state, attemptId);
  if (state.handedOverAt !== undefined) return next;
  return judged({ ...next, handedOverAt });
}
