import { durationMs, epochMs, instantAt, limits, type Instant } from '#kernel';
import { occurrences, type Occurrence, type PolicyStep } from './policy.js';
import {
  clockStart,
  occurrenceKey,
  type ActivePing,
  type KeptAttempt,
  type Ping,
  type SendIntent,
} from './ping.state.js';

/** Occurrences of the policy's steps that are due by `now` and not settled, in their order. */
export function dueSteps(ping: ActivePing, now: Instant): readonly Occurrence[] {
  if (ping.status !== 'open') return [];
  const elapsedMs = epochMs(now) - epochMs(clockStart(ping));
  return occurrences(ping.policy).filter(
    ({ afterMs, step, repetition }) =>
      afterMs <= elapsedMs && !ping.stepsDone.includes(occurrenceKey(step, repetition)),
  );
}

/** What is owed to somebody at `now`: decided, not yet started, and not waiting for another try. */
export function readyIntents(ping: Ping, now: Instant): readonly SendIntent[] {
  if (ping.status !== 'open') return [];
  return Object.values(ping.intents).filter(
    ({ open, readyAt }) => open.length > 0 && readyAt <= now,
  );
}

/** Attempts that have been without an outcome for so long that nobody will report one any more. */
export function overdueAttempts(ping: ActivePing, now: Instant): readonly KeptAttempt[] {
  return awaited(ping).filter(({ startedAt }) => outcomeDueMs(startedAt) <= epochMs(now));
}

/** Something that a ping owes at an instant. */
export interface Moment {
  readonly what: 'send' | 'remind' | 'escalate' | 'phone' | 'outcome' | 'deadline';
  readonly atMs: number;
}

/**
 * The next instant at which this ping owes anything, `undefined` when it never will again. It may lie in the past: then
 * the ping is overdue. Attempts without an outcome are followed up even where the ping has ended.
 */
export function nextDue(ping: Ping): Instant | undefined {
  const next = earliest(moments(ping));
  return next && instantAt(next.atMs);
}

/** The same, of what is still to come: whatever holds up what is overdue, the ping is looked at again then. */
export function nextDueAfter(ping: Ping, now: Instant): Instant | undefined {
  const nowMs = epochMs(now);
  const next = earliest(moments(ping).filter(({ atMs }) => atMs > nowMs));
  return next && instantAt(next.atMs);
}

/** What a ping owes next. */
export function nextMoment(ping: Ping): Moment | undefined {
  return earliest(moments(ping));
}

/** Every moment at which something of the ping is not settled. */
function moments(ping: Ping): readonly Moment[] {
  if (ping.status === 'absent') return [];
  const outcomes = awaited(ping).map(({ startedAt }): Moment => ({
    what: 'outcome',
    atMs: outcomeDueMs(startedAt),
  }));
  if (ping.status !== 'open') return outcomes;
  const startMs = epochMs(clockStart(ping));
  const steps = occurrences(ping.policy)
    .filter(({ step, repetition }) => !ping.stepsDone.includes(occurrenceKey(step, repetition)))
    .map(({ afterMs, step }): Moment => ({
      what: kindOf(ping.policy.steps[step]),
      atMs: startMs + afterMs,
    }));
  const sends = Object.values(ping.intents)
    .filter(({ open }) => open.length > 0)
    .map(({ readyAt }): Moment => ({ what: 'send', atMs: epochMs(readyAt) }));
  const deadline: Moment = {
    what: 'deadline',
    atMs: startMs + durationMs(ping.policy.deadline),
  };
  return [...sends, ...outcomes, ...steps, deadline];
}

function kindOf(step: PolicyStep | undefined): 'remind' | 'escalate' | 'phone' {
  if (step?.do === 'remind') return 'remind';
  return step?.to === 'secretariat-phone' ? 'phone' : 'escalate';
}

/** Of several at one instant the first of the list. */
function earliest(all: readonly Moment[]): Moment | undefined {
  let first: Moment | undefined;
  for (const moment of all) if (first === undefined || moment.atMs < first.atMs) first = moment;
  return first;
}

function awaited(ping: ActivePing): readonly KeptAttempt[] {
  return Object.values(ping.attempts).filter(({ outcome }) => outcome === 'awaited');
}

function outcomeDueMs(startedAt: Instant): number {
  return epochMs(startedAt) + limits.attemptOutcomeWaitMs;
}
