import { expect, it } from '@jest/globals';
import {
  campaignsCapability,
  campaignStream,
  clockStart,
  occurrences,
  partyPingStream,
  ping as pingRules,
  pingStream,
  type PingEvent,
} from '#campaigns';
import { contactPointStream, directoryCapability } from '#directory';
import { registryOf } from '#engine';
import {
  fold,
  type DomainEvent,
  type EventOf,
  type Recorded,
  type RecordedEvent,
  type StreamName,
} from '#kernel';
import { makeScenario, tryOut } from '#simulation';
import { explainPing, type PingExplanation } from './why.js';

/** Whole campaigns in a world that breaks: deaths, pauses, outages, lost outcomes, several workers. */
const seeds = Array.from({ length: 40 }, (_, index) => index + 1);
const registry = registryOf([directoryCapability, campaignsCapability]);

type Issued = Recorded<EventOf<PingEvent, 'PingIssued'>>;

/** Every step is explained, and an intent that events speak of is proved by them. */
function check(told: PingExplanation, events: readonly Recorded<PingEvent>[]): void {
  const state = fold(pingRules, events);
  if (state.status === 'absent') {
    expect(told).toMatchObject({ status: 'not-asked', steps: [] });
    return;
  }
  expect(told.status).toBe(state.status);
  expect(clockStart(state)).toBe(told.clock?.countsFrom);
  expect(told.steps.map(({ intent }) => intent)).toEqual([
    'first',
    ...occurrences(state.policy).map(({ step, repetition }) => `step-${step}.${repetition}`),
  ]);
  for (const step of told.steps) {
    expect(step.words).toMatch(/^[A-Z].+\.$/s);
    expect(step.words).not.toMatch(/undefined|NaN|\[object/);
    expect(`${step.state} ${step.because}`).toMatch(possible);
    const isOut = step.attempts.some(({ outcome }) => outcome === 'handed-over');
    if (step.because === 'sent') expect(isOut).toBe(true);
    if (step.because === 'no-usable-channel' || step.because === 'superseded')
      expect(isOut).toBe(false);
  }
  const proofs = new Set(
    told.steps.flatMap(({ events: own, attempts }) =>
      [...own, ...attempts.flatMap((one) => one.events)].map(({ eventId }) => eventId),
    ),
  );
  const unexplained = events.filter(({ type, id }) => mustBeExplained.has(type) && !proofs.has(id));
  expect(unexplained.map(({ type }) => type)).toEqual([]);
}

const mustBeExplained = new Set<string>([
  'PingIssued',
  'ReminderDue',
  'PingEscalated',
  'StepSkipped',
  'AttemptStarted',
  'AttemptHandedOver',
  'AttemptFailed',
  'AttemptOutcomeUnknown',
]);
const possible =
  /^(done (sent|call-asked-for)|under-way handing-over|unknown outcome-unknown|not-due not-due|waiting (to-be-sent|to-be-tried-again|paused|overdue)|skipped (answered-before|party-answered|claimed-by-another|no-other-contact-point|nothing-new|no-usable-channel|collapsed|superseded|failed|after-deadline|expired|campaign-cancelled|campaign-closed))$/;

it('explains every step of every ping after every event, and proves what was decided and sent', async () => {
  const met = new Set<string>();
  for (const seed of seeds)
    await tryOut(makeScenario(seed), undefined, undefined, async (log) => {
      const byStream = new Map<StreamName, Recorded<DomainEvent>[]>();
      for await (const event of log.readAll()) gather(byStream, event);
      for (const [stream, events] of byStream) {
        if (!stream.startsWith('ping-')) continue;
        for (const told of explainedThroughout(byStream, events as never))
          for (const step of told.steps) met.add(step.because);
      }
    });
  // Otherwise this would be a proof of little.
  expect([...met].toSorted()).toEqual(
    expect.arrayContaining([
      'answered-before',
      'call-asked-for',
      'claimed-by-another',
      'collapsed',
      'handing-over',
      'nothing-new',
      'not-due',
      'outcome-unknown',
      'paused',
      'sent',
      'to-be-tried-again',
    ]),
  );
});

function gather(byStream: Map<StreamName, Recorded<DomainEvent>[]>, event: RecordedEvent): void {
  const known = byStream.get(event.stream) ?? [];
  byStream.set(event.stream, [...known, registry.read<DomainEvent>(event)]);
}

/** As of each of its events, and just before the first. */
function explainedThroughout(
  byStream: ReadonlyMap<StreamName, readonly Recorded<DomainEvent>[]>,
  ping: readonly Recorded<PingEvent>[],
): readonly PingExplanation[] {
  const issued = ping[0] as Issued;
  const { campaignId, contactPointId, party } = issued.data;
  const ref = { campaignId, contactPointId };
  const all = [
    pingStream(ref),
    campaignStream(campaignId),
    partyPingStream({ campaignId, party }),
    contactPointStream(contactPointId),
  ].map((stream) => byStream.get(stream) ?? []);
  const moments = all.flat().toSorted((a, b) => a.position - b.position);
  return moments.map(({ position, metadata: { at: moment } }) => {
    const [events, campaign, ofParty, directory] = all.map((list) =>
      list.filter((event) => event.position <= position),
    ) as unknown as [readonly Recorded<PingEvent>[], never, never, never];
    const told = explainPing({
      ref,
      moment,
      ping: events,
      campaign,
      party: ofParty,
      directory,
    });
    check(told, events);
    return told;
  });
}
