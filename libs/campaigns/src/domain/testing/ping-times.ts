import { addMs, durationMs, type Instant } from '#kernel';
import type { Pinged } from '../ping.events.js';
import { at, pinged } from '../ping.samples.js';
import { defaultPolicy } from '../policy.js';
import type { PingTimes, TimedResponse } from '../response-times.projection.js';

/** Times of a ping that was handed over at 09:00. */
export function pingTimes(
  who: Partial<Pinged> = {},
  responses: readonly TimedResponse[] = [],
  more: Partial<PingTimes> = {},
): PingTimes {
  return {
    pinged: { ...pinged, ...who },
    startsAt: at('09:00'),
    handedOverAt: at('09:00'),
    deadlineMs: durationMs(defaultPolicy.deadline),
    responses,
    sent: { first: 1, reminder: 0, escalation: 0, phoneTask: 0 },
    firstSent: { first: at('09:00') },
    ...more,
  };
}

export function answer(
  receivedAt: Instant,
  via: TimedResponse['via'] = 'link',
  responseId = 'response-1',
): TimedResponse {
  return { responseId, receivedAt, via };
}

/** An answer so many seconds after 09:00. */
export function answerAfter(seconds: number): readonly TimedResponse[] {
  return [answer(addMs(at('09:00'), seconds * 1000))];
}
