import { describe, expect, it } from '@jest/globals';
import { ProposeChange, type Proposal } from '#directory';
import { derivedId, fold, limits, type Actor, type Effect, type Instant } from '#kernel';
import { AdvancePing, NotePartyAnswer, TakeBackPartyAnswer } from './campaign.messages.js';
import { pingKey, type PingEvent } from './ping.events.js';
import { pingFollowUp, pingProcess } from './ping.process.js';
import {
  at,
  corrected,
  escalated,
  expired,
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
  sampleCorrections,
  started,
  withdrawn,
} from './ping.samples.js';
import { ping } from './ping.evolve.js';
import { recorded } from './testing/recorded.js';

/** What the process does about the last event of a history, recorded at `now`. */
function reactionTo(now: Instant, ...history: readonly PingEvent[]): readonly Effect[] {
  const last = history.at(-1)!;
  return pingProcess.react(fold(ping, history), recorded(last, now));
}

const timers = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.kind === 'timer' ? [effect.timer] : []));
const dispatches = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.kind === 'dispatch' ? [effect] : []));
const commands = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.kind === 'command' ? [effect] : []));

describe('what a ping decided is sent', () => {
  it('its first message as soon as it is issued', () =>
    expect(dispatches(reactionTo(at('09:00'), issued()))).toEqual([
      {
        kind: 'dispatch',
        id: 'plenary-2024.nl-1.first.0',
        job: { ...ref, intent: 'first' },
      },
    ]));

  it('and should that fail, the ping is still woken for what comes next', () =>
    expect(timers(reactionTo(at('09:00'), issued())).map(({ due }) => due)).toEqual([at('09:15')]));

  it('under an id that a further try does not share', () => {
    const history = [issued(), started(at('09:00')), failed('permanent', at('09:00'))];
    expect(dispatches(reactionTo(at('09:00'), ...history)).map(({ id }) => id)).toEqual([
      'plenary-2024.nl-1.first.1',
    ]);
  });

  it('not before its pause is over: it is woken then', () => {
    const history = [issued(), started(at('09:00')), failed('transient', at('09:00'))];
    const effects = reactionTo(at('09:00'), ...history);
    expect(dispatches(effects)).toEqual([]);
    expect(timers(effects).map(({ due }) => due)).toEqual([at('09:00:30')]);
    expect(limits.attemptRetryBaseMs).toBe(30_000);
  });

  it('each rung as one job, whatever the number of its recipients', () =>
    expect(
      dispatches(
        reactionTo(
          at('13:00'),
          ...pingSamples.handedOver,
          escalated(undefined, ['nl-2', 'nl-3', 'nl-4']),
        ),
      ).map(({ job }) => job['intent']),
    ).toEqual(['step-3.0']));
});

describe('the wake-up of a ping', () => {
  it('is set for what it owes next', () =>
    expect(timers(reactionTo(at('09:00'), ...pingSamples.handedOver))).toEqual([
      {
        id: `ping.plenary-2024.nl-1.${Date.parse(at('09:15'))}`,
        due: at('09:15'),
        payload: { wake: 'ping', ...ref },
      },
    ]));

  it.each([pingSamples.handedOver, [issued(), started(at('09:00'))], pingSamples.reminded])(
    'FM-06: has an id of owner and due instant that a queue takes as it is',
    (...history) => {
      const [timer] = timers(reactionTo(at('09:00'), ...history));
      expect(timer?.id).not.toContain(':');
      expect(timer?.id).not.toMatch(/^\d+$/);
      expect(timer?.id).toContain(pingKey(ref));
      expect(timer?.id).toContain(String(Date.parse(timer?.due ?? '')));
    },
  );

  it('is set for nothing once the ping has ended', () => {
    for (const ended of [responded('09:09'), expired, withdrawn(at('09:09'))])
      expect(timers(reactionTo(at('09:09'), ...pingSamples.handedOver, ended))).toEqual([]);
  });

  it('FM-32: is the same whoever looks, and however often', () => {
    const state = fold(ping, pingSamples.handedOver);
    expect(pingFollowUp(state, at('09:00'))).toEqual(
      reactionTo(at('09:00'), ...pingSamples.handedOver),
    );
    expect(pingFollowUp(state, at('09:00'))).toEqual(pingFollowUp(state, at('09:00')));
  });
});

describe('an answer', () => {
  it('is told to the Party', () =>
    expect(commands(reactionTo(at('09:09'), ...pingSamples.answeredAtOnce))).toEqual([
      {
        kind: 'command',
        command: NotePartyAnswer,
        data: { ...ref, party: 'NL', receivedAt: at('09:09') },
      },
    ]));

  it('is told to the Party also where a late hand-over of the first message made it one', () => {
    const late = [issued(), started(at('09:00')), respondedLate(at('15:30', 1))];
    expect(commands(reactionTo(at('16:00', 1), ...late, handedOver(at('10:00'))))).toEqual([
      {
        kind: 'command',
        command: NotePartyAnswer,
        data: {
          campaignId: 'plenary-2024',
          party: 'NL',
          contactPointId: 'nl-1',
          receivedAt: at('15:30', 1),
        },
      },
    ]);
  });

  it('is told to the Party also where a correction made it one, and not where it took it back', () => {
    const late = [...pingSamples.expired, respondedLate(at('16:00', 1))];
    expect(commands(reactionTo(at('17:00', 1), ...late, corrected(at('14:00', 1))))).toEqual([
      {
        kind: 'command',
        command: NotePartyAnswer,
        data: { ...ref, party: 'NL', receivedAt: at('14:00', 1) },
      },
    ]);
    const back = [...pingSamples.answeredAtOnce, corrected(null)];
    expect(commands(reactionTo(at('10:00'), ...back))).toEqual([
      {
        kind: 'command',
        command: TakeBackPartyAnswer,
        data: { ...ref, party: 'NL' },
      },
      { kind: 'command', command: AdvancePing, data: ref },
    ]);
  });

  it('that is further or late is not', () => {
    const further: PingEvent = {
      type: 'FurtherResponseReceived',
      data: { ...ref, ...response('09:20', { responseId: 'response-2' }) },
    };
    expect(commands(reactionTo(at('09:20'), ...pingSamples.answeredAtOnce, further))).toEqual([]);
    const late = respondedLate(at('16:00', 1));
    expect(commands(reactionTo(at('16:00', 1), ...pingSamples.expired, late))).toEqual([]);
  });

  it.each(['ResponseReceived', 'FurtherResponseReceived', 'LateResponseReceived'] as const)(
    'with corrections proposes a change, never makes one: %s',
    (type) => {
      const data = { ...ref, ...response('09:09', { corrections: sampleCorrections }) };
      const event: PingEvent = { type, data };
      expect(commands(reactionTo(at('09:09'), ...pingSamples.handedOver, event))).toContainEqual({
        kind: 'command',
        command: ProposeChange,
        data: {
          proposalId: derivedId('proposal', 'plenary-2024', 'nl-1', 'response-1'),
          contactPointId: 'nl-1',
          ...sampleCorrections,
          source: { kind: 'response', reference: 'response-1', campaignId: 'plenary-2024' },
        },
      });
    },
  );

  it('FM-16: with corrections that somebody entered for them is proposed by that person', () => {
    const data = { ...ref, ...response('09:09', { corrections: sampleCorrections }) };
    const history: PingEvent[] = [...pingSamples.handedOver, { type: 'ResponseReceived', data }];
    const last = recorded(history.at(-1)!, at('09:09'));
    const proposersFor = (actor: Actor) =>
      pingProcess
        .react(fold(ping, history), {
          ...last,
          metadata: { ...last.metadata, actor: { ...actor } },
        })
        .flatMap((effect) =>
          effect.kind === 'command' && effect.command === ProposeChange
            ? [(effect.data as Proposal).proposedBy]
            : [],
        );
    const anna = { kind: 'api-key', id: 'anna' } as const;
    expect(proposersFor(anna)).toEqual([anna]);
    expect(proposersFor({ kind: 'contact-point', id: 'nl-1' })).toEqual([undefined]);
  });

  it('FM-14: leaves nothing to be sent', () =>
    expect(
      dispatches(
        reactionTo(at('09:16'), ...pingSamples.handedOver, reminderDue(), responded('09:16')),
      ),
    ).toEqual([]));
});

describe('a ping that is not known', () => {
  it('asks for nothing', () => {
    expect(reactionTo(at('09:00'), phoneTaskOpened())).toEqual([]);
    expect(reactionTo(at('09:00'), handedOver(at('09:00')))).toEqual([]);
    expect(pingFollowUp(ping.initial, at('09:00'))).toEqual([]);
  });
});
