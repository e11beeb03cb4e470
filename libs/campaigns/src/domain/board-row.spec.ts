import { describe, expect, it } from '@jest/globals';
import { fold, type Instant } from '#kernel';
import { attentions, boardRow, type BoardRow } from './board-row.js';
import { campaignBoard, type BoardPing } from './campaign.projections.js';
import type { PingEvent } from './ping.events.js';
import { ping } from './ping.evolve.js';
import {
  at,
  corrected,
  dueSteps,
  escalated,
  expired,
  failed,
  handedOver,
  issued,
  phoneTaskOpened,
  pinged,
  pingSamples,
  ref,
  reminderDue,
  responded,
  respondedLate,
  started,
  withdrawn,
} from './ping.samples.js';
import type { ActivePing } from './ping.state.js';
import { recorded } from './testing/recorded.js';

const lastAt: Instant = at('23:00');

function rowOf(...events: readonly PingEvent[]): BoardRow {
  const state = fold(ping, events) as ActivePing;
  return boardRow({ ping: state, last: { type: events.at(-1)!.type, at: lastAt } });
}
const { handedOver: first, answeredAtOnce, reminded, phoned } = pingSamples;
const unknown: PingEvent = {
  type: 'AttemptOutcomeUnknown',
  data: { ...ref, attemptId: attemptOf(started(at('09:00'))), resend: false },
};

describe('what happened last', () => {
  it('says why a step was not taken', () => {
    const skip = {
      type: 'StepSkipped',
      data: { ...ref, step: 3, repetition: 0, intent: 'step-3.0', reason: 'party-answered' },
    } as const;
    const history = [...first, skip].map((event) => recorded<PingEvent>(event, lastAt));
    const document = history.reduce<BoardPing | undefined>(
      (board, event) => campaignBoard.apply[event.type]?.(board, event as never),
      undefined,
    );
    expect(document && boardRow(document).lastSkipped).toBe('party-answered');
  });
});

describe('the row of a ping', () => {
  it('says all there is to say of one that nothing was heard of', () =>
    expect(rowOf(...first)).toEqual({
      campaignId: 'plenary-2024',
      contactPointId: 'nl-1',
      party: pinged.party,
      region: pinged.region,
      type: pinged.type,
      timezone: pinged.timezone,
      language: pinged.language,
      state: 'waiting',
      startsAt: at('09:00'),
      handedOverAt: at('09:00'),
      deadlineAt: at('15:00', 1),
      answeredAt: null,
      responseSeconds: null,
      window: null,
      via: null,
      reachedBy: null,
      attemptsAwaited: 0,
      attemptsHandedOver: 1,
      attemptsFailed: 0,
      attemptsUnknown: 0,
      reminders: 0,
      escalations: 0,
      openTasks: [],
      machineOpenings: 0,
      autoReplies: 0,
      attention: [],
      lastType: 'AttemptHandedOver',
      lastAt,
      lastSkipped: null,
      nextWhat: 'remind',
      nextAt: at('09:15'),
    }));

  it('is JSON that comes back as it was', () => {
    for (const events of Object.values(pingSamples)) {
      const row = rowOf(...events);
      expect(JSON.parse(JSON.stringify(row))).toEqual(row);
      expect(Object.keys(row)).toEqual(Object.keys(rowOf(...first)));
    }
  });

  it.each([
    ['scheduled', [issued()]],
    ['waiting', [issued(), started(at('09:00'))]],
    ['waiting', first],
    ['reminded', [...first, reminderDue()]],
    ['escalated', [...first, reminderDue(), escalated(dueSteps.alternateChannel, ['nl-1'])]],
    ['phone', [...first, escalated(), phoneTaskOpened()]],
    ['answered', answeredAtOnce],
    ['answered', phoned],
    ['late', [...first, respondedLate(at('16:00', 1))]],
    ['late', [...first, expired, respondedLate(at('16:00', 1))]],
    ['late', [...first, withdrawn(at('10:00')), respondedLate('10:30')]],
    ['no-answer', [...first, expired]],
    ['withdrawn', [...first, withdrawn(at('10:00'))]],
    ['reminded', [...reminded, responded('09:20'), corrected(null)]],
  ] as const)('is %s in the state that its events leave', (state, events) =>
    expect(rowOf(...events).state).toBe(state),
  );

  it('of an answer has the time, the window it falls in, and how it came', () => {
    expect(rowOf(...answeredAtOnce)).toMatchObject({
      answeredAt: at('09:09'),
      responseSeconds: 540,
      window: 'PT15M',
      via: 'link',
      reachedBy: 'first',
      nextWhat: null,
      nextAt: null,
    });
    expect(rowOf(...first, responded('09:15')).window).toBe('PT15M');
    expect(rowOf(...first, responded('09:15:00.001')).window).toBe('PT30M');
    expect(rowOf(...reminded, responded('09:20')).reachedBy).toBe('reminder');
    expect(rowOf(...reminded, responded('09:14')).reachedBy).toBe('first');
    expect(rowOf(...phoned)).toMatchObject({ via: 'phone', reachedBy: 'phone', openTasks: [] });
    expect(rowOf(...first, responded('08:59')).responseSeconds).toBe(0);
  });

  it('of a colleague that was woken and answered before its own start has no time of its own', () =>
    expect(rowOf(issued(), responded('08:59'))).toMatchObject({
      state: 'answered',
      answeredAt: at('08:59'),
      responseSeconds: null,
      window: null,
      reachedBy: 'escalation',
    }));

  it('of an answer that came late has its time and no window', () =>
    expect(rowOf(...first, withdrawn(at('10:00')), respondedLate('10:30'))).toMatchObject({
      answeredAt: at('10:30'),
      responseSeconds: 5400,
      window: null,
      reachedBy: null,
    }));

  it('of a start that is still to come says when the first message goes out', () =>
    expect(rowOf(issued())).toMatchObject({ nextWhat: 'send', nextAt: at('09:00') }));

  it('names what comes next', () => {
    expect(rowOf(issued(), started(at('09:00')))).toMatchObject({
      nextWhat: 'outcome',
      nextAt: at('09:05'),
    });
    expect(rowOf(...reminded)).toMatchObject({ nextWhat: 'remind', nextAt: at('10:00') });
    const toPhone = [
      ...reminded,
      reminderDue(dueSteps.reminder1h),
      escalated(dueSteps.alternateChannel, []),
      escalated(dueSteps.otherContactPoints, []),
    ];
    const withoutSends = toPhone.filter(
      (event) => event.type !== 'ReminderDue' || event.data.step === 0,
    );
    expect(rowOf(...withoutSends)).toMatchObject({ nextWhat: 'remind' });
    expect(
      rowOf(...toPhone, started(at('10:00'), 'step-1.0'), handedOver(at('10:00'), 'step-1.0')),
    ).toMatchObject({ nextWhat: 'phone', nextAt: at('21:00') });
  });

  it('has the calls that are to be made, and none once the test is over', () => {
    expect(rowOf(...first, phoneTaskOpened()).openTasks).toEqual(['task-1']);
    expect(rowOf(...first, phoneTaskOpened(), expired).openTasks).toEqual([]);
  });

  it('asks for attention where a person should look', () => {
    expect(rowOf(issued(), started(at('09:00')), unknown).attention).toEqual(['outcome-unknown']);
    expect(rowOf(issued(), phoneTaskOpened('no-usable-channel')).attention).toEqual([
      'no-usable-channel',
    ]);
    const failing = [issued(), started(at('09:00')), failed('transient', at('09:00'))];
    expect(rowOf(...failing)).toMatchObject({ attention: ['failing'], attemptsFailed: 1 });
    expect(rowOf(...failing, responded('09:05')).attention).toEqual([]);
    expect(rowOf(...first, failed('permanent', at('09:10'))).attention).toEqual([
      'bounced',
      'failing',
    ]);
    expect(attentions).toHaveLength(4);
  });
});

function attemptOf(event: PingEvent): string {
  return event.type === 'AttemptStarted' ? event.data.attemptId : '';
}
