import { describe, expect, it } from '@jest/globals';
import { fold } from '#kernel';
import { specFor } from '#testing';
import {
  claimOf,
  partyPing,
  partyPingStream,
  type PartyPingCommand,
  type PartyPingEvent,
} from './party-ping.decider.js';
import { at } from './ping.samples.js';
import type { Policy } from './policy.js';

const given = specFor(partyPing);
const ref = { campaignId: 'plenary-2024', party: 'NL' };

const pinged = (
  partyRule: Policy['partyRule'] = 'first',
  contactPointIds: readonly string[] = ['nl-1', 'nl-2'],
): PartyPingEvent => ({ type: 'PartyPinged', data: { ...ref, contactPointIds, partyRule } });
const step = { step: 3, repetition: 0, to: 'other-contact-points' } as const;
const escalate = (contactPointId: string, repetition = 0): PartyPingCommand => ({
  type: 'EscalateParty',
  ...step,
  repetition,
  contactPointId,
  recipients: ['nl-9'],
});
const escalated = (contactPointId: string, repetition = 0): PartyPingEvent => ({
  type: 'PartyEscalated',
  data: { ...ref, ...step, repetition, contactPointId, recipients: ['nl-9'] },
});
const note = (contactPointId: string): PartyPingCommand => ({
  type: 'NotePartyAnswer',
  contactPointId,
  receivedAt: at('09:09'),
});
const answered = (
  contactPointId: string,
  type: 'PartyContactPointAnswered' | 'PartyAnswered' = 'PartyAnswered',
): PartyPingEvent => ({ type, data: { ...ref, contactPointId, receivedAt: at('09:09') } });

describe('the ping of a Party', () => {
  const open: PartyPingCommand = {
    type: 'OpenPartyPing',
    ref,
    contactPointIds: ['nl-1', 'nl-2'],
    partyRule: 'first',
  };

  it('is opened once', () => {
    given().when(open).thenEvents(pinged());
    given(pinged()).when(open).thenNothing();
  });

  it('must be open before anything happens to it', () => {
    given().when(escalate('nl-1')).thenRefused('party-not-pinged');
    given().when(note('nl-1')).thenRefused('party-not-pinged');
  });

  it('has a stream of its own', () =>
    expect(partyPingStream(ref)).toBe('partyPing-plenary-2024.NL'));
});

describe('a step that concerns the Party', () => {
  it('is claimed by the first ping that asks, once per step', () => {
    given(pinged()).when(escalate('nl-1')).thenEvents(escalated('nl-1'));
    given(pinged(), escalated('nl-1')).when(escalate('nl-2')).thenNothing();
  });

  it('is claimed anew for each repetition', () =>
    given(pinged(), escalated('nl-1')).when(escalate('nl-2', 1)).thenEvents(escalated('nl-2', 1)));

  it('may be claimed again by the same ping without a second event', () =>
    given(pinged(), escalated('nl-1')).when(escalate('nl-1')).thenNothing());

  it('is refused once the Party has answered', () =>
    given(pinged(), answered('nl-2')).when(escalate('nl-1')).thenNothing());

  it('is granted to its claimer with the recipients of the claim, and to nobody else', () => {
    const state = fold(partyPing, [pinged(), escalated('nl-1')]);
    expect(claimOf(state, '3.0', 'nl-1')).toEqual({ granted: true, recipients: ['nl-9'] });
    expect(claimOf(state, '3.0', 'nl-2')).toEqual({ granted: false, reason: 'claimed-by-another' });
  });

  it('stays granted to its claimer when the Party answers after the claim', () => {
    const state = fold(partyPing, [pinged(), escalated('nl-1'), answered('nl-2')]);
    expect(claimOf(state, '3.0', 'nl-1')).toEqual({ granted: true, recipients: ['nl-9'] });
  });

  it('is granted to nobody when the Party answered before any claim', () => {
    const state = fold(partyPing, [pinged(), answered('nl-2')]);
    expect(claimOf(state, '3.0', 'nl-1')).toEqual({ granted: false, reason: 'party-answered' });
  });

  it('is granted to nobody where no Party was pinged', () =>
    expect(claimOf(partyPing.initial, '3.0', 'nl-1')).toMatchObject({ granted: false }));
});

describe('the answer of a Party', () => {
  it('is that of its first contact point by default, noted once', () => {
    given(pinged('first')).when(note('nl-2')).thenEvents(answered('nl-2'));
    given(pinged('first'), answered('nl-2'))
      .when(note('nl-1'))
      .thenEvents(answered('nl-1', 'PartyContactPointAnswered'));
    given(pinged('first'), answered('nl-2')).when(note('nl-2')).thenNothing();
  });

  it('is gone when it is taken back, unless another contact point has answered too', () => {
    const back: PartyPingEvent = {
      type: 'PartyAnswerTakenBack',
      data: { campaignId: 'plenary-2024', party: 'NL', contactPointId: 'nl-2' },
    };
    const takeBack = { type: 'TakeBackPartyAnswer', contactPointId: 'nl-2' } as const;
    given(pinged('first'), answered('nl-2')).when(takeBack).thenEvents(back);
    given(pinged('first')).when(takeBack).thenNothing();
    given(pinged('first'), answered('nl-2'), back).when(note('nl-1')).thenEvents(answered('nl-1'));
    const both = [answered('nl-2'), answered('nl-1', 'PartyContactPointAnswered'), back];
    given(pinged('first'), ...both)
      .when(note('nl-2'))
      .thenEvents(answered('nl-2', 'PartyContactPointAnswered'));
  });

  it('is that of its last contact point where all must answer', () => {
    const one = answered('nl-1', 'PartyContactPointAnswered');
    given(pinged('all')).when(note('nl-1')).thenEvents(one);
    given(pinged('all'), one).when(note('nl-2')).thenEvents(answered('nl-2'));
  });

  it('does not come from the same contact point twice', () => {
    const one = answered('nl-1', 'PartyContactPointAnswered');
    given(pinged('all', ['nl-1', 'nl-2', 'nl-3']), one)
      .when(note('nl-1'))
      .thenNothing();
  });

  it('is at once that of a single contact point under either rule', () =>
    given(pinged('all', ['nl-1']))
      .when(note('nl-1'))
      .thenEvents(answered('nl-1')));

  it('is still outstanding while one of all is, so that a step may be claimed', () =>
    given(pinged('all'), answered('nl-1', 'PartyContactPointAnswered'))
      .when(escalate('nl-2'))
      .thenEvents(escalated('nl-2')));
});
