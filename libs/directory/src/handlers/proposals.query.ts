import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Refusal } from '#kernel';
import type { InboxProposal, ProposalStatus } from '../domain/proposals.projection.js';
import { ProposalTeller, type ToldProposal } from '../proposal-teller.js';

/** The proposals of a status, or all; the oldest first. */
export class ListProposals extends Query<readonly ToldProposal[]> {
  constructor(readonly status?: ProposalStatus) {
    super();
  }
}

/** @throws Refusal `proposal-unknown` */
export class GetProposal extends Query<ToldProposal> {
  constructor(readonly proposalId: string) {
    super();
  }
}

@QueryHandler(ListProposals)
export class ListProposalsHandler implements IQueryHandler<ListProposals> {
  constructor(private readonly teller: ProposalTeller) {}

  async execute({ status }: ListProposals): Promise<readonly ToldProposal[]> {
    const inbox = await this.teller.inbox();
    const asked = [...inbox.proposals.values()]
      .filter((one) => status === undefined || one.status === status)
      .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    const told: ToldProposal[] = [];
    for (const proposal of asked) told.push(await this.teller.tell(proposal, inbox));
    return told;
  }
}

@QueryHandler(GetProposal)
export class GetProposalHandler implements IQueryHandler<GetProposal> {
  constructor(private readonly teller: ProposalTeller) {}

  async execute({ proposalId }: GetProposal): Promise<ToldProposal> {
    const inbox = await this.teller.inbox();
    const proposal = inbox.proposals.get(proposalId);
    if (proposal === undefined) throw new Refusal('proposal-unknown', { proposalId });
    return this.teller.tell(proposal, inbox);
  }
}

function keyOf({ proposedAt, proposalId }: InboxProposal): string {
  return `${proposedAt} ${proposalId}`;
}
