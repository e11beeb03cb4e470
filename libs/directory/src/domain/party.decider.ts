import type { CalendarDate, Decider, EventDefinitions, StreamName } from '#kernel';
import { canonicalJson } from '#kernel';

/** A State with a contact point, or one that is about to have one. `party` is its ISO 3166-1 alpha-2 code. */
export interface PartyDetails {
  readonly party: string;
  readonly name: string;
  readonly region: string;
  /** Days on which no office opens. Where a command leaves them out, they stay. */
  readonly holidays?: readonly CalendarDate[];
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
    const known = state.status === 'recorded' ? state.details : undefined;
    const holidays = details.holidays ?? known?.holidays ?? [];
    const { holidays: _, ...named } = details;
    const data = holidays.length === 0 ? named : { ...named, holidays };
    if (canonicalJson(known) === canonicalJson(data)) return [];
    return [{ type: 'PartyRecorded', data }];
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
