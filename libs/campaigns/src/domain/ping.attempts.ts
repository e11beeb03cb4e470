import { addMs, limits, type EventOf, type Instant } from '#kernel';
import type { Attempt, PingEvent } from './ping.events.js';
import { channelKey, type ActivePing, type KeptAttempt, type SendIntent } from './ping.state.js';

/** What becomes of attempts, and what of an intent is owed again by it. */

export function withIntentChanged(
  state: ActivePing,
  id: string,
  change: (intent: SendIntent) => SendIntent,
): ActivePing {
  const intent = state.intents[id];
  if (intent === undefined) return state;
  return { ...state, intents: { ...state.intents, [id]: change(intent) } };
}

export function withAttempt(
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

export function started(
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

/** An attempt of which it is known now that its message went out. */
export function out(state: ActivePing, attemptId: string): ActivePing {
  const attempt = state.attempts[attemptId];
  const next = withAttempt(state, attemptId, { outcome: 'handed-over' });
  return attempt?.outcome === 'unknown' ? outAfterAll(next, attempt) : next;
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
export function failed(
  state: ActivePing,
  data: EventOf<PingEvent, 'AttemptFailed'>['data'],
): ActivePing {
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

export function unknown(
  state: ActivePing,
  { attemptId, resend }: { readonly attemptId: string; readonly resend: boolean },
): ActivePing {
  const next = withAttempt(state, attemptId, { outcome: 'unknown' });
  const attempt = state.attempts[attemptId];
  if (attempt === undefined || !resend) return next;
  return withIntentChanged(next, attempt.intent, (intent) => reopened(intent, attempt));
}
