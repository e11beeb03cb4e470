import {
  addMs,
  durationMs,
  type EventOf,
  type Instant,
  type Projection,
  type Recorded,
} from '#kernel';
import {
  pingKey,
  type Pinged,
  type PingEvent,
  type Purpose,
  type ResponseVia,
} from './ping.events.js';
import { clockStart } from './ping.state.js';
import { corrected, endOfCounting, type KeptResponse } from './responses.js';

export interface TimedResponse extends KeptResponse {
  readonly via: ResponseVia;
}

/** One ping as statistics see it: when it went out, what came back, and what it took. */
export interface PingTimes {
  readonly pinged: Pinged;
  readonly startsAt: Instant;
  readonly handedOverAt?: Instant;
  readonly deadlineMs: number;
  /** In the order they were recorded, corrections applied. */
  readonly responses: readonly TimedResponse[];
  /** Attempts handed over, and phone tasks opened. */
  readonly sent: Readonly<Record<Purpose | 'phoneTask', number>>;
  /** When each kind first went out. */
  readonly firstSent: Readonly<Partial<Record<Purpose | 'phoneTask', Instant>>>;
  /** When the campaign ended the ping early. */
  readonly withdrawnAt?: Instant;
}

type OfPing<Type extends PingEvent['type']> = Recorded<EventOf<PingEvent, Type>>;
type Update<Type extends PingEvent['type']> = (times: PingTimes, event: OfPing<Type>) => PingTimes;

const ifKnown =
  <Type extends PingEvent['type']>(update: Update<Type>) =>
  (times: PingTimes | undefined, event: OfPing<Type>): PingTimes | undefined =>
    times && update(times, event);

const withResponse = ifKnown<
  'ResponseReceived' | 'FurtherResponseReceived' | 'LateResponseReceived'
>((times, { data: { responseId, receivedAt, via } }) => ({
  ...times,
  responses: [...times.responses, { responseId, receivedAt, via }],
}));

export const responseTimes: Projection<PingTimes, PingEvent> = {
  name: 'response-times',
  revision: 2,
  key: (event) => pingKey(event.data),
  apply: {
    PingIssued: (_, { data: { policy, issuedAt: _issuedAt, startsAt, ...pinged } }) => ({
      pinged,
      startsAt,
      deadlineMs: durationMs(policy.deadline),
      responses: [],
      sent: { first: 0, reminder: 0, escalation: 0, phoneTask: 0 },
      firstSent: {},
    }),
    AttemptHandedOver: ifKnown((times, { data: { purpose, handedOverAt } }) => ({
      ...withSent(times, purpose, handedOverAt),
      handedOverAt: times.handedOverAt ?? handedOverAt,
    })),
    PhoneTaskOpened: ifKnown((times, { data }) => withSent(times, 'phoneTask', data.openedAt)),
    ResponseReceived: withResponse,
    FurtherResponseReceived: withResponse,
    LateResponseReceived: withResponse,
    ResponseCorrected: ifKnown((times, { data: { responseId, receivedAt } }) => ({
      ...times,
      responses: corrected(times.responses, responseId, receivedAt),
    })),
    PingWithdrawn: ifKnown((times, { data: { withdrawnAt } }) => ({ ...times, withdrawnAt })),
  },
};

function withSent(times: PingTimes, what: Purpose | 'phoneTask', at: Instant): PingTimes {
  return {
    ...times,
    sent: { ...times.sent, [what]: times.sent[what] + 1 },
    firstSent: { ...times.firstSent, [what]: times.firstSent[what] ?? at },
  };
}

/** Up to when a response counts: the deadline, or the earlier end of the campaign. */
export function countedUntil(times: PingTimes): Instant {
  const deadline = addMs(clockStart(times), times.deadlineMs);
  return endOfCounting(deadline, times.withdrawnAt);
}
