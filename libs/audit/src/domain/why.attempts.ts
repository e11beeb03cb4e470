import type { Instant, Recorded } from '#kernel';
import type { ActivePing, KeptAttempt, PingEvent, SendIntent } from '#campaigns/domain';
import { evidences, type Evidence } from './evidence.js';

/** One message to one channel, once. */
export interface AttemptExplanation {
  readonly attemptId: string;
  readonly recipient: string;
  readonly channelId: string;
  readonly kind: string;
  readonly tryNumber: number;
  readonly startedAt: Instant;
  readonly outcome: KeptAttempt['outcome'] | 'came-back';
  readonly words: string;
  readonly events: readonly Evidence[];
}

/** What was tried to carry one intent out, in the order of the tries. */
export function explainAttempts(
  events: readonly Recorded<PingEvent>[],
  ping: ActivePing,
  intent: string,
): readonly AttemptExplanation[] {
  return Object.values(ping.attempts)
    .filter((attempt) => attempt.intent === intent)
    .map((attempt): AttemptExplanation => {
      const { attemptId, recipient, channelId, kind, tryNumber, startedAt } = attempt;
      const own = events.filter(({ data }) => 'attemptId' in data && data.attemptId === attemptId);
      return {
        attemptId,
        recipient,
        channelId,
        kind,
        tryNumber,
        startedAt,
        outcome: attempt.bounced === true ? 'came-back' : attempt.outcome,
        words: `${tried(attempt)}: ${own.flatMap((event) => became(event)).join('; ') || 'under way, nothing heard yet'}.`,
        events: evidences(own),
      };
    });
}

function tried({ recipient, channelId, kind, tryNumber, startedAt }: KeptAttempt): string {
  const again = tryNumber === 1 ? '' : `, try ${tryNumber}`;
  return `To ${recipient} by ${kind} (${channelId}${again}), claimed at ${startedAt}`;
}

function became({ type, data }: Recorded<PingEvent>): readonly string[] {
  if (type === 'AttemptHandedOver') return [`handed over at ${data.handedOverAt}`];
  if (type === 'AttemptDelivered') return [`delivered at ${data.deliveredAt}`];
  if (type === 'AttemptFailed')
    return [
      data.permanence === 'permanent'
        ? `failed for good at ${data.failedAt}`
        : `failed at ${data.failedAt} of something that may pass`,
    ];
  if (type !== 'AttemptOutcomeUnknown') return [];
  return [
    data.resend
      ? 'nothing was heard of it, so it is sent once more under the same message id'
      : 'nothing was heard of it: nobody can know whether it went out, and it is left to a person',
  ];
}

/** What of it is out, under way or lost, all tries together: the best of them counts. */
export function outcomeOf(
  attempts: readonly AttemptExplanation[],
  intent: SendIntent,
): 'out' | 'under-way' | 'owed' | 'unknown' | 'failed' | 'none' {
  const has = (outcome: AttemptExplanation['outcome']) =>
    attempts.some((attempt) => attempt.outcome === outcome);
  if (has('awaited')) return 'under-way';
  if (intent.open.length > 0) return 'owed';
  if (has('handed-over')) return 'out';
  if (has('unknown')) return 'unknown';
  return attempts.length > 0 ? 'failed' : 'none';
}
