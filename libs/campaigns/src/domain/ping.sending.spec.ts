import { describe, expect, it } from '@jest/globals';
import { addMs, fold, limits, type Instant } from '#kernel';
import { specFor } from '#testing';
import { ping } from './ping.decider.js';
import { readyIntents } from './ping.due.js';
import type { PingCommand } from './ping.commands.js';
import type { PingEvent } from './ping.events.js';
import {
  at,
  attempt,
  corrected,
  dueSteps,
  escalated,
  expired,
  failed,
  handedOver,
  issued,
  pingSamples,
  ref,
  reminderDue,
  responded,
  started,
  withdrawn,
} from './ping.samples.js';
import type { ActivePing } from './ping.state.js';
import { advanceAt, failAt, handOverAt, startAt } from './testing/ping-commands.js';

const given = specFor(ping);
const { reminder15min, reminder1h, otherContactPoints } = dueSteps;
const { attemptRetryBaseMs, attemptTriesMax, attemptOutcomeWaitMs } = limits;

const sms = { channelId: 'sms-main', kind: 'sms' } as const;

function after(...history: readonly PingEvent[]): ActivePing {
  const state = fold(ping, history);
  if (state.status === 'absent') throw new Error('the history issues no ping');
  return state;
}

function owedAt(now: Instant, ...history: readonly PingEvent[]): readonly string[] {
  return readyIntents(after(...history), now).map(({ id }) => id);
}

const unknown = (resend: boolean, intent = 'first'): PingEvent => ({
  type: 'AttemptOutcomeUnknown',
  data: { ...ref, attemptId: attempt(intent).attemptId, resend },
});

describe('one send intent is one claim', () => {
  it('FM-11: the attempt is stored as started before there is any outcome', () =>
    given(issued())
      .when(startAt(at('09:00')))
      .thenEvents(started(at('09:00'))));

  it('FM-11: an outcome without a stored start is refused', () => {
    given(issued())
      .when(handOverAt(at('09:00')))
      .thenRefused('attempt-unknown');
    given(issued())
      .when(failAt(at('09:00'), 'permanent'))
      .thenRefused('attempt-unknown');
  });

  it('FM-10: all its messages stand in one append, and whoever comes second gets nothing', () => {
    given(issued())
      .when(startAt(at('09:00'), 'first', [{}, sms]))
      .thenEvents(started(at('09:00')), started(at('09:00'), 'first', sms));
    given(issued(), started(at('09:00')))
      .when(startAt(at('09:00'), 'first', [{}, sms]))
      .thenNothing();
  });

  it('FM-10: an attempt whose id has been started is not started again after it failed', () =>
    given(issued(), started(at('09:00')), failed('permanent', at('09:00')))
      .when(startAt(at('09:00')))
      .thenNothing());

  it('starts nothing for what was never decided', () =>
    given(issued())
      .when(startAt(at('09:15'), 'step-0.0'))
      .thenNothing());

  it('starts only what is owed to somebody', () =>
    given(...pingSamples.handedOver, escalated(otherContactPoints, ['nl-2']))
      .when(startAt(at('13:00'), 'step-3.0', [{ recipient: 'nl-2' }, { recipient: 'nl-3' }]))
      .thenEvents(started(at('13:00'), 'step-3.0', { recipient: 'nl-2' })));
});

describe('FM-14: state is looked at again when a message is sent', () => {
  it.each([
    ['answered', responded('09:16')],
    ['expired', expired],
    ['withdrawn', withdrawn(at('09:16'))],
  ] as const)('a ping that is %s starts nothing', (_, ended) =>
    given(...pingSamples.handedOver, reminderDue(), ended)
      .when(startAt(at('09:17'), 'step-0.0'))
      .thenNothing(),
  );

  it('a ping whose answer was taken back starts what it still owes', () =>
    given(...pingSamples.handedOver, reminderDue(), responded('09:16'), corrected(null))
      .when(startAt(at('09:17'), 'step-0.0'))
      .thenEvents(started(at('09:17'), 'step-0.0')));

  const skipped: PingEvent = {
    type: 'StepSkipped',
    data: { ...ref, step: 3, repetition: 0, intent: 'step-3.0', reason: 'party-answered' },
  };
  const toOthers = (partyAnswered: boolean): PingCommand =>
    startAt(at('13:01'), 'step-3.0', [{ recipient: 'nl-2' }], partyAnswered);

  it('a rung to other contact points is skipped when the Party has answered meanwhile', () => {
    given(...pingSamples.handedOver, escalated())
      .when(toOthers(true))
      .thenEvents(skipped);
    expect(owedAt(at('13:01'), ...pingSamples.handedOver, escalated(), skipped)).toEqual([]);
  });

  it('a rung to other contact points goes out while the Party has not answered', () =>
    given(...pingSamples.handedOver, escalated())
      .when(toOthers(false))
      .thenEvents(started(at('13:01'), 'step-3.0', { recipient: 'nl-2' })));

  it('a reminder to the contact point itself goes out although its Party has answered', () =>
    given(...pingSamples.handedOver, reminderDue())
      .when(startAt(at('09:15'), 'step-0.0', [{}], true))
      .thenEvents(started(at('09:15'), 'step-0.0')));
});

describe('the outcome of an attempt', () => {
  it.each([
    ['first', pingSamples.issued, 'first'],
    ['step-0.0', [...pingSamples.handedOver, reminderDue()], 'reminder'],
    [
      'step-2.0',
      [...pingSamples.handedOver, escalated(dueSteps.alternateChannel, ['nl-1'])],
      'escalation',
    ],
  ] as const)('of %s says what it was for', (intent, history, purpose) => {
    const { attemptId } = attempt(intent);
    given(...history, started(at('10:00'), intent))
      .when(handOverAt(at('10:00'), intent))
      .thenEvents({
        type: 'AttemptHandedOver',
        data: { ...ref, attemptId, intent, purpose, handedOverAt: at('10:00') },
      });
  });

  it('counts once', () => {
    const history = [issued(), started(at('09:00')), handedOver(at('09:00'))];
    given(...history)
      .when(handOverAt(at('09:01')))
      .thenNothing();
    given(...history)
      .when(failAt(at('09:01'), 'permanent'))
      .thenNothing();
    given(issued(), started(at('09:00')), failed('transient', at('09:00')))
      .when(handOverAt(at('09:01')))
      .thenNothing();
  });

  it('is recorded although the ping was answered before it', () =>
    given(issued(), started(at('09:00')), responded('09:00'))
      .when(handOverAt(at('09:00')))
      .thenEvents(handedOver(at('09:00'))));

  it('starts the clock with the first hand-over and not with a later one', () => {
    expect(after(...pingSamples.reminded).handedOverAt).toBe(at('09:00'));
    expect(after(issued(), started(at('09:00'))).handedOverAt).toBeUndefined();
  });

  it('may be followed by one delivery, of an attempt that is known', () => {
    const { attemptId } = attempt('first');
    const deliver: PingCommand = { type: 'RecordDelivery', attemptId, deliveredAt: at('09:02') };
    const delivered: PingEvent = {
      type: 'AttemptDelivered',
      data: { ...ref, attemptId, deliveredAt: at('09:02') },
    };
    given(...pingSamples.handedOver)
      .when(deliver)
      .thenEvents(delivered);
    given(...pingSamples.handedOver, delivered)
      .when(deliver)
      .thenNothing();
    given(issued()).when(deliver).thenRefused('attempt-unknown');
  });
});

describe('FM-07: an attempt that has started and has no outcome', () => {
  const lostAt = addMs(at('09:00'), attemptOutcomeWaitMs);
  const history = (onUnknownOutcome: 'resend' | 'ask') => [
    issued({ onUnknownOutcome }),
    started(at('09:00')),
  ];

  it('is left alone until the wait is over', () =>
    given(...history('ask'))
      .when(advanceAt(addMs(lostAt, -1)))
      .thenNothing());

  it('is unknown from then on, and a person is asked where the policy says so', () => {
    given(...history('ask'))
      .when(advanceAt(lostAt))
      .thenEvents(unknown(false));
    expect(owedAt(lostAt, ...history('ask'), unknown(false))).toEqual([]);
  });

  it('is sent once more where the policy says so', () => {
    given(...history('resend'))
      .when(advanceAt(lostAt))
      .thenEvents(unknown(true));
    given(...history('resend'), unknown(true))
      .when(startAt(lostAt, 'first', [{ tryNumber: 2 }]))
      .thenEvents(started(lostAt, 'first', { tryNumber: 2 }));
  });

  it('is not sent once more where it turns out to have gone out', () =>
    expect(owedAt(lostAt, ...history('resend'), unknown(true), handedOver(at('09:06')))).toEqual(
      [],
    ));

  it('is sent once more by its own kind of channel only, where another had failed', () => {
    const sms = { kind: 'sms', channelId: 'phone-main' } as const;
    const both = [
      issued({ onUnknownOutcome: 'resend', channels: ['email', 'sms'] }),
      started(at('09:00')),
      started(at('09:00'), 'first', sms),
      failed('transient', at('09:00'), 'first', sms),
      unknown(true),
      handedOver(at('09:06')),
    ];
    expect(owedAt(lostAt, ...both)).toEqual(['first']);
  });

  it('is sent no more often than any other message', () => {
    const last = { tryNumber: attemptTriesMax };
    const { attemptId } = attempt('first', last);
    given(issued({ onUnknownOutcome: 'resend' }), started(at('09:00'), 'first', last))
      .when(advanceAt(lostAt))
      .thenEvents({ type: 'AttemptOutcomeUnknown', data: { ...ref, attemptId, resend: false } });
  });

  it('is found once', () =>
    given(...history('ask'), unknown(false))
      .when(advanceAt(lostAt))
      .thenNothing());

  it.each([
    ['answered', responded('09:01')],
    ['withdrawn', withdrawn(at('09:01'))],
  ] as const)('is found also when the ping is %s', (_, ended) =>
    given(...history('ask'), ended)
      .when(advanceAt(lostAt))
      .thenEvents(unknown(false)),
  );

  it('may still become known', () => {
    given(...history('ask'), unknown(false))
      .when(handOverAt(at('09:06')))
      .thenEvents(handedOver(at('09:06')));
    given(...history('ask'), unknown(false))
      .when(failAt(at('09:06'), 'permanent'))
      .thenEvents(failed('permanent', at('09:06')));
  });
});

describe('FM-19: a failure', () => {
  const tried = (
    tryNumber: number,
    permanence: 'permanent' | 'transient' = 'transient',
    when = at('09:00'),
  ) => [started(when, 'first', { tryNumber }), failed(permanence, when, 'first', { tryNumber })];
  const triesUpTo = (last: number) =>
    Array.from({ length: last }, (_, index) => tried(index + 1)).flat();
  const intentAfter = (...history: readonly PingEvent[]) =>
    after(issued(), ...history).intents['first'];

  it('that is final brings back no other message of its step too soon', () => {
    const sms = { kind: 'sms', channelId: 'phone-main' } as const;
    const both = [started(at('09:00')), started(at('09:00'), 'first', sms)];
    const passing = failed('transient', at('09:00'));
    const final = failed('permanent', at('09:00'), 'first', sms);
    expect(intentAfter(...both, passing, final)?.readyAt).toBe(at('09:00:30'));
    expect(intentAfter(...both, final, passing)?.readyAt).toBe(at('09:00:30'));
    expect(intentAfter(...both, final)?.readyAt).toBe(at('09:00'));
  });

  it.each([1, 2, 3])(
    'that passes is tried again after a pause that doubles: try %i',
    (tryNumber) => {
      const history = [issued(), ...triesUpTo(tryNumber)];
      const readyAt = addMs(at('09:00'), attemptRetryBaseMs * 2 ** (tryNumber - 1));
      const again = { tryNumber: tryNumber + 1 };
      given(...history)
        .when(startAt(addMs(readyAt, -1), 'first', [again]))
        .thenNothing();
      given(...history)
        .when(startAt(readyAt, 'first', [again]))
        .thenEvents(started(readyAt, 'first', again));
      expect(intentAfter(...triesUpTo(tryNumber))?.failed).toEqual([]);
    },
  );

  it('that passes gives the channel up after the last try, and the next one is owed at once', () => {
    const last = tried(attemptTriesMax, 'transient', at('09:08'));
    const history = [...triesUpTo(attemptTriesMax - 1), ...last];
    expect(intentAfter(...history)).toMatchObject({
      failed: ['nl-1/email-main'],
      open: ['nl-1'],
      readyAt: at('09:08'),
    });
    const next = { channelId: 'email-alternate' };
    given(issued(), ...history)
      .when(startAt(at('09:08'), 'first', [next]))
      .thenEvents(started(at('09:08'), 'first', next));
  });

  it('that is permanent gives the channel up at once', () =>
    expect(intentAfter(...tried(1, 'permanent'))).toMatchObject({
      failed: ['nl-1/email-main'],
      open: ['nl-1'],
      readyAt: at('09:00'),
    }));

  it('FM-12: of one kind of channel sends no other kind a second time', () => {
    const both = [started(at('09:00')), started(at('09:00'), 'first', sms)];
    const history = [issued(), ...both, handedOver(at('09:00'), 'first', sms)];
    const again = { tryNumber: 2 };
    given(...history, failed('transient', at('09:00')))
      .when(startAt(at('09:01'), 'first', [again, { ...sms, ...again }]))
      .thenEvents(started(at('09:01'), 'first', again));
  });
});

describe('FM-12: what was sent again', () => {
  const again = { tryNumber: 2 } as const;
  const sentAgain = [
    issued({ onUnknownOutcome: 'resend' }),
    started(at('09:00')),
    unknown(true),
    started(at('09:05'), 'first', again),
    handedOver(at('09:05'), 'first', again),
  ];

  it.each(['permanent', 'transient'] as const)(
    'is not owed once more when the first try comes back, or its %s failure comes late',
    (permanence) => {
      const late = failed(permanence, at('09:10'));
      expect(owedAt(at('09:30'), ...sentAgain, late)).toEqual([]);
      expect(after(...sentAgain, late).intents['first']?.carried).toEqual(['nl-1/email']);
    },
  );

  it('is owed on the next channel when the last try comes back as well, and on no channel that failed', () => {
    const state = [
      ...sentAgain,
      failed('permanent', at('09:10')),
      failed('permanent', at('09:11'), 'first', again),
    ];
    expect(owedAt(at('09:11'), ...state)).toEqual(['first']);
    expect(after(...state).intents['first']?.failed).toContain('nl-1/email-main');
  });
});

describe('a reminder takes the place of what was still waiting', () => {
  const retrying = [issued(), started(at('09:00')), failed('transient', at('09:14:50'))];

  it('so that the first message is not sent beside it', () => {
    expect(owedAt(at('09:20'), issued(), reminderDue())).toEqual(['step-0.0']);
    expect(owedAt(at('09:20'), ...retrying, reminderDue())).toEqual(['step-0.0']);
  });

  it('so that an earlier reminder is not sent beside it', () =>
    expect(
      owedAt(at('10:00'), ...pingSamples.handedOver, reminderDue(), reminderDue(reminder1h)),
    ).toEqual(['step-1.0']));

  it('also when what was under way fails only later', () => {
    const history = [issued(), started(at('09:14:59')), reminderDue(reminder15min)];
    for (const permanence of ['permanent', 'transient'] as const)
      expect(owedAt(at('09:20'), ...history, failed(permanence, at('09:15:01')))).toEqual([
        'step-0.0',
      ]);
    expect(owedAt(at('09:20'), ...history, unknown(true))).toEqual(['step-0.0']);
  });

  it('and leaves rungs of an escalation as they are', () =>
    expect(
      owedAt(at('13:00'), ...pingSamples.handedOver, escalated(), reminderDue(reminder1h)),
    ).toEqual(['step-3.0', 'step-1.0']));
});
