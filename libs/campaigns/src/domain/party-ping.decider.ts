import {
  Refusal,
  type Decider,
  type EventDefinitions,
  type Instant,
  type StreamName,
} from '#kernel';
import { occurrenceKey } from './ping.state.js';
import type { PartyClaim } from './ping.commands.js';
import type { Policy, StepTarget } from './policy.js';

export interface PartyPingRef {
  readonly campaignId: string;
  readonly party: string;
}

/** What happens once per Party, however many contact points it has: its answer, and each step that concerns it. */
export type PartyPingEvent =
  | {
      readonly type: 'PartyPinged';
      readonly data: PartyPingRef & {
        readonly contactPointIds: readonly string[];
        readonly partyRule: Policy['partyRule'];
      };
    }
  | {
      readonly type: 'PartyEscalated';
      readonly data: PartyPingRef & {
        readonly step: number;
        readonly repetition: number;
        readonly to: StepTarget;
        /** The ping that performs the step. */
        readonly contactPointId: string;
        readonly recipients: readonly string[];
      };
    }
  | {
      readonly type: 'PartyContactPointAnswered' | 'PartyAnswered';
      readonly data: PartyPingRef & {
        readonly contactPointId: string;
        readonly receivedAt: Instant;
      };
    }
  | {
      readonly type: 'PartyAnswerTakenBack';
      readonly data: PartyPingRef & { readonly contactPointId: string };
    };

export type PartyPingCommand =
  | {
      readonly type: 'OpenPartyPing';
      readonly ref: PartyPingRef;
      readonly contactPointIds: readonly string[];
      readonly partyRule: Policy['partyRule'];
    }
  | {
      readonly type: 'EscalateParty';
      readonly step: number;
      readonly repetition: number;
      readonly to: StepTarget;
      readonly contactPointId: string;
      readonly recipients: readonly string[];
    }
  | {
      readonly type: 'NotePartyAnswer';
      readonly contactPointId: string;
      readonly receivedAt: Instant;
    }
  | { readonly type: 'TakeBackPartyAnswer'; readonly contactPointId: string };

export type PartyPing = { readonly status: 'absent' } | KnownPartyPing;

interface KnownPartyPing {
  readonly status: 'unanswered' | 'answered';
  readonly ref: PartyPingRef;
  readonly contactPointIds: readonly string[];
  readonly partyRule: Policy['partyRule'];
  readonly answered: readonly string[];
  /** By `step.repetition`. */
  readonly claims: Readonly<
    Record<string, { readonly contactPointId: string; readonly recipients: readonly string[] }>
  >;
}

export const partyPingEvents: EventDefinitions<PartyPingEvent> = {
  PartyPinged: { schema: 1 },
  PartyEscalated: { schema: 1 },
  PartyContactPointAnswered: { schema: 1 },
  PartyAnswered: { schema: 1 },
  PartyAnswerTakenBack: { schema: 1 },
};

export function partyPingStream({ campaignId, party }: PartyPingRef): StreamName {
  return `partyPing-${campaignId}.${party}`;
}

export const partyPing: Decider<PartyPing, PartyPingCommand, PartyPingEvent> = {
  initial: { status: 'absent' },
  decide,
  evolve,
};

function decide(command: PartyPingCommand, state: PartyPing): readonly PartyPingEvent[] {
  if (command.type === 'OpenPartyPing') {
    const { ref, contactPointIds, partyRule } = command;
    if (state.status !== 'absent') return [];
    return [{ type: 'PartyPinged', data: { ...ref, contactPointIds, partyRule } }];
  }
  if (state.status === 'absent') throw new Refusal('party-not-pinged');
  switch (command.type) {
    case 'EscalateParty': {
      const { type: _, ...data } = command;
      const key = occurrenceKey(command.step, command.repetition);
      if (state.status === 'answered' || state.claims[key] !== undefined) return [];
      return [{ type: 'PartyEscalated', data: { ...state.ref, ...data } }];
    }
    case 'NotePartyAnswer': {
      const { contactPointId, receivedAt } = command;
      if (state.answered.includes(contactPointId)) return [];
      if (!state.contactPointIds.includes(contactPointId))
        throw new Refusal('contact-point-not-pinged', { contactPointId });
      const data = { ...state.ref, contactPointId, receivedAt };
      const completes = isAnswered(state, [...state.answered, contactPointId]);
      const type =
        completes && state.status === 'unanswered' ? 'PartyAnswered' : 'PartyContactPointAnswered';
      return [{ type, data }];
    }
    case 'TakeBackPartyAnswer': {
      const { contactPointId } = command;
      if (!state.answered.includes(contactPointId)) return [];
      return [{ type: 'PartyAnswerTakenBack', data: { ...state.ref, contactPointId } }];
    }
  }
}

/** Rule 10 in docs/rules.md. */
function isAnswered(
  { partyRule, contactPointIds }: Pick<KnownPartyPing, 'partyRule' | 'contactPointIds'>,
  answered: readonly string[],
): boolean {
  return partyRule === 'first'
    ? answered.length > 0
    : contactPointIds.every((id) => answered.includes(id));
}

function evolve(state: PartyPing, event: PartyPingEvent): PartyPing {
  if (event.type === 'PartyPinged') {
    const { contactPointIds, partyRule, campaignId, party } = event.data;
    const ref = { campaignId, party };
    return { status: 'unanswered', ref, contactPointIds, partyRule, answered: [], claims: {} };
  }
  if (state.status === 'absent') return state;
  switch (event.type) {
    case 'PartyEscalated': {
      const { step, repetition, contactPointId, recipients } = event.data;
      const claim = { contactPointId, recipients };
      const key = occurrenceKey(step, repetition);
      return { ...state, claims: { ...state.claims, [key]: claim } };
    }
    case 'PartyContactPointAnswered':
      return { ...state, answered: [...state.answered, event.data.contactPointId] };
    case 'PartyAnswered': {
      const answered = [...state.answered, event.data.contactPointId];
      return { ...state, status: 'answered', answered };
    }
    case 'PartyAnswerTakenBack': {
      const answered = state.answered.filter((id) => id !== event.data.contactPointId);
      const status = isAnswered(state, answered) ? 'answered' : 'unanswered';
      return { ...state, status, answered };
    }
    default:
      event satisfies never;
      return state;
  }
}

/** Whether `contactPointId` performs the step. Asking again gives the same answer, so a crash after the claim is harmless. */
export function claimOf(state: PartyPing, key: string, contactPointId: string): PartyClaim {
  if (state.status === 'absent') return { granted: false, reason: 'no-other-contact-point' };
  const claim = state.claims[key];
  if (claim?.contactPointId === contactPointId)
    return { granted: true, recipients: claim.recipients };
  return { granted: false, reason: claim === undefined ? 'party-answered' : 'claimed-by-another' };
}
