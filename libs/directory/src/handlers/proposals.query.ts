import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Until } from '#engine';
import { Refusal } from '#kernel';
import type { InboxProposal, ProposalStatus } from '../domain/proposals.projection.js';
import { ProposalTeller, type ToldProposal } from '../proposal-teller.js';

/** The proposals of a status, or all; the oldest first, now or as they were. */
export class ListProposals extends Query<readonly ToldProposal[]> {
  constructor(
    readonly status?: ProposalStatus,
    readonly until?: Until,
  ) {
    super();
  }
}

/** @throws Refusal `proposal-unknown` */
export class GetProposal extends Query<ToldProposal> {
  constructor(
    readonly proposalId: string,
    readonly until?: Until,
  ) {
    super();
  }
}

@QueryHandler(ListProposals)
export class ListProposalsHandler implements IQueryHandler<ListProposals> {
  constructor(private readonly teller: ProposalTeller) {}

  async execute({ status, until }: ListProposals): Promise<readonly ToldProposal[]> {
    const inbox = await this.teller.inbox(until);
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

  async execute({ proposalId, until }: GetProposal): Promise<ToldProposal> {
    const inbox = await this.teller.inbox(until);
    const proposal = inbox.proposals.get(proposalId);
    if (proposal === undefined) throw new Refusal('proposal-unknown', { proposalId });
    return this.teller.tell(proposal, inbox);
  }
}

function keyOf({ proposedAt, proposalId }: InboxProposal): string {
  return `${proposedAt} ${proposalId}`;
}
