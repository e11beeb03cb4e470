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
  if (ping.status === 'absent') return undefined;
  const moments = awaited(ping).map(({ startedAt }) => outcomeDueMs(startedAt));
  if (ping.status === 'open') {
    const startMs = epochMs(clockStart(ping));
    const step = occurrences(ping.policy).find(
      ({ step: index, repetition }) => !ping.stepsDone.includes(occurrenceKey(index, repetition)),
    );
    if (step !== undefined) moments.push(startMs + step.afterMs);
    for (const { open, readyAt } of Object.values(ping.intents))
      if (open.length > 0) moments.push(epochMs(readyAt));
    moments.push(startMs + durationMs(ping.policy.deadline));
  }
  return moments.length === 0 ? undefined : instantAt(Math.min(...moments));
}

function awaited(ping: ActivePing): readonly KeptAttempt[] {
  return Object.values(ping.attempts).filter(({ outcome }) => outcome === 'awaited');
}

function outcomeDueMs(startedAt: Instant): number {
  return epochMs(startedAt) + limits.attemptOutcomeWaitMs;
}
