import { describe, expect, it } from '@jest/globals';
import { Fault, parseInstant, type JsonObject, type StreamName } from '#kernel';
import type { OutboundMessage } from '#messaging';
import { Witness, type AppendedEvent, type Fate } from './witness.js';

const at = parseInstant('2025-03-29T00:00:00Z');
let events = 0;

function event(stream: StreamName, type: string, data: JsonObject): AppendedEvent {
  return {
    id: String(events++),
    stream,
    type,
    data,
    revision: 0,
    metadata: {
      $correlationId: 'x',
      $causationId: 'x',
      actor: { kind: 'process', id: 'x' },
      at,
      schema: 1,
    },
  };
}

function ofPing(type: string, data: JsonObject): AppendedEvent {
  return event('ping-c1.fr-1', type, { campaignId: 'c1', contactPointId: 'fr-1', ...data });
}

const issued = ofPing('PingIssued', {
  party: 'FR',
  startsAt: at,
  policy: { deadline: 'PT1H', steps: [] },
});
const started = (attemptId: string, tryNumber = 1) =>
  ofPing('AttemptStarted', {
    attemptId,
    intent: 'first',
    recipient: 'fr-1',
    channelId: 'email-main',
    tryNumber,
    startedAt: at,
  });

function send(witness: Witness, life: string, attemptId: string, fate: Fate = 'accepted'): void {
  const message = { attemptId, kind: 'email', address: 'desk@fr-1.example' } as OutboundMessage;
  witness.sent(life, message, fate);
}

describe('the witness', () => {
  const claimed = () => {
    const witness = new Witness();
    witness.appended('A', [issued, started('one')]);
    return witness;
  };

  it('finds nothing wrong with a claim and its message', () => {
    const witness = claimed();
    send(witness, 'A', 'one');
    expect(witness.violations).toEqual([]);
    expect(witness.hasFound).toBe(false);
  });

  it('FM-10: sees who sends what another has claimed, and what was sent before', () => {
    const witness = claimed();
    send(witness, 'B', 'one');
    send(witness, 'A', 'one', 'refused');
    expect(witness.violations).toEqual([
      'attempt one was sent by B, who did not claim it (FM-10)',
      'attempt one was sent by B and again by A (FM-10)',
    ]);
  });

  it('FM-12: sees a second message to an address within a step, unless nobody knew of the first', () => {
    const twice = (known: boolean) => {
      const witness = claimed();
      send(witness, 'A', 'one');
      const lost = { attemptId: 'one', resend: true };
      if (!known) witness.appended('A', [ofPing('AttemptOutcomeUnknown', lost)]);
      witness.appended('A', [started('two', 2)]);
      send(witness, 'A', 'two');
      return witness.violations.filter((one) => one.includes('FM-12'));
    };
    expect(twice(true)).toEqual([
      'c1.fr-1.first by email to desk@fr-1.example got two messages (FM-12)',
    ]);
    expect(twice(false)).toEqual([]);
  });

  it('FM-14: sees an attempt of whoever took up its job after the campaign had stopped', () => {
    const begun = (
      when: 'before' | 'after' | 'before, and again after' | 'after one had ended',
    ) => {
      const witness = new Witness();
      const policy = { policy: { partyRule: 'first', windows: [] } };
      const campaign = (type: string) => event('campaign-c1', type, { policy });
      witness.appended('A', [campaign('CampaignPlanned'), campaign('CampaignLaunched'), issued]);
      const begin = () => witness.jobBegun('A', 'c1.fr-1.first');
      const ended = when === 'after' ? undefined : begin();
      if (when === 'after one had ended') ended?.();
      witness.appended('B', [campaign('CampaignPaused')]);
      if (when !== 'before') begin();
      witness.appended('A', [started('one')]);
      return witness.violations.filter((one) => one.includes('FM-14'));
    };
    expect(begun('after')).toHaveLength(1);
    expect(begun('after one had ended')).toHaveLength(1);
    expect(begun('before')).toEqual([]);
    expect(begun('before, and again after')).toEqual([]);
  });

  it('takes only those failures for no fault of theirs that the world made, also where they are passed on', () => {
    const witness = new Witness();
    const away = witness.broke(new Fault('log-unavailable', 'away'));
    witness.met('A', away);
    witness.met('A', new Fault('timer-handler-failed', 'one timer failed', { cause: away }));
    expect(witness.violations).toEqual([]);
    witness.met('A', new TypeError('x is not a function'));
    expect(witness.violations).toEqual([
      'A failed though nothing was wrong: TypeError: x is not a function',
    ]);
  });

  it('says what the model cannot make sense of', () => {
    const witness = new Witness();
    witness.appended('A', [ofPing('PingIssued', {})]);
    expect(witness.violations).toEqual([expect.stringMatching(/^ping-c1\.fr-1: PingIssued: /)]);
  });
});
