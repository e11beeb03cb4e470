import { describe, expect, it } from '@jest/globals';
import { derivedId, fold } from '#kernel';
import { specFor } from '#testing';
import { ping } from './ping.decider.js';
import { readyIntents } from './ping.due.js';
import type { PingEvent } from './ping.events.js';
import {
  at,
  dueSteps,
  escalated,
  failed,
  handedOver,
  issued,
  phoneTaskOpened,
  pingSamples,
  ref,
  reminderDue,
  responded,
  respondedLate,
  response,
  started,
} from './ping.samples.js';
import { completePhoneTask, noDestinationAt, respondAt } from './testing/ping-commands.js';

const given = specFor(ping);
const first = pingSamples.handedOver;

const noChannel = (intent: string, recipients: readonly string[] = ['nl-1']): PingEvent => ({
  type: 'NoUsableChannel',
  data: { ...ref, intent, recipients },
});
const taskFor = (intent: string): PingEvent => ({
  type: 'PhoneTaskOpened',
  data: {
    ...ref,
    taskId: derivedId('phone-task', ref.campaignId, ref.contactPointId, intent),
    intent,
    reason: 'no-usable-channel',
    openedAt: at('09:00'),
  },
});
const nothingNew = (step: number): PingEvent => ({
  type: 'StepSkipped',
  data: { ...ref, step, repetition: 0, intent: `step-${step}.0`, reason: 'nothing-new' },
});
const completed = (
  outcome: Extract<PingEvent, { type: 'PhoneTaskCompleted' }>['data']['outcome'],
  time = '21:30',
): PingEvent => ({
  type: 'PhoneTaskCompleted',
  data: { ...ref, taskId: 'task-1', outcome, completedAt: at(time) },
});

describe('FM-15: where no channel is usable', () => {
  it('the first message says so and asks a person', () =>
    given(issued())
      .when(noDestinationAt(at('09:00')))
      .thenEvents(noChannel('first'), taskFor('first')));

  it('no message is owed any more', () => {
    const state = fold(ping, [issued(), noChannel('first'), taskFor('first')]);
    expect(readyIntents(state, at('09:00'))).toEqual([]);
  });

  it('a second worker that found the same adds nothing', () =>
    given(issued(), noChannel('first'), taskFor('first'))
      .when(noDestinationAt(at('09:00')))
      .thenNothing());

  it('a reminder says so too, and one phone task is enough for the ping', () => {
    given(...first, reminderDue())
      .when(noDestinationAt(at('09:00'), 'step-0.0'))
      .thenEvents(noChannel('step-0.0'), taskFor('step-0.0'));
    given(issued(), noChannel('first'), taskFor('first'), reminderDue())
      .when(noDestinationAt(at('09:15'), 'step-0.0'))
      .thenEvents(noChannel('step-0.0'));
  });

  it('a person is asked only when the last channel has failed too', () => {
    const both = [
      started(at('09:00')),
      started(at('09:00'), 'first', { channelId: 's', kind: 'sms' }),
    ];
    const emailFailed = [issued(), ...both, failed('permanent', at('09:00'))];
    given(...emailFailed, handedOver(at('09:00'), 'first', { channelId: 's', kind: 'sms' }))
      .when(noDestinationAt(at('09:00')))
      .thenEvents(noChannel('first'));
    given(
      ...emailFailed,
      failed('permanent', at('09:00'), 'first', { channelId: 's', kind: 'sms' }),
    )
      .when(noDestinationAt(at('09:00')))
      .thenEvents(noChannel('first'), taskFor('first'));
  });

  it('an answered ping asks nobody', () =>
    given(...first, reminderDue(), responded('09:16'))
      .when(noDestinationAt(at('09:17'), 'step-0.0'))
      .thenNothing());
});

describe('FM-12: a rung that resolves to nothing new', () => {
  it('says so and moves on', () => {
    const history = [...first, escalated(dueSteps.alternateChannel, ['nl-1'])];
    given(...history)
      .when(noDestinationAt(at('10:00'), 'step-2.0'))
      .thenEvents(nothingNew(2));
    expect(readyIntents(fold(ping, [...history, nothingNew(2)]), at('10:00'))).toEqual([]);
  });

  it('goes out to those who are new, and names those who are not', () =>
    given(...first, escalated(dueSteps.otherContactPoints, ['nl-2', 'nl-3']))
      .when(noDestinationAt(at('13:00'), 'step-3.0', ['nl-3']))
      .thenEvents(noChannel('step-3.0', ['nl-3'])));

  it('is not what a rung is whose messages were tried and failed', () =>
    given(
      ...first,
      escalated(),
      started(at('13:00'), 'step-3.0', { recipient: 'nl-2' }),
      failed('permanent', at('13:00'), 'step-3.0', { recipient: 'nl-2' }),
    )
      .when(noDestinationAt(at('13:00'), 'step-3.0', ['nl-2']))
      .thenEvents(noChannel('step-3.0', ['nl-2'])));
});

describe('a phone task', () => {
  const asked = [...first, phoneTaskOpened()];
  const byPhone = response('21:25', { via: 'phone', grade: 'responsible-officer' });
  const answer: PingEvent = { type: 'ResponseReceived', data: { ...ref, ...byPhone } };

  it('is completed with what came of the call', () =>
    given(...asked)
      .when(completePhoneTask('no-answer'))
      .thenEvents(completed('no-answer')));

  it('is completed once', () =>
    given(...asked, completed('no-answer'))
      .when(completePhoneTask('wrong-number'))
      .thenRefused('phone-task-already-completed'));

  it('must have been opened', () =>
    given(...first)
      .when(completePhoneTask('no-answer'))
      .thenRefused('phone-task-unknown'));

  it('is answered by a response, and only then by one', () => {
    given(...asked)
      .when(completePhoneTask('answered'))
      .thenRefused('phone-outcome-without-response');
    given(...asked)
      .when(completePhoneTask('no-answer', byPhone))
      .thenRefused('phone-outcome-without-response');
  });

  it('that was answered answers the ping', () =>
    given(...asked)
      .when(completePhoneTask('answered', byPhone))
      .thenEvents(completed('answered'), answer));

  it('is not needed any more once the ping is answered otherwise', () =>
    given(...asked)
      .when(respondAt('21:10'))
      .thenEvents(responded('21:10'), completed('not-needed', '21:10')));

  it('stays open upon a response that is late', () =>
    given(...asked)
      .when(respondAt(at('16:00', 1)))
      .thenEvents(respondedLate(at('16:00', 1))));

  it('that is done is not completed again by an answer', () =>
    given(...asked, completed('no-answer'))
      .when(respondAt('22:00'))
      .thenEvents(responded('22:00')));
});
