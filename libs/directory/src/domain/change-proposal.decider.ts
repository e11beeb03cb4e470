import type { Ciphertext, Decider, EventDefinitions, StreamName } from '#kernel';

/** A correction somebody reported. It changes nothing by itself: another person has to approve it. */
export interface Proposal {
  readonly proposalId: string;
  readonly contactPointId: string;
  /** Names of the details it would change, as in the directory's columns. */
  readonly fields: readonly string[];
  /** The new values as one JSON object by field, encrypted with the contact point's key. */
  readonly values: Ciphertext;
  readonly source: {
    readonly kind: 'response' | 'operator' | 'import';
    readonly reference: string;
    /** The campaign whose test brought it out. */
    readonly campaignId?: string;
  };
}

export type ChangeProposalEvent = { readonly type: 'ChangeProposed'; readonly data: Proposal };
export type ChangeProposalCommand = {
  readonly type: 'ProposeChange';
  readonly proposal: Proposal;
};
export type ChangeProposalState =
  { readonly status: 'absent' } | { readonly status: 'proposed'; readonly proposal: Proposal };

export const changeProposalEvents: EventDefinitions<ChangeProposalEvent> = {
  ChangeProposed: { schema: 1 },
};

export function changeProposalStream(proposalId: string): StreamName {
  return `changeProposal-${proposalId}`;
}

export const changeProposal: Decider<
  ChangeProposalState,
  ChangeProposalCommand,
  ChangeProposalEvent
> = {
  initial: { status: 'absent' },

  decide({ proposal }, state) {
    return state.status === 'absent' ? [{ type: 'ChangeProposed', data: proposal }] : [];
  },

  evolve(state, event) {
    switch (event.type) {
      case 'ChangeProposed':
        return { status: 'proposed', proposal: event.data };
      default:
        event.type satisfies never;
        return state;
    }
  },
};
