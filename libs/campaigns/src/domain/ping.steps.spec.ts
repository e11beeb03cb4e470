import { describe, expect, it } from '@jest/globals';
import { addMs, derivedId, durationMs, fold, type Duration } from '#kernel';
import { specFor } from '#testing';
import type { PartyClaim } from './ping.commands.js';
import { ping } from './ping.decider.js';
import { nextDue, readyIntents } from './ping.due.js';
import type { PingEvent, SkipReason } from './ping.events.js';
import {
  at,
  dueSteps,
  escalated,
  expired,
  handedOver,
  issued,
  phoneTaskOpened,
  pingSamples,
  ref,
  reminderDue,
  responded,
  started,
  withdrawn,
} from './ping.samples.js';
import type { Policy } from './policy.js';
import { advanceAt, advancePausedAt } from './testing/ping-commands.js';

const given = specFor(ping);
const first = pingSamples.handedOver;
const { reminder15min, reminder1h, alternateChannel, otherContactPoints, phone } = dueSteps;

const toOthers = (...recipients: readonly string[]): PartyClaim => ({ granted: true, recipients });
const skipped = (step: number, reason: SkipReason, repetition = 0): PingEvent => ({
  type: 'StepSkipped',
  data: { ...ref, step, repetition, intent: `step-${step}.0`, reason },
});
/** The first hour of the default policy, done. */
const firstHour = [
  ...first,
  reminderDue(),
  reminderDue(reminder1h),
  escalated(alternateChannel, ['nl-1']),
];
const missedReminder: PingEvent = {
  type: 'ReminderDue',
  data: { ...ref, ...reminder1h, collapsed: [{ step: 0, repetition: 0 }] },
};

describe('a step', () => {
  it('falls due on its instant and not a millisecond before', () => {
    given(...first)
      .when(advanceAt(addMs(at('09:15'), -1)))
      .thenNothing();
    given(...first)
      .when(advanceAt(at('09:15')))
      .thenEvents(reminderDue());
  });

  it('is performed once, however often the ping is woken', () =>
    given(...first, reminderDue())
      .when(advanceAt(at('09:15')))
      .thenNothing());

  it('counts from the first hand-over, and from the issue before there is one', () => {
    given(issued(), started(at('09:00')), handedOver(at('09:04')))
      .when(advanceAt(at('09:18:59')))
      .thenNothing();
    given(issued())
      .when(advanceAt(at('09:15')))
      .thenEvents(reminderDue());
  });

  it('at the same instant as another is performed beside it when they do different things', () =>
    given(...first, reminderDue())
      .when(advanceAt(at('10:00')))
      .thenEvents(reminderDue(reminder1h), escalated(alternateChannel, ['nl-1'])));

  it('repeats as its policy says', () => {
    const steps: Policy['steps'] = [
      {
        after: 'PT15M' as Duration,
        do: 'remind',
        to: 'same',
        repeat: { every: 'PT10M' as Duration, times: 2 },
      },
    ];
    const history = [issued({ steps }), started(at('09:00')), handedOver(at('09:00'))];
    const repetition = (number: number, time: string): PingEvent =>
      reminderDue({
        ...reminder15min,
        intent: `step-0.${number}`,
        repetition: number,
        dueAt: at(time),
      });
    given(...history, reminderDue())
      .when(advanceAt(at('09:25')))
      .thenEvents(repetition(1, '09:25'));
    given(...history, reminderDue(), repetition(1, '09:25'))
      .when(advanceAt(at('09:35')))
      .thenEvents(repetition(2, '09:35'));
    given(...history, reminderDue(), repetition(1, '09:25'), repetition(2, '09:35'))
      .when(advanceAt(at('09:45')))
      .thenNothing();
  });

  it('FM-25: follows the policy that the ping was issued with', () => {
    const history = [issued({ steps: [] }), started(at('09:00')), handedOver(at('09:00'))];
    given(...history)
      .when(advanceAt(at('21:00')))
      .thenNothing();
  });
});

describe('FM-14: state is looked at again when a step is performed', () => {
  it.each([
    ['answered', responded('09:09')],
    ['expired', expired],
    ['withdrawn', withdrawn(at('09:09'))],
  ] as const)('a ping that is %s owes nothing', (_, ended) =>
    given(...first, ended)
      .when(advanceAt(at('21:00'), { '3.0': toOthers('nl-2'), '4.0': toOthers() }))
      .thenNothing(),
  );
});

describe('FM-17: after an outage', () => {
  const minutely: Policy['steps'] = [
    {
      after: 'PT1M' as Duration,
      do: 'remind',
      to: 'same',
      repeat: { every: 'PT1M' as Duration, times: 99 },
    },
  ];

  it('a hundred missed reminders are one, which names the others', () => {
    const history = [issued({ steps: minutely }), started(at('09:00')), handedOver(at('09:00'))];
    given(...history)
      .when(advanceAt(at('20:00')))
      .thenEvents({
        type: 'ReminderDue',
        data: {
          ...ref,
          intent: 'step-0.99',
          step: 0,
          repetition: 99,
          dueAt: at('10:40'),
          to: 'same',
          collapsed: Array.from({ length: 99 }, (_, repetition) => ({ step: 0, repetition })),
        },
      });
  });

  it('what was collapsed is settled', () => {
    const history = [...first, missedReminder, escalated(alternateChannel, ['nl-1'])];
    given(...history)
      .when(advanceAt(at('10:00')))
      .thenNothing();
    expect(readyIntents(fold(ping, history), at('10:00')).map(({ id }) => id)).toEqual([
      'step-1.0',
      'step-2.0',
    ]);
  });

  it('reminders of different steps are one, and each rung is performed once', () =>
    given(...first)
      .when(advanceAt(at('12:59')))
      .thenEvents(missedReminder, escalated(alternateChannel, ['nl-1'])));

  it('a rung that repeats is performed once', () => {
    const steps: Policy['steps'] = [
      {
        after: 'PT1H' as Duration,
        do: 'escalate',
        to: 'alternate-channel',
        repeat: { every: 'PT1H' as Duration, times: 2 },
      },
    ];
    const history = [issued({ steps }), started(at('09:00')), handedOver(at('09:00'))];
    given(...history)
      .when(advanceAt(at('12:30')))
      .thenEvents({
        type: 'PingEscalated',
        data: {
          ...ref,
          intent: 'step-0.2',
          step: 0,
          repetition: 2,
          dueAt: at('12:00'),
          to: 'alternate-channel',
          collapsed: [
            { step: 0, repetition: 0 },
            { step: 0, repetition: 1 },
          ],
          recipients: ['nl-1'],
        },
      });
  });

  it('a ping past its deadline expires and sends nothing', () => {
    given(...first)
      .when(advanceAt(at('15:00', 1), { '3.0': toOthers('nl-2'), '4.0': toOthers() }))
      .thenEvents(expired);
    given(...first)
      .when(advanceAt(at('14:59:59.999', 1)))
      .thenEvents(missedReminder, escalated(alternateChannel, ['nl-1']));
  });

  it('the expiry says when it was found, and comes once', () => {
    const found: PingEvent = {
      type: 'PingExpired',
      data: { ...ref, expiredAt: addMs(at('15:00', 1), durationMs('P1D' as Duration)) },
    };
    given(...first)
      .when(advanceAt(at('15:00', 2)))
      .thenEvents(found);
    given(...first, found)
      .when(advanceAt(at('16:00', 2)))
      .thenNothing();
  });
});

describe('a pause', () => {
  it('sends nothing', () =>
    given(...first)
      .when(advancePausedAt(at('10:00')))
      .thenNothing());

  it('FM-17: has what fell due meanwhile collapsed when it ends', () =>
    given(...first)
      .when(advanceAt(at('12:00')))
      .thenEvents(missedReminder, escalated(alternateChannel, ['nl-1'])));

  it('does not stop the clock: the deadline comes', () => {
    given(...first)
      .when(advancePausedAt(at('15:00', 1)))
      .thenEvents(expired);
    expect(nextDue(fold(ping, first))).toBe(at('09:15'));
  });
});

describe('a step that concerns the Party', () => {
  it('waits until the Party has said whether this ping performs it', () =>
    given(...firstHour)
      .when(advanceAt(at('13:00')))
      .thenNothing());

  it('FM-13: is one escalation event, whatever the number of its recipients', () => {
    const recipients = ['nl-2', 'nl-3', 'nl-4', 'nl-5', 'nl-6'];
    given(...firstHour)
      .when(advanceAt(at('13:00'), { '3.0': toOthers(...recipients) }))
      .thenEvents(escalated(otherContactPoints, recipients));
    const state = fold(ping, [...firstHour, escalated(otherContactPoints, recipients)]);
    expect(readyIntents(state, at('13:00')).at(-1)?.open).toEqual(recipients);
  });

  it.each(['party-answered', 'claimed-by-another'] as const)('is skipped when %s', (reason) => {
    given(...firstHour)
      .when(advanceAt(at('13:00'), { '3.0': { granted: false, reason } }))
      .thenEvents(skipped(3, reason));
    given(...firstHour, skipped(3, reason))
      .when(advanceAt(at('13:00'), { '3.0': { granted: false, reason } }))
      .thenNothing();
  });

  it('is skipped where the Party has no other contact point', () =>
    given(...firstHour)
      .when(advanceAt(at('13:00'), { '3.0': toOthers() }))
      .thenEvents(skipped(3, 'no-other-contact-point')));

  it('holds up no step after it while it waits', () =>
    given(...firstHour)
      .when(advanceAt(at('21:00'), { '4.0': { granted: false, reason: 'party-answered' } }))
      .thenEvents(skipped(4, 'party-answered')));

  it('is a phone task where it goes to the secretariat, and sends no message', () => {
    const task: PingEvent = {
      type: 'PhoneTaskOpened',
      data: {
        ...ref,
        taskId: derivedId('phone-task', ref.campaignId, ref.contactPointId, 'step-4.0'),
        intent: 'step-4.0',
        reason: 'escalation',
        openedAt: at('21:00'),
      },
    };
    const history = [...firstHour, escalated()];
    given(...history)
      .when(advanceAt(at('21:00'), { '4.0': toOthers() }))
      .thenEvents(escalated(phone, []), task);
    const state = fold(ping, [...history, escalated(phone, ['nl-1']), phoneTaskOpened()]);
    expect(readyIntents(state, at('21:00')).map(({ id }) => id)).not.toContain('step-4.0');
  });

  it('has each repetition that was collapsed into it skipped with it', () => {
    const steps: Policy['steps'] = [
      {
        after: 'PT4H' as Duration,
        do: 'escalate',
        to: 'other-contact-points',
        repeat: { every: 'PT1H' as Duration, times: 1 },
      },
    ];
    const intent = { intent: 'step-0.1', reason: 'party-answered' } as const;
    given(issued({ steps }), started(at('09:00')), handedOver(at('09:00')))
      .when(advanceAt(at('14:00'), { '0.1': { granted: false, reason: 'party-answered' } }))
      .thenEvents(
        { type: 'StepSkipped', data: { ...ref, step: 0, repetition: 0, ...intent } },
        { type: 'StepSkipped', data: { ...ref, step: 0, repetition: 1, ...intent } },
      );
  });
});
