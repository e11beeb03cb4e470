import { describe, expect, it } from '@jest/globals';
import { addMs, fold, limits, type Instant } from '#kernel';
import { dueSteps, nextDue, overdueAttempts, readyIntents } from './ping.due.js';
import type { PingEvent } from './ping.events.js';
import {
  at,
  dueSteps as samples,
  escalated,
  expired,
  failed,
  handedOver,
  issued,
  pingSamples,
  reminderDue,
  responded,
  started,
  withdrawn,
} from './ping.samples.js';
import { ping } from './ping.evolve.js';
import { type ActivePing } from './ping.state.js';

const first = pingSamples.handedOver;

function after(...history: readonly PingEvent[]): ActivePing {
  const state = fold(ping, history);
  if (state.status === 'absent') throw new Error('the history issues no ping');
  return state;
}
const due = (...history: readonly PingEvent[]): Instant | undefined => nextDue(after(...history));
const everyStep = [
  reminderDue(),
  reminderDue(samples.reminder1h),
  escalated(samples.alternateChannel, []),
  escalated(samples.otherContactPoints, []),
  escalated(samples.phone, []),
];

describe('what a ping owes next', () => {
  it('is nothing before it is issued', () => {
    expect(nextDue(ping.initial)).toBeUndefined();
    expect(readyIntents(ping.initial, at('09:00'))).toEqual([]);
  });

  it('is its first message, from the issue on', () => expect(due(issued())).toBe(at('09:00')));

  it('is the outcome of an attempt that is under way', () =>
    expect(due(issued(), started(at('09:00')))).toBe(
      addMs(at('09:00'), limits.attemptOutcomeWaitMs),
    ));

  it('is the next try after a passing failure', () =>
    expect(due(issued(), started(at('09:00')), failed('transient', at('09:00:01')))).toBe(
      addMs(at('09:00:01'), limits.attemptRetryBaseMs),
    ));

  it('is the next step, and after the last one the deadline', () => {
    expect(due(...first)).toBe(at('09:15'));
    expect(due(...pingSamples.reminded)).toBe(at('10:00'));
    const sent = (step: string) => [started(at('10:00'), step), handedOver(at('10:00'), step)];
    expect(due(...first, ...everyStep, ...sent('step-1.0'))).toBe(at('15:00', 1));
  });

  it('is what was decided and not started', () =>
    expect(due(...first, reminderDue())).toBe(at('09:15')));

  it('moves with the hand-over', () =>
    expect(due(issued(), started(at('09:00')), handedOver(at('09:04')))).toBe(at('09:19')));

  it.each([
    ['answered', responded('09:09')],
    ['expired', expired],
    ['withdrawn', withdrawn(at('09:09'))],
  ] as const)('is nothing once the ping is %s', (_, ended) => {
    expect(due(...first, reminderDue(), ended)).toBeUndefined();
    expect(readyIntents(after(...first, reminderDue(), ended), at('12:00'))).toEqual([]);
    expect(dueSteps(after(...first, ended), at('12:00'))).toEqual([]);
  });

  it('FM-07: is the outcome of what was under way when the ping was answered', () =>
    expect(due(issued(), started(at('09:00')), responded('09:01'))).toBe(at('09:05')));
});

describe('FM-09: overdue is judged by the next due instant, never by age', () => {
  it('a ping that has run for a day and owes nothing yet is not overdue', () => {
    const state = after(
      ...first,
      ...everyStep,
      started(at('10:00'), 'step-1.0'),
      handedOver(at('10:00'), 'step-1.0'),
    );
    const now = at('09:00', 1);
    expect(nextDue(state)! > now).toBe(true);
  });

  it('nor is one that waits for its next step, however long it has been there', () => {
    expect(due(...first)! > at('09:14:59')).toBe(true);
    const reminded = [
      reminderDue(),
      started(at('09:15'), 'step-0.0'),
      handedOver(at('09:15'), 'step-0.0'),
    ];
    expect(due(...first, ...reminded)! > at('09:59:59')).toBe(true);
  });

  it('a ping of a minute that owes its first message is', () =>
    expect(due(issued())! < at('09:01')).toBe(true));
});

describe('steps that are due', () => {
  const keys = (now: Instant, ...history: readonly PingEvent[]) =>
    dueSteps(after(...history), now).map(({ step, repetition }) => `${step}.${repetition}`);

  it('are those whose instant has come, in the order of time and policy', () => {
    expect(keys(at('09:14:59.999'), ...first)).toEqual([]);
    expect(keys(at('09:15'), ...first)).toEqual(['0.0']);
    expect(keys(at('21:00'), ...first)).toEqual(['0.0', '1.0', '2.0', '3.0', '4.0']);
  });

  it('are not those that are settled', () =>
    expect(keys(at('10:00'), ...first, reminderDue(), reminderDue(samples.reminder1h))).toEqual([
      '2.0',
    ]));
});

describe('what is ready to be sent', () => {
  const ready = (now: Instant, ...history: readonly PingEvent[]) =>
    readyIntents(after(...history), now).map(({ id }) => id);

  it('is what was decided and has not started', () => {
    expect(ready(at('09:00'), issued())).toEqual(['first']);
    expect(ready(at('09:00'), issued(), started(at('09:00')))).toEqual([]);
  });

  it('is not what waits for another try', () => {
    const history = [issued(), started(at('09:00')), failed('transient', at('09:00'))];
    const again = addMs(at('09:00'), limits.attemptRetryBaseMs);
    expect(ready(addMs(again, -1), ...history)).toEqual([]);
    expect(ready(again, ...history)).toEqual(['first']);
  });
});

describe('FM-07: attempts without an outcome', () => {
  it('are overdue once the wait is over', () => {
    const state = after(issued(), started(at('09:00')));
    const lostAt = addMs(at('09:00'), limits.attemptOutcomeWaitMs);
    expect(overdueAttempts(state, addMs(lostAt, -1))).toEqual([]);
    expect(overdueAttempts(state, lostAt)).toHaveLength(1);
    expect(overdueAttempts(after(...first), at('12:00'))).toEqual([]);
  });
});
