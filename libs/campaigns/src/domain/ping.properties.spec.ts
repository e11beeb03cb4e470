import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold, limits, type Duration, type Instant, type Projection } from '#kernel';
import { campaignBoard, contactPointRecord } from './campaign.projections.js';
import { ping } from './ping.decider.js';
import { nextDue, readyIntents } from './ping.due.js';
import { pingStream, type PingEvent } from './ping.events.js';
import { ref } from './ping.samples.js';
import { clockStart, type ActivePing } from './ping.state.js';
import { defaultPolicy, occurrences, type Policy } from './policy.js';
import { responseTimes, type PingTimes } from './response-times.projection.js';
import { answerSeconds } from './statistics.js';
import {
  activeState,
  advanceCommand,
  noDestinationCommand,
  playPing,
  startCommand,
  type Happening,
  type Moment,
  type PingRun,
} from './testing/ping-run.js';
import { recorded } from './testing/recorded.js';

const policies = (['ask', 'resend'] as const).map((onUnknownOutcome): Policy => ({
  ...defaultPolicy,
  onUnknownOutcome,
  steps: [
    {
      after: 'PT10M' as Duration,
      do: 'remind',
      to: 'same',
      repeat: { every: 'PT10M' as Duration, times: 5 },
    },
    ...defaultPolicy.steps.slice(1),
  ],
}));

const pick = fc.nat({ max: 40 });
const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('advance' as const),
      sending: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
      claim: fc.constantFrom('granted', 'refused', 'none'),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('start' as const),
      pick,
      partyAnswered: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('outcome' as const),
      pick,
      outcome: fc.constantFrom('handed-over', 'permanent', 'transient'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('no-destination' as const), pick }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('respond' as const),
      id: fc.nat({ max: 3 }),
      receivedMsAgo: fc.constantFrom(0, 1, 60_000, 3_600_000, 36_000_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('correct' as const),
      id: fc.nat({ max: 3 }),
      takenBack: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('open' as const), agent: pick }) },
  { weight: 1, arbitrary: fc.constant<Happening>({ what: 'withdraw' }) },
);
const moments: fc.Arbitrary<Moment[]> = fc.array(
  fc.record({
    afterMs: fc.constantFrom(0, 0, 1, 30_000, 300_000, 600_000, 3_600_000, 30_000_000),
    happening,
    times: fc.constantFrom(1, 1, 2),
  }),
  { maxLength: 60 },
);
const runs = fc
  .tuple(fc.constantFrom(...policies), moments)
  .map(([policy, list]) => playPing(policy, list));

function forEveryRun(promise: (run: PingRun) => void): void {
  fc.assert(fc.property(runs, promise), { numRuns: 400 });
}

const ofType = <Type extends PingEvent['type']>(events: readonly PingEvent[], type: Type) =>
  events.filter((event) => event.type === type) as Extract<PingEvent, { type: Type }>[];

/** What is sent or decided about silence; outcomes and answers are not. */
const sends: readonly PingEvent['type'][] = ['AttemptStarted', 'ReminderDue', 'PingEscalated'];

describe('whatever happens to a ping, in whatever order', () => {
  it('FM-14: it starts and decides nothing while it is not open', () =>
    forEveryRun(({ decisions }) => {
      const ended = decisions.filter(({ before }) => !['absent', 'open'].includes(before.status));
      const sent = ended.flatMap(({ events }) => events).filter(({ type }) => sends.includes(type));
      expect(sent).toEqual([]);
    }));

  it('FM-10: it starts no attempt twice, and one message per channel until that has failed or was lost', () =>
    forEveryRun(({ decisions, events }) => {
      const ids = ofType(events, 'AttemptStarted').map(({ data }) => data.attemptId);
      expect(new Set(ids).size).toBe(ids.length);
      for (const decision of decisions)
        for (const { data } of ofType(decision.events, 'AttemptStarted')) {
          const earlier = Object.values(activeState(decision.before).attempts).filter(
            (one) => one.intent === data.intent && one.recipient === data.recipient,
          );
          expect(earlier.filter(({ outcome }) => outcome === 'awaited')).toEqual([]);
        }
    }));

  it('FM-11: every outcome follows its own start, and comes once', () =>
    forEveryRun(({ events }) => {
      const awaited = new Set<string>();
      const unawaited = events.filter((event) => {
        if (event.type === 'AttemptStarted') awaited.add(event.data.attemptId);
        const isOutcome = event.type === 'AttemptHandedOver' || event.type === 'AttemptFailed';
        return isOutcome && !awaited.delete(event.data.attemptId);
      });
      expect(unawaited).toEqual([]);
    }));

  it('counts one response, and another one only after a correction left it without', () =>
    forEveryRun(({ decisions }) => {
      for (const { before, events } of decisions) {
        const counted = ofType(events, 'ResponseReceived');
        expect(counted.length).toBeLessThanOrEqual(before.status === 'answered' ? 0 : 1);
      }
    }));

  it('hands over no more reminders than its policy has moments for them', () =>
    forEveryRun(({ events, state }) => {
      const moments = occurrences(state.policy).filter(
        ({ step }) => state.policy.steps[step]?.do === 'remind',
      ).length;
      const handedOver = ofType(events, 'AttemptHandedOver').filter(
        ({ data }) => data.purpose === 'reminder',
      );
      expect(new Set(handedOver.map(({ data }) => data.intent)).size).toBeLessThanOrEqual(moments);
      // Where what was lost is sent once more, the lost one may turn out to have been handed over as well.
      const triesMax = state.policy.onUnknownOutcome === 'ask' ? 1 : limits.attemptTriesMax;
      expect(handedOver.length).toBeLessThanOrEqual(moments * triesMax);
    }));

  it('FM-17: one decision reminds at most once and performs each step at most once', () =>
    forEveryRun(({ decisions, events }) => {
      for (const decision of decisions)
        expect(ofType(decision.events, 'ReminderDue').length).toBeLessThanOrEqual(1);
      const intents = [...ofType(events, 'ReminderDue'), ...ofType(events, 'PingEscalated')].map(
        ({ data }) => data.intent,
      );
      expect(new Set(intents).size).toBe(intents.length);
    }));

  it('FM-15: it asks a person for want of a channel at most once', () =>
    forEveryRun(({ events }) => {
      const asked = ofType(events, 'PhoneTaskOpened').filter(
        ({ data }) => data.reason === 'no-usable-channel',
      );
      expect(asked.length).toBeLessThanOrEqual(1);
    }));
});

describe('whatever happened to a ping', () => {
  it('its events give its state again, also after they were stored as text', () =>
    forEveryRun(({ events, state }) => {
      expect(fold(ping, events)).toEqual(state);
      expect(fold(ping, JSON.parse(JSON.stringify(events)) as PingEvent[])).toEqual(state);
    }));

  it('statistics count it as answered exactly when it is', () =>
    forEveryRun(({ events, state }) => {
      const times = documents(responseTimes, events).get('plenary-2024.nl-1') as PingTimes;
      expect(answerSeconds(times) !== undefined).toBe(state.status === 'answered');
    }));

  it('FM-05: while it is open it has a next moment, at which it goes on or has something to send', () =>
    forEveryRun(({ state }) => {
      fc.pre(state.status === 'open');
      const due = nextDue(state) ?? clockStart(state);
      expect(nextDue(state)).toBe(due);
      const events = ping.decide(advanceCommand(state, due, true, 'granted'), state);
      expect(events.length + readyIntents(state, due).length).toBeGreaterThan(0);
    }));

  it('FM-07: it ends in a bounded number of wake-ups when nobody answers', () =>
    forEveryRun(({ state, now }) => {
      const ended = endOf(state, now);
      expect(ended.status).not.toBe('open');
      expect(nextDue(ended)).toBeUndefined();
    }));
});

/** Wakes the ping whenever it owes something; its workers send, and never say what became of it. */
function endOf(from: ActivePing, since: Instant): ActivePing {
  let state: ActivePing = from;
  let now = since;
  const run = (command: Parameters<typeof ping.decide>[0]) => {
    state = activeState(ping.decide(command, state).reduce(ping.evolve, state));
  };
  for (let wakeUps = 0; wakeUps < 500; wakeUps++) {
    const due = nextDue(state);
    if (due === undefined) return state;
    if (due > now) now = due;
    run(advanceCommand(state, now, true, 'granted'));
    for (const { id } of readyIntents(state, now)) {
      const intent = state.intents[id];
      if (intent) run(startCommand(intent, now));
      const left = state.intents[id];
      if (left) run(noDestinationCommand(left, now));
    }
  }
  return state;
}

/** A projection's documents after these events, in this order. */
function documents<Document>(
  projection: Projection<Document, PingEvent>,
  events: readonly PingEvent[],
): ReadonlyMap<string, Document> {
  const folded = new Map<string, Document>();
  for (const [revision, event] of events.entries()) {
    const stored = recorded(
      event,
      '2024-02-19T09:00:00.000Z' as Instant,
      pingStream(event.data),
      revision,
    );
    const apply = projection.apply[event.type] as
      ((document: Document | undefined, event: typeof stored) => Document | undefined) | undefined;
    const key = projection.key(stored);
    const next = apply?.(folded.get(key), stored);
    if (next !== undefined) folded.set(key, next);
  }
  return folded;
}

describe('projections', () => {
  const renamed = (events: readonly PingEvent[], contactPointId: string) =>
    events.map((event) => ({ ...event, data: { ...event.data, contactPointId } }) as PingEvent);

  it('give the same whichever way the events of several pings are interleaved', () => {
    const order = fc.array(fc.boolean(), { minLength: 200, maxLength: 200 });
    fc.assert(
      fc.property(runs, runs, order, (one, other, firstNext) => {
        const [a, b] = [renamed(one.events, ref.contactPointId), renamed(other.events, 'be-1')];
        const rest: [PingEvent[], PingEvent[]] = [[...a], [...b]];
        const mixed = firstNext.flatMap((isFirst) => rest[isFirst ? 0 : 1].splice(0, 1));
        const interleaved = [...mixed, ...rest[0], ...rest[1]];
        for (const projection of [responseTimes, campaignBoard, contactPointRecord] as const)
          expect(
            sorted(documents<unknown>(projection as Projection<unknown, PingEvent>, interleaved)),
          ).toEqual(
            sorted(documents<unknown>(projection as Projection<unknown, PingEvent>, [...a, ...b])),
          );
      }),
      { numRuns: 60 },
    );
  });
});

function sorted(folded: ReadonlyMap<string, unknown>): readonly [string, unknown][] {
  return [...folded].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
