import { addMs, derivedId, limits, type Instant } from '#kernel';
import type { PartyClaim, PingCommandOf } from './ping.commands.js';
import { dueSteps, overdueAttempts } from './ping.due.js';
import type { PingEvent, PingRef, SkipReason, StepDue } from './ping.events.js';
import { clockStart, deadlineOf, occurrenceKey, type ActivePing } from './ping.state.js';
import { concernsParty, type Occurrence } from './policy.js';

/** Whatever is owed by now: what fell due while nobody was there to act is collapsed, so an outage makes no storm. */
export function advance(
  { now, sending, claims }: PingCommandOf<'AdvancePing'>,
  state: ActivePing,
  ref: PingRef,
): readonly PingEvent[] {
  const resend = state.policy.onUnknownOutcome === 'resend';
  const unknown = overdueAttempts(state, now).map(({ attemptId, tryNumber }): PingEvent => ({
    type: 'AttemptOutcomeUnknown',
    data: { ...ref, attemptId, resend: resend && tryNumber < limits.attemptTriesMax },
  }));
  if (state.status !== 'open') return unknown;
  if (now >= deadlineOf(state))
    return [...unknown, { type: 'PingExpired', data: { ...ref, expiredAt: now } }];
  if (!sending) return unknown;
  return [
    ...unknown,
    ...performed(state, now).flatMap((due) => stepEvents(due, state, ref, claims, now)),
  ];
}

/** The due steps that are performed, each with those that are collapsed into it. */
export function performed(state: ActivePing, now: Instant): readonly StepDue[] {
  const groups = new Map<string, Occurrence[]>();
  for (const occurrence of dueSteps(state, now)) {
    const step = state.policy.steps[occurrence.step];
    const group = step?.do === 'remind' ? 'reminders' : `step ${occurrence.step}`;
    groups.set(group, [...(groups.get(group) ?? []), occurrence]);
  }
  return [...groups.values()].flatMap((due): StepDue[] => {
    const last = due.at(-1);
    const step = last && state.policy.steps[last.step];
    if (last === undefined || step === undefined) return [];
    return [
      {
        intent: `step-${occurrenceKey(last.step, last.repetition)}`,
        step: last.step,
        repetition: last.repetition,
        dueAt: addMs(clockStart(state), last.afterMs),
        to: step.to,
        collapsed: due
          .slice(0, -1)
          .map(({ step: index, repetition }) => ({ step: index, repetition })),
      },
    ];
  });
}

function stepEvents(
  due: StepDue,
  state: ActivePing,
  ref: PingRef,
  claims: Readonly<Record<string, PartyClaim>>,
  now: Instant,
): readonly PingEvent[] {
  const { step, repetition, intent, collapsed } = due;
  const skipped = (reason: SkipReason): readonly PingEvent[] =>
    [...collapsed, { step, repetition }].map((one) => ({
      type: 'StepSkipped',
      data: { ...ref, ...one, intent, reason },
    }));
  if (state.policy.steps[step]?.do === 'remind')
    return [{ type: 'ReminderDue', data: { ...ref, ...due } }];
  if (!concernsParty(due.to))
    return [{ type: 'PingEscalated', data: { ...ref, ...due, recipients: [ref.contactPointId] } }];
  const claim = claims[occurrenceKey(step, repetition)];
  if (claim === undefined) return [];
  if (!claim.granted) return skipped(claim.reason);
  const { recipients } = claim;
  if (due.to === 'other-contact-points')
    return recipients.length === 0
      ? skipped('no-other-contact-point')
      : [{ type: 'PingEscalated', data: { ...ref, ...due, recipients } }];
  return [
    { type: 'PingEscalated', data: { ...ref, ...due, recipients: [] } },
    phoneTask(ref, intent, 'escalation', now),
  ];
}

export function phoneTask(
  ref: PingRef,
  intent: string,
  reason: 'escalation' | 'no-usable-channel',
  openedAt: Instant,
): PingEvent {
  const taskId = derivedId('phone-task', ref.campaignId, ref.contactPointId, intent);
  return { type: 'PhoneTaskOpened', data: { ...ref, taskId, intent, reason, openedAt } };
}
