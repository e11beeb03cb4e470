import type { Actor, Ciphertext, EventDefinitions, StreamName } from '#kernel';

/** A correction somebody reported. It changes nothing by itself: another person has to approve it. */
export interface Proposal {
  readonly proposalId: string;
  readonly contactPointId: string;
  /** Names of the details it would change, as in the directory's columns. */
  readonly fields: readonly string[];
  /** The new values as one JSON object by field, encrypted with the contact point's key; an empty one takes a detail away. */
  readonly values: Ciphertext;
  readonly source: {
    readonly kind: 'response' | 'operator' | 'import';
    readonly reference: string;
    /** The campaign whose test brought it out. */
    readonly campaignId?: string;
  };
  /** Who brought it in; of an answer, only where somebody at the secretariat entered it in place of the contact point. */
  readonly proposedBy?: Actor;
  /** How this is known. It may name people. */
  readonly note?: Ciphertext;
}

interface OfProposal {
  readonly proposalId: string;
  readonly contactPointId: string;
}

export type ChangeProposalEvent =
  | { readonly type: 'ChangeProposed'; readonly data: Proposal }
  | { readonly type: 'ChangeApproved'; readonly data: OfProposal & { readonly approvedBy: Actor } }
  | { readonly type: 'ChangeRejected'; readonly data: OfProposal & { readonly reason: Ciphertext } }
  | {
      /** Approved, and no longer to be applied when its turn came: it waits for a decision again. */
      readonly type: 'ChangeApprovalOvertaken';
      readonly data: OfProposal;
    };

export const changeProposalEvents: EventDefinitions<ChangeProposalEvent> = {
  ChangeProposed: { schema: 1 },
  ChangeApproved: { schema: 1 },
  ChangeRejected: { schema: 1 },
  ChangeApprovalOvertaken: { schema: 1 },
};

export const changeProposalCategory = 'changeProposal-';

export function changeProposalStream(proposalId: string): StreamName {
  return `${changeProposalCategory}${proposalId}`;
}
