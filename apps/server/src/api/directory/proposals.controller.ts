import { Body, Get, Headers, Inject, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ApproveChange,
  changeProposal,
  changeProposalStream,
  contactPoint,
  contactPointStream,
  detailColumns,
  detailFaults,
  GetProposal,
  ListProposals,
  nearest,
  ProposeCorrection,
  RejectChange,
  type ToldProposal,
} from '#directory';
import { CommandLoop, PORTS, type Ports } from '#engine';
import { InvalidInput, Refusal, type CommandContext } from '#kernel';
import { ApiController, apiPrefix } from '../http/api-controller.js';
import { AsOfDto, untilOf } from '../http/as-of.dto.js';
import { Asked } from '../http/asked.js';
import { Described } from '../http/described.js';
import { expectedRevision, Tagged } from '../http/entity-tags.js';
import { NewProposalDto, ProposalsDto, RejectionDto } from './proposal.dto.js';

const proposalId = '2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f';
const proposalExample = {
  proposalId,
  contactPointId: 'fr-1',
  party: 'FR',
  partyName: 'France',
  status: 'rejected',
  source: { kind: 'response', reference: 'spring-2026.fr-1', campaignId: 'spring-2026' },
  proposedBy: { kind: 'contact-point', id: 'fr-1' },
  proposedAt: '2026-03-01T02:04:10.000Z',
  note: 'Their desk called on 1 March',
  fields: ['phone'],
  values: { phone: '+33140000001' },
  changes: [{ field: 'phone', before: '+33140000000', after: '+33140000001', now: '+33140000000' }],
  overtaken: [],
  decision: {
    by: { kind: 'operator', id: 'B. Duty' },
    at: '2026-03-01T09:00:00.000Z',
    reason: 'The number belongs to somebody else',
  },
};
const proposalOrNull = [
  'party',
  'partyName',
  'note',
  'values',
  'changes',
  'decision',
  'decision.reason',
];
/** Nothing personal, because answers are kept for repetitions. */
const decidedExample = { proposalId, contactPointId: 'fr-1', status: 'approved' };

@ApiController('proposals', 'directory')
export class ProposalsController {
  constructor(
    private readonly bus: CommandBus,
    private readonly queries: QueryBus,
    private readonly loop: CommandLoop,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  @Get()
  @Described({
    summary: 'Corrections that were proposed, the oldest first',
    description:
      'Each detail as it was when it was proposed, as it shall be, and as it is. `values` and `changes` are null once the personal data of the contact point was erased.',
    example: [proposalExample],
    orNull: proposalOrNull,
    problems: [422],
  })
  list(@Query() { status, ...asOf }: ProposalsDto): Promise<readonly ToldProposal[]> {
    return this.queries.execute(new ListProposals(status, untilOf(asOf)));
  }

  @Get(':proposalId')
  @Described({
    summary: 'One proposal',
    example: proposalExample,
    orNull: proposalOrNull,
    problems: [404, 422],
  })
  async one(@Param('proposalId') id: string, @Query() asOf: AsOfDto) {
    const until = untilOf(asOf);
    if (until !== undefined) return this.queries.execute(new GetProposal(id, until));
    const { tag } = await this.known(id);
    return new Tagged(tag, await this.queries.execute(new GetProposal(id)));
  }

  @Post()
  @Described({
    summary: 'Propose a correction: somebody else decides about it',
    description: 'Of the values only those are proposed that differ from the directory.',
    example: { ...decidedExample, status: 'proposed' },
    status: 201,
    problems: [404, 409, 422],
  })
  async propose(
    @Body() { contactPointId, values, note }: NewProposalDto,
    @Asked() context: CommandContext,
  ) {
    requireDetails(values);
    const id = this.ports.ids.next();
    const source = { kind: 'operator', reference: context.correlationId } as const;
    const data = { proposalId: id, contactPointId, values, source };
    await this.bus.execute(
      new ProposeCorrection(note === undefined ? data : { ...data, note }, context),
    );
    return this.decided(id, `/${apiPrefix}/proposals/${id}`);
  }

  @Post(':proposalId/approve')
  @Described({
    summary: 'Approve a proposal: the directory changes at once',
    description:
      'By somebody else than the proposer. Where something else changed what it would change, it is refused with `proposal-overtaken`, and `about.changes` holds the difference.',
    example: decidedExample,
    conditional: true,
    problems: [404, 409],
  })
  async approve(
    @Param('proposalId') id: string,
    @Asked() context: CommandContext,
    @Headers('if-match') ifMatch?: string,
  ) {
    const expected = await this.expected(id, ifMatch);
    await this.bus.execute(new ApproveChange({ proposalId: id, ...expected }, context));
    return this.decided(id);
  }

  @Post(':proposalId/reject')
  @Described({
    summary: 'Reject a proposal',
    example: { ...decidedExample, status: 'rejected' },
    conditional: true,
    problems: [404, 409, 422],
  })
  async reject(
    @Param('proposalId') id: string,
    @Body() { reason }: RejectionDto,
    @Asked() context: CommandContext,
    @Headers('if-match') ifMatch?: string,
  ) {
    const expected = await this.expected(id, ifMatch);
    await this.bus.execute(new RejectChange({ proposalId: id, reason, ...expected }, context));
    return this.decided(id);
  }

  private async expected(id: string, ifMatch: string | undefined) {
    const { tag, revision } = await this.known(id);
    if (expectedRevision(ifMatch, tag) === undefined || revision === undefined) return {};
    return { expectedRevision: revision };
  }

  private async decided(id: string, location?: string) {
    const { tag, state } = await this.known(id);
    const { contactPointId } = state.proposal;
    return new Tagged(tag, { proposalId: id, contactPointId, status: state.status }, location);
  }

  /** What a proposal says depends on its own stream and on its contact point's: both only grow, and so does their sum. */
  private async known(id: string) {
    const { state, revision } = await this.loop.load(changeProposalStream(id), changeProposal);
    if (state.status === 'absent') throw new Refusal('proposal-unknown', { proposalId: id });
    const stream = contactPointStream(state.proposal.contactPointId);
    const point = await this.loop.load(stream, contactPoint);
    return { state, revision, tag: (revision ?? 0) + (point.revision ?? 0) };
  }
}

/** @throws InvalidInput unless the values can stand in the directory's columns. */
function requireDetails(values: Readonly<Record<string, string>>): void {
  const columns: readonly string[] = detailColumns;
  const issues = Object.entries(values).flatMap(([name, text]) => {
    const meant = nearest(name, columns);
    const faults = columns.includes(name)
      ? detailFaults({ [name]: text })
      : [
          meant === undefined
            ? `is no detail; expected ${columns.join(', ')}`
            : `is no detail; did you mean ${meant}?`,
        ];
    return faults.map((message) => ({ where: { path: `values.${name}` }, message }));
  });
  if (issues.length > 0) throw new InvalidInput(issues);
}
