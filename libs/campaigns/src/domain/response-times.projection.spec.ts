import { describe, expect, it } from '@jest/globals';
import type { EventOf, Recorded } from '#kernel';
import { pingStream, type PingEvent } from './ping.events.js';
import {
  at,
  corrected,
  escalated,
  handedOver,
  issued,
  phoneTaskOpened,
  pinged,
  pingSamples,
  ref,
  responded,
  respondedLate,
  response,
  started,
  withdrawn,
} from './ping.samples.js';
import { countedUntil, responseTimes, type PingTimes } from './response-times.projection.js';
import { recorded } from './testing/recorded.js';

/** The projection's document after these events, each by its own rule. */
function timesOf(...events: readonly PingEvent[]): PingTimes | undefined {
  let times: PingTimes | undefined;
  for (const [revision, event] of events.entries()) {
    const apply = responseTimes.apply[event.type] as
      | ((before: PingTimes | undefined, event: Recorded<PingEvent>) => PingTimes | undefined)
      | undefined;
    if (apply) times = apply(times, recorded(event, at('09:00'), pingStream(ref), revision));
  }
  return times;
}

describe('the times of a ping', () => {
  it('start with who was pinged', () =>
    expect(timesOf(issued())).toEqual({
      pinged,
      startsAt: at('09:00'),
      deadlineMs: 30 * 3_600_000,
      responses: [],
      sent: { first: 0, reminder: 0, escalation: 0, phoneTask: 0 },
      firstSent: {},
    }));

  it('hold the first hand-over, and count every one by what it was for', () => {
    const times = timesOf(...pingSamples.phoned);
    expect(times).toMatchObject({
      handedOverAt: at('09:00'),
      sent: { first: 1, reminder: 2, escalation: 2, phoneTask: 1 },
      firstSent: {
        first: at('09:00'),
        reminder: at('09:15'),
        escalation: at('10:00'),
        phoneTask: at('21:00'),
      },
    });
  });

  it('do not count what was decided or started and not handed over', () =>
    expect(timesOf(issued(), started(at('09:00')), escalated())?.sent).toEqual({
      first: 0,
      reminder: 0,
      escalation: 0,
      phoneTask: 0,
    }));

  it('keep every response in the order it was recorded, with how it came', () => {
    const further: EventOf<PingEvent, 'FurtherResponseReceived'> = {
      type: 'FurtherResponseReceived',
      data: { ...ref, ...response('09:20', { responseId: 'response-2', via: 'reply' }) },
    };
    const late = respondedLate(at('16:00', 1), { responseId: 'response-3', via: 'phone' });
    expect(timesOf(...pingSamples.answeredAtOnce, further, late)?.responses).toEqual([
      { responseId: 'response-1', receivedAt: at('09:09'), via: 'link' },
      { responseId: 'response-2', receivedAt: at('09:20'), via: 'reply' },
      { responseId: 'response-3', receivedAt: at('16:00', 1), via: 'phone' },
    ]);
  });

  it('FM-21: take nothing from the time a sender declares', () =>
    expect(timesOf(issued(), responded('09:09', { declaredAt: at('08:00') }))?.responses).toEqual([
      { responseId: 'response-1', receivedAt: at('09:09'), via: 'link' },
    ]));

  it('follow corrections of a response', () => {
    expect(timesOf(...pingSamples.answeredAtOnce, corrected(at('09:05')))?.responses).toEqual([
      { responseId: 'response-1', receivedAt: at('09:05'), via: 'link' },
    ]);
    expect(timesOf(...pingSamples.answeredAtOnce, corrected(null))?.responses).toEqual([]);
  });

  it('are not made up for a ping that was never issued', () =>
    expect(
      timesOf(handedOver(at('09:00')), responded('09:09'), phoneTaskOpened()),
    ).toBeUndefined());
});

describe('until when a response counts', () => {
  const until = (...events: readonly PingEvent[]) => countedUntil(timesOf(...events)!);

  it('is the deadline after the hand-over, and before that after the issue', () => {
    expect(until(issued(), started(at('09:00')), handedOver(at('09:30')))).toBe(at('15:30', 1));
    expect(until(issued())).toBe(at('15:00', 1));
  });

  it('is the end of the campaign where that came earlier', () => {
    expect(until(...pingSamples.handedOver, withdrawn(at('12:00')))).toBe(at('12:00'));
    expect(until(...pingSamples.handedOver, withdrawn(at('16:00', 1)))).toBe(at('15:00', 1));
  });
});
