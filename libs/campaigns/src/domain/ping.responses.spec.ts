import { describe, expect, it } from '@jest/globals';
import { addMs, fold, limits } from '#kernel';
import { specFor } from '#testing';
import type { PingCommand } from './ping.commands.js';
import { ping } from './ping.decider.js';
import type { PingEvent } from './ping.events.js';
import {
  at,
  corrected,
  expired,
  handedOver as handedOverAt,
  issued,
  pinged,
  pingSamples,
  ref,
  responded,
  respondedLate,
  response,
  started,
  withdrawn,
} from './ping.samples.js';
import { defaultPolicy } from './policy.js';
import { correct, respondAt, withdrawAt } from './testing/ping-commands.js';

const given = specFor(ping);
const { handedOver, answeredAtOnce } = pingSamples;
const deadline = at('15:00', 1);
const further: PingEvent = {
  type: 'FurtherResponseReceived',
  data: { ...ref, ...response('09:20', { responseId: 'response-2' }) },
};

function statusAfter(...history: readonly PingEvent[]): string {
  return fold(ping, history).status;
}

describe('a ping is issued', () => {
  const issue: PingCommand = {
    type: 'IssuePing',
    pinged,
    policy: defaultPolicy,
    startsAt: at('09:00'),
    now: at('09:00'),
  };

  it('FM-25: with the whole policy pinned in its first event', () =>
    given().when(issue).thenEvents(issued()));

  it('once, however often it is asked for', () =>
    given(...handedOver)
      .when(issue)
      .thenNothing());

  it('before anything else may happen to it', () =>
    given().when(respondAt('09:09')).thenRefused('ping-unknown'));
});

describe('what a machine does is kept and never answers', () => {
  const opened = (agent: string): PingEvent => ({
    type: 'MachineOpened',
    data: { ...ref, agent, openedAt: at('09:01') },
  });
  const open = (agent: string): PingCommand => ({
    type: 'RecordOpening',
    agent,
    openedAt: at('09:01'),
  });
  const autoReply: PingEvent = {
    type: 'AutoReplyReceived',
    data: { ...ref, messageId: '<away@nl.example>', receivedAt: at('09:01') },
  };
  const autoReplies: PingCommand = {
    type: 'RecordAutoReply',
    messageId: '<away@nl.example>',
    receivedAt: at('09:01'),
  };

  it('FM-01: an opening is a MachineOpened, and the ping stays open', () => {
    given(...handedOver)
      .when(open('scanner'))
      .thenEvents(opened('scanner'));
    expect(statusAfter(...handedOver, opened('scanner'))).toBe('open');
  });

  it('keeps one opening per agent', () => {
    given(...handedOver, opened('scanner'))
      .when(open('scanner'))
      .thenNothing();
    given(...handedOver, opened('scanner'))
      .when(open('prefetch'))
      .thenEvents(opened('prefetch'));
  });

  it('keeps no more openings than the limit', () => {
    const agents = Array.from({ length: limits.openingsPerPing }, (_, index) => `agent ${index}`);
    given(...handedOver, ...agents.slice(1).map(opened))
      .when(open('one more'))
      .thenEvents(opened('one more'));
    given(...handedOver, ...agents.map(opened))
      .when(open('one too many'))
      .thenNothing();
  });

  it('FM-04: an automatic reply is kept once per message, and the ping stays open', () => {
    given(...handedOver)
      .when(autoReplies)
      .thenEvents(autoReply);
    given(...handedOver, autoReply)
      .when(autoReplies)
      .thenNothing();
    expect(statusAfter(...handedOver, autoReply)).toBe('open');
  });

  it('a human answers after any of them', () =>
    given(...handedOver, opened('scanner'), autoReply)
      .when(respondAt('09:09'))
      .thenEvents(responded('09:09')));
});

describe('a human response', () => {
  it.each(['human', 'responsible-officer'] as const)('of grade %s answers the ping', (grade) => {
    given(...handedOver)
      .when(respondAt('09:09', { grade }))
      .thenEvents(responded('09:09', { grade }));
    expect(statusAfter(...handedOver, responded('09:09', { grade }))).toBe('answered');
  });

  it('is further when another one was first', () =>
    given(...answeredAtOnce)
      .when(respondAt('09:20', { responseId: 'response-2' }))
      .thenEvents(further));

  it.each([
    ['received', 'response-1', [responded('09:09')]],
    ['further', 'response-2', [responded('09:09'), further]],
    ['late', 'response-1', [respondedLate(at('16:00', 1))]],
  ] as const)('is recorded once, also when it was %s', (_, responseId, before) =>
    given(...handedOver, ...before)
      .when(respondAt('09:09', { responseId }))
      .thenNothing(),
  );

  it('exactly on the deadline is in time', () =>
    given(...handedOver)
      .when(respondAt(deadline))
      .thenEvents(responded(deadline)));

  it('one millisecond after the deadline is late', () => {
    const late = addMs(deadline, 1);
    given(...handedOver)
      .when(respondAt(late))
      .thenEvents(respondedLate(late));
    expect(statusAfter(...handedOver, respondedLate(late))).toBe('open');
  });

  it('has its deadline counted from the hand-over, and from the issue only before that', () => {
    given(issued(), started(at('09:00')), handedOverAt(at('10:00')))
      .when(respondAt(at('16:00', 1)))
      .thenEvents(responded(at('16:00', 1)));
    given(issued())
      .when(respondAt(at('15:00:00.001', 1)))
      .thenEvents(respondedLate(at('15:00:00.001', 1)));
  });

  it('is accepted before its hand-over is recorded', () => {
    given(issued(), started(at('09:00')))
      .when(respondAt('09:00'))
      .thenEvents(responded('09:00'));
    const history = [issued(), started(at('09:00')), responded('09:00'), handedOverAt(at('09:00'))];
    expect(statusAfter(...history)).toBe('answered');
  });

  it('received in time counts although it is recorded after the expiry', () => {
    given(...handedOver, expired)
      .when(respondAt(deadline))
      .thenEvents(responded(deadline));
    expect(statusAfter(...handedOver, expired, responded(deadline))).toBe('answered');
  });

  it('after the expiry is late, and the ping stays expired', () => {
    const late = at('15:01', 1);
    given(...handedOver, expired)
      .when(respondAt(late))
      .thenEvents(respondedLate(late));
    expect(statusAfter(...handedOver, expired, respondedLate(late))).toBe('expired');
  });

  it('after a response that was late is still the first in time', () =>
    given(...handedOver, expired, respondedLate(at('15:01', 1), { responseId: 'late' }))
      .when(respondAt('12:00'))
      .thenEvents(responded('12:00')));
});

describe('a ping that was withdrawn', () => {
  it('takes a response as late, even before the deadline', () =>
    given(...handedOver, withdrawn(at('12:00')))
      .when(respondAt('12:00:00.001'))
      .thenEvents(respondedLate('12:00:00.001')));

  it('is answered by a response received until then', () => {
    given(...handedOver, withdrawn(at('12:00')))
      .when(respondAt('12:00'))
      .thenEvents(responded('12:00'));
    expect(statusAfter(...handedOver, withdrawn(at('12:00')), responded('12:00'))).toBe('answered');
  });

  it('is still withdrawn for later responses when such an answer turned up', () =>
    given(...handedOver, withdrawn(at('12:00')), responded('11:00'))
      .when(respondAt('12:30', { responseId: 'response-2' }))
      .thenEvents(respondedLate('12:30', { responseId: 'response-2' })));

  it('is withdrawn again when such an answer is taken back', () =>
    expect(
      statusAfter(...handedOver, withdrawn(at('12:00')), responded('11:00'), corrected(null)),
    ).toBe('withdrawn'));

  it('keeps its deadline where that came first', () =>
    given(...handedOver, withdrawn(at('18:00', 1)))
      .when(respondAt(at('16:00', 1)))
      .thenEvents(respondedLate(at('16:00', 1))));
});

describe('a withdrawal', () => {
  it('ends an open ping', () =>
    given(...handedOver)
      .when(withdrawAt(at('12:00')))
      .thenEvents(withdrawn(at('12:00'))));

  it.each([
    ['answered', answeredAtOnce],
    ['expired', pingSamples.expired],
    ['withdrawn', [...handedOver, withdrawn(at('11:00'))]],
  ] as const)('leaves a ping that is %s as it is', (_, history) =>
    given(...history)
      .when(withdrawAt(at('12:00')))
      .thenNothing(),
  );
});

describe('FM-21: the time a sender declares', () => {
  const odd = { declaredTimeOdd: true } as const;
  const { declaredTimeToleranceMs: tolerance } = limits;

  it('is kept beside ours', () =>
    given(...handedOver)
      .when(respondAt('09:09', { declaredAt: at('09:08') }))
      .thenEvents(responded('09:09', { declaredAt: at('09:08') })));

  it('is flagged as odd when it lies further ahead of ours than clocks differ', () => {
    const declaredAt = addMs(at('09:09'), tolerance + 1);
    given(...handedOver)
      .when(respondAt('09:09', { declaredAt }))
      .thenEvents(responded('09:09', { declaredAt, ...odd }));
  });

  it('is not odd as long as clocks differ so much', () => {
    for (const declaredAt of [addMs(at('09:09'), tolerance), addMs(at('09:00'), -tolerance)])
      given(...handedOver)
        .when(respondAt('09:09', { declaredAt }))
        .thenEvents(responded('09:09', { declaredAt }));
  });

  it('is odd when it lies before the ping', () => {
    const declaredAt = addMs(at('09:00'), -tolerance - 1);
    given(...handedOver)
      .when(respondAt('09:09', { declaredAt }))
      .thenEvents(responded('09:09', { declaredAt, ...odd }));
  });

  it('does not decide whether the response is in time: ours does', () => {
    const late = at('15:01', 1);
    given(...handedOver)
      .when(respondAt(late, { declaredAt: at('10:00') }))
      .thenEvents(respondedLate(late, { declaredAt: at('10:00') }));
    given(...handedOver)
      .when(respondAt('10:00', { declaredAt: late }))
      .thenEvents(responded('10:00', { declaredAt: late, ...odd }));
  });
});

describe('a correction of a response', () => {
  it('is kept with its reason', () =>
    given(...answeredAtOnce)
      .when(correct(at('09:05')))
      .thenEvents(corrected(at('09:05'))));

  it('of an unknown response is refused', () =>
    given(...answeredAtOnce)
      .when(correct(null, 'response-9'))
      .thenRefused('response-unknown'));

  it('that takes it back leaves the ping open', () =>
    expect(statusAfter(...answeredAtOnce, corrected(null))).toBe('open'));

  it('that moves it behind the deadline leaves the ping open', () =>
    expect(statusAfter(...answeredAtOnce, corrected(at('15:00:00.001', 1)))).toBe('open'));

  it('that takes it back lets a further response take over', () =>
    expect(statusAfter(...answeredAtOnce, further, corrected(null))).toBe('answered'));

  it('that moves a late response into time answers an expired ping', () => {
    const late = respondedLate(at('15:01', 1));
    expect(statusAfter(...handedOver, expired, late, corrected(deadline))).toBe('answered');
  });

  it('makes the next response count again once none is left', () =>
    given(...answeredAtOnce, corrected(null))
      .when(respondAt('09:30', { responseId: 'response-2' }))
      .thenEvents(responded('09:30', { responseId: 'response-2' })));

  it('does not let a response that was taken back come in again', () =>
    given(...answeredAtOnce, corrected(null))
      .when(respondAt('09:09'))
      .thenNothing());
});
