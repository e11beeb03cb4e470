import type { Actor, Ciphertext, Instant, Projection } from '#kernel';
import type { ChangeProposalEvent, Proposal } from './change-proposal.events.js';
import { proposerOf } from './four-eyes.js';

export const proposalStatuses = ['proposed', 'approved', 'rejected'] as const;
export type ProposalStatus = (typeof proposalStatuses)[number];

export interface InboxProposal extends Proposal {
  readonly proposedBy: Actor;
  readonly proposedAt: Instant;
  readonly status: ProposalStatus;
  /** Missing while it waits for one. */
  readonly decision?: { readonly by: Actor; readonly at: Instant; readonly reason?: Ciphertext };
}

/** The proposals inbox. Values, notes and reasons stay encrypted. */
export const proposals: Projection<InboxProposal, ChangeProposalEvent> = {
  name: 'proposals',
  revision: 2,
  key: (event) => event.data.proposalId,
  apply: {
    ChangeProposed: (_, { data, metadata }) => ({
      ...data,
      proposedBy: proposerOf(data),
      proposedAt: metadata.at,
      status: 'proposed',
    }),
    ChangeApproved: (known, { data, metadata }) =>
      known && {
        ...known,
        status: 'approved',
        decision: { by: data.approvedBy, at: metadata.at },
      },
    ChangeRejected: (known, { data, metadata }) =>
      known && {
        ...known,
        status: 'rejected',
        decision: { by: metadata.actor, at: metadata.at, reason: data.reason },
      },
    ChangeApprovalOvertaken: (known) => {
      if (known === undefined) return undefined;
      const { decision: _, ...waiting } = known;
      return { ...waiting, status: 'proposed' };
    },
  },
};
