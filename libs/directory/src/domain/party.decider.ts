import type { Decider, EventDefinitions, StreamName } from '#kernel';

/** A State with a contact point, or one that is about to have one. `party` is its ISO 3166-1 alpha-2 code. */
export interface PartyDetails {
  readonly party: string;
  readonly name: string;
  readonly region: string;
}

export type PartyEvent = { readonly type: 'PartyRecorded'; readonly data: PartyDetails };
export type PartyCommand = { readonly type: 'RecordParty'; readonly details: PartyDetails };
export type PartyState =
  { readonly status: 'absent' } | { readonly status: 'recorded'; readonly details: PartyDetails };

export const partyEvents: EventDefinitions<PartyEvent> = { PartyRecorded: { schema: 1 } };

export function partyStream(party: string): StreamName {
  return `party-${party}`;
}

export const party: Decider<PartyState, PartyCommand, PartyEvent> = {
  initial: { status: 'absent' },

  decide({ details }, state) {
    if (
      state.status === 'recorded' &&
      state.details.name === details.name &&
      state.details.region === details.region
    )
      return [];
    return [{ type: 'PartyRecorded', data: details }];
  },

  evolve(state, event) {
    switch (event.type) {
      case 'PartyRecorded':
        return { status: 'recorded', details: event.data };
      default:
        event.type satisfies never;
        return state;
    }
  },
};
