import { durationMs, epochMs, instantAt, limits, type Instant } from '#kernel';
import { occurrences, type Occurrence } from './policy.js';
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

/**
 * The next instant at which this ping owes anything, `undefined` when it never will again. It may lie in the past: then
 * the ping is overdue. Attempts without an outcome are followed up even where the ping has ended.
 */
export function nextDue(ping: Ping): Instant | undefined {
  return earliest(moments(ping));
}

/** The same, of what is still to come: whatever holds up what is overdue, the ping is looked at again then. */
export function nextDueAfter(ping: Ping, now: Instant): Instant | undefined {
  const nowMs = epochMs(now);
  return earliest(moments(ping).filter((moment) => moment > nowMs));
}

/** Every instant, in epoch milliseconds, at which something of the ping is not settled. */
function moments(ping: Ping): readonly number[] {
  if (ping.status === 'absent') return [];
  const outcomes = awaited(ping).map(({ startedAt }) => outcomeDueMs(startedAt));
  if (ping.status !== 'open') return outcomes;
  const startMs = epochMs(clockStart(ping));
  const steps = occurrences(ping.policy)
    .filter(({ step, repetition }) => !ping.stepsDone.includes(occurrenceKey(step, repetition)))
    .map(({ afterMs }) => startMs + afterMs);
  const sends = Object.values(ping.intents)
    .filter(({ open }) => open.length > 0)
    .map(({ readyAt }) => epochMs(readyAt));
  return [...outcomes, ...steps, ...sends, startMs + durationMs(ping.policy.deadline)];
}

function earliest(epochMoments: readonly number[]): Instant | undefined {
  return epochMoments.length === 0 ? undefined : instantAt(Math.min(...epochMoments));
}

function awaited(ping: ActivePing): readonly KeptAttempt[] {
  return Object.values(ping.attempts).filter(({ outcome }) => outcome === 'awaited');
}

function outcomeDueMs(startedAt: Instant): number {
  return epochMs(startedAt) + limits.attemptOutcomeWaitMs;
}
