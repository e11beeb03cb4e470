import { durationMs, instantAt, msBetween, type Duration, type Instant } from '#kernel';
import type { BoardPing } from './campaign.projections.js';
import { nextMoment, type Moment } from './ping.due.js';
import type { Purpose, ResponseVia, SkipReason } from './ping.events.js';
import { clockStart, countedUntil, deadlineOf, type ActivePing } from './ping.state.js';
import { answerWithin } from './responses.js';

/** How far a ping has come, in one word. */
export const pingStates = [
  /** Nothing has gone out yet. */
  'scheduled',
  /** The first message went out, or was tried. */
  'waiting',
  'reminded',
  'escalated',
  /** A person is to call. */
  'phone',
  'answered',
  /** An answer came, and not in time. */
  'late',
  'no-answer',
  /** The campaign ended before the deadline did. */
  'withdrawn',
] as const;
export type PingState = (typeof pingStates)[number];

/**
 * What a person should look at. `outcome-unknown`: nobody knows whether a message went out. `no-usable-channel`: there was
 * nobody to write to. `bounced`: a message came back. `failing`: a message is owed that could not be handed over so far.
 */
export const attentions = ['outcome-unknown', 'no-usable-channel', 'bounced', 'failing'] as const;
export type Attention = (typeof attentions)[number];

/** What a dashboard shows of one ping. Every member is always there; `null` where there is nothing to say. */
export interface BoardRow {
  readonly campaignId: string;
  readonly contactPointId: string;
  readonly party: string;
  readonly region: string;
  readonly type: string;
  readonly timezone: string;
  readonly language: string;
  readonly state: PingState;
  readonly startsAt: Instant;
  readonly handedOverAt: Instant | null;
  /** Until when an answer counts: moves with the first hand-over. */
  readonly deadlineAt: Instant;
  /** The answer that counts, or the first that came too late. */
  readonly answeredAt: Instant | null;
  /** None of an answer that came before it was asked itself: whoever was woken for a colleague has no time of its own. */
  readonly responseSeconds: number | null;
  /** The shortest of the policy's windows that the response time falls in. */
  readonly window: Duration | null;
  readonly via: ResponseVia | null;
  /** The furthest that had gone out before an answer in time came. */
  readonly reachedBy: Purpose | 'phone' | null;
  readonly attemptsAwaited: number;
  readonly attemptsHandedOver: number;
  readonly attemptsFailed: number;
  readonly attemptsUnknown: number;
  /** That were decided, whether or not they have gone out. */
  readonly reminders: number;
  readonly escalations: number;
  readonly openTasks: readonly string[];
  readonly machineOpenings: number;
  readonly autoReplies: number;
  readonly attention: readonly Attention[];
  readonly lastType: string;
  readonly lastAt: Instant;
  /** Why a step was not taken, where that is what happened last. */
  readonly lastSkipped: SkipReason | null;
  /** What is owed next; overdue where it lies in the past. */
  readonly nextWhat: Moment['what'] | null;
  readonly nextAt: Instant | null;
}

export function boardRow({ ping, last }: BoardPing): BoardRow {
  const { campaignId, contactPointId, party, region, type, timezone, language } = ping.pinged;
  const next = nextMoment(ping);
  return {
    campaignId,
    contactPointId,
    party,
    region,
    type,
    timezone,
    language,
    state: stateOf(ping),
    startsAt: ping.startsAt,
    handedOverAt: ping.handedOverAt ?? null,
    deadlineAt: deadlineOf(ping),
    ...answerColumns(ping),
    ...attemptColumns(ping),
    reminders: intentsOf(ping, 'reminder'),
    escalations: intentsOf(ping, 'escalation'),
    openTasks: openTasks(ping),
    machineOpenings: ping.agents.length,
    autoReplies: ping.autoReplies.length,
    attention: attentionTo(ping),
    lastType: last.type,
    lastAt: last.at,
    lastSkipped: last.skipped ?? null,
    nextWhat: next?.what ?? null,
    nextAt: next === undefined ? null : instantAt(next.atMs),
  };
}

function stateOf(ping: ActivePing): PingState {
  if (ping.status === 'answered') return 'answered';
  if (ping.responses.length > 0) return 'late';
  if (ping.status === 'expired') return 'no-answer';
  if (ping.status === 'withdrawn') return 'withdrawn';
  if (openTasks(ping).length > 0) return 'phone';
  if (intentsOf(ping, 'escalation') > 0) return 'escalated';
  if (intentsOf(ping, 'reminder') > 0) return 'reminded';
  return Object.keys(ping.attempts).length > 0 ? 'waiting' : 'scheduled';
}

function openTasks({ status, phoneTasks }: ActivePing): readonly string[] {
  // Nobody calls for a test that is over.
  if (status !== 'open') return [];
  return phoneTasks.filter(({ done }) => !done).map(({ taskId }) => taskId);
}

function intentsOf({ intents }: ActivePing, kind: 'reminder' | 'escalation'): number {
  return Object.values(intents).filter((intent) => intent.kind === kind).length;
}

function answerColumns(
  ping: ActivePing,
): Pick<BoardRow, 'answeredAt' | 'responseSeconds' | 'window' | 'via' | 'reachedBy'> {
  const inTime = answerWithin(ping.responses, countedUntil(ping));
  const answer =
    inTime ?? ping.responses.toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1))[0];
  if (answer === undefined)
    return { answeredAt: null, responseSeconds: null, window: null, via: null, reachedBy: null };
  const { receivedAt: answeredAt, via } = answer;
  if (ping.handedOverAt === undefined && answeredAt < ping.startsAt)
    return { answeredAt, responseSeconds: null, window: null, via, reachedBy: 'escalation' };
  const responseMs = Math.max(0, msBetween(clockStart(ping), answeredAt));
  const window = ping.policy.windows.find((within) => responseMs <= durationMs(within)) ?? null;
  return {
    answeredAt,
    responseSeconds: responseMs / 1000,
    window: inTime === undefined ? null : window,
    via,
    reachedBy: inTime === undefined ? null : reachedBy(ping, inTime),
  };
}

function reachedBy(
  { attempts, intents, phoneTasks }: ActivePing,
  { receivedAt, via }: { readonly receivedAt: Instant; readonly via: ResponseVia },
): Purpose | 'phone' {
  if (via === 'phone' && phoneTasks.length > 0) return 'phone';
  const sent = Object.values(attempts)
    .filter(({ outcome, startedAt }) => outcome === 'handed-over' && startedAt <= receivedAt)
    .map(({ intent }) => intents[intent]?.kind);
  return (['escalation', 'reminder'] as const).find((kind) => sent.includes(kind)) ?? 'first';
}

function attemptColumns({
  attempts,
}: ActivePing): Pick<
  BoardRow,
  'attemptsAwaited' | 'attemptsHandedOver' | 'attemptsFailed' | 'attemptsUnknown'
> {
  const all = Object.values(attempts);
  const count = (of: string) => all.filter(({ outcome }) => outcome === of).length;
  return {
    attemptsAwaited: count('awaited'),
    attemptsHandedOver: count('handed-over'),
    attemptsFailed: count('failed'),
    attemptsUnknown: count('unknown'),
  };
}

function attentionTo(ping: ActivePing): readonly Attention[] {
  const attempts = Object.values(ping.attempts);
  const isSo: Readonly<Record<Attention, boolean>> = {
    'outcome-unknown': attempts.some(({ outcome }) => outcome === 'unknown'),
    'no-usable-channel': ping.phoneTasks.some(({ reason }) => reason === 'no-usable-channel'),
    bounced: attempts.some(({ bounced }) => bounced),
    failing:
      ping.status === 'open' &&
      Object.values(ping.intents).some(
        ({ id, open }) =>
          open.length > 0 &&
          attempts.some(({ intent, outcome }) => intent === id && outcome === 'failed'),
      ),
  };
  return attentions.filter((one) => isSo[one]);
}
