import type { Projection } from '#kernel';
import type { ChangeProposalEvent, Proposal } from './change-proposal.decider.js';

/** The proposals inbox. The values stay encrypted. */
export const proposals: Projection<Proposal, ChangeProposalEvent> = {
  name: 'proposals',
  revision: 1,
  key: (event) => event.data.proposalId,
  apply: { ChangeProposed: (_, event) => event.data },
};
