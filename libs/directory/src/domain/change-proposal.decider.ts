import { Refusal, type Actor, type Ciphertext, type Decider } from '#kernel';
import type { ChangeProposalEvent, Proposal } from './change-proposal.events.js';
import { inWords, type FieldChange } from './field-changes.js';
import { isSamePerson, isShared, proposerOf } from './four-eyes.js';

export type ChangeProposalCommand =
  | { readonly type: 'ProposeChange'; readonly proposal: Proposal }
  | {
      readonly type: 'ApproveChange';
      readonly approver: Actor;
      /** What of the details it would change something else has changed since it was proposed. */
      readonly overtaken: readonly FieldChange[];
    }
  | { readonly type: 'RejectChange'; readonly reason: Ciphertext }
  | { readonly type: 'NoteApprovalOvertaken' };

export type ChangeProposalState =
  | { readonly status: 'absent' }
  | { readonly status: 'proposed' | 'approved' | 'rejected'; readonly proposal: Proposal };

export const changeProposal: Decider<
  ChangeProposalState,
  ChangeProposalCommand,
  ChangeProposalEvent
> = {
  initial: { status: 'absent' },
  decide,
  evolve,
};

function decide(
  command: ChangeProposalCommand,
  state: ChangeProposalState,
): readonly ChangeProposalEvent[] {
  if (command.type === 'ProposeChange') {
    const { proposal } = command;
    if (state.status !== 'absent') return [];
    if (proposal.source.kind !== 'response') requireNamed(proposerOf(proposal));
    return [{ type: 'ChangeProposed', data: proposal }];
  }
  if (state.status === 'absent') throw new Refusal('proposal-unknown');
  const { proposalId, contactPointId } = state.proposal;
  const about = { proposalId, contactPointId };
  switch (command.type) {
    case 'ApproveChange':
      if (state.status === 'approved') return [];
      if (state.status === 'rejected') throw new Refusal('proposal-already-rejected', about);
      requireFourEyes(command.approver, state.proposal);
      requireNotOvertaken(command.overtaken, about);
      return [{ type: 'ChangeApproved', data: { ...about, approvedBy: command.approver } }];
    case 'RejectChange':
      if (state.status === 'rejected') return [];
      if (state.status === 'approved') throw new Refusal('proposal-already-approved', about);
      return [{ type: 'ChangeRejected', data: { ...about, reason: command.reason } }];
    case 'NoteApprovalOvertaken':
      return state.status === 'approved' ? [{ type: 'ChangeApprovalOvertaken', data: about }] : [];
  }
}

/** FM-16: nobody changes a contact point alone. */
function requireFourEyes(approver: Actor, proposal: Proposal): void {
  const proposer = proposerOf(proposal);
  if (proposer.kind !== 'contact-point') requireNamed(approver);
  if (isSamePerson(approver, proposer))
    throw new Refusal('proposal-approver-is-proposer', {
      proposalId: proposal.proposalId,
      proposer: proposer.id,
    });
}

function requireNamed(actor: Actor): void {
  if (isShared(actor)) throw new Refusal('name-missing');
}

function requireNotOvertaken(
  overtaken: readonly FieldChange[],
  about: { readonly proposalId: string; readonly contactPointId: string },
): void {
  if (overtaken.length === 0) return;
  throw new Refusal(
    'proposal-overtaken',
    { ...about, changes: overtaken },
    `something else changed ${about.contactPointId} since this was proposed: ${overtaken.map(inWords).join('; ')}; reject it, and propose what is right now`,
  );
}

function evolve(state: ChangeProposalState, event: ChangeProposalEvent): ChangeProposalState {
  if (event.type === 'ChangeProposed') return { status: 'proposed', proposal: event.data };
  if (state.status === 'absent') return state;
  const { proposal } = state;
  switch (event.type) {
    case 'ChangeApproved':
      return { status: 'approved', proposal };
    case 'ChangeRejected':
      return { status: 'rejected', proposal };
    case 'ChangeApprovalOvertaken':
      return { status: 'proposed', proposal };
    default:
      event satisfies never;
      return state;
  }
}
