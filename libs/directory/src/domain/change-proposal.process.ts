import type { Process } from '#kernel';
import { changeProposal, type ChangeProposalState } from './change-proposal.decider.js';
import { changeProposalCategory, type ChangeProposalEvent } from './change-proposal.events.js';
import { ApplyApprovedChange } from './directory.messages.js';

/** Applies what was approved, also where whoever approved it died before doing so. */
export const changeProposalProcess: Process<ChangeProposalState, ChangeProposalEvent> = {
  name: 'change-proposal',
  category: changeProposalCategory,
  fold: changeProposal,

  react(_, event) {
    if (event.type !== 'ChangeApproved') return [];
    const { proposalId } = event.data;
    return [{ kind: 'command', command: ApplyApprovedChange, data: { proposalId } }];
  },
};
