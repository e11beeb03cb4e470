import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandLoop } from '#engine';
import { failureKind, Fault, limits, Refusal, type CommandContext, type Revision } from '#kernel';
import { PersonalData } from '#keys';
import { cellsOf, withCells } from '../detail-cells.js';
import { appliedProposals } from '../domain/applied-proposals.js';
import { changeProposal } from '../domain/change-proposal.decider.js';
import { changeProposalStream, type Proposal } from '../domain/change-proposal.events.js';
import { contactPoint } from '../domain/contact-point.decider.js';
import type { ContactPoint } from '../domain/contact-point.state.js';
import { contactPointStream } from '../domain/contact-point.events.js';
import {
  ApplyApprovedChange,
  ApproveChange,
  ProposeChange,
  ProposeCorrection,
  RejectChange,
} from '../domain/directory.messages.js';
import { fieldChanges, isOvertaken } from '../domain/field-changes.js';
import { DetailsCipher } from '../plain-details.js';
import { ProposalDifferences, type ProposalDifference } from '../proposal-differences.js';

@CommandHandler(ProposeChange)
export class ProposeChangeHandler implements ICommandHandler<ProposeChange> {
  constructor(private readonly loop: CommandLoop) {}

  execute({ data: proposal, context }: ProposeChange) {
    const command = { type: 'ProposeChange', proposal } as const;
    const stream = changeProposalStream(proposal.proposalId);
    return this.loop.run(stream, changeProposal, command, context);
  }
}

@CommandHandler(ProposeCorrection)
export class ProposeCorrectionHandler implements ICommandHandler<ProposeCorrection> {
  private readonly cipher: DetailsCipher;

  constructor(
    private readonly loop: CommandLoop,
    private readonly personalData: PersonalData,
  ) {
    this.cipher = new DetailsCipher(personalData);
  }

  /** Only what differs from the directory is proposed. */
  async execute({ data, context }: ProposeCorrection) {
    const { proposalId, contactPointId, source, note } = data;
    const { state } = await this.loop.load(contactPointStream(contactPointId), contactPoint);
    if (state.status === 'absent') throw new Refusal('contact-point-unknown', { contactPointId });
    if (state.status === 'withdrawn')
      throw new Refusal('contact-point-withdrawn', { contactPointId });
    const plain = await this.cipher.decrypt(contactPointId, state.details);
    if (plain === undefined) throw new Refusal('personal-data-erased', { contactPointId });
    const now = cellsOf(plain);
    const changes = fieldChanges(now, cellsOf(withCells(plain, data.values)), now);
    if (changes.length === 0) throw new Refusal('proposal-without-change', { contactPointId });
    const values = Object.fromEntries(changes.map(({ field, after }) => [field, after]));
    const sealed = (text: string) => this.personalData.encrypt(contactPointId, text);
    const proposal: Proposal = {
      proposalId,
      contactPointId,
      fields: changes.map(({ field }) => field),
      values: await sealed(JSON.stringify(values)),
      source,
      proposedBy: context.actor,
      ...(note === undefined ? {} : { note: await sealed(note) }),
    };
    const command = { type: 'ProposeChange', proposal } as const;
    return this.loop.run(changeProposalStream(proposalId), changeProposal, command, context);
  }
}

@CommandHandler(ApproveChange)
export class ApproveChangeHandler implements ICommandHandler<ApproveChange> {
  private readonly cipher: DetailsCipher;

  constructor(
    private readonly loop: CommandLoop,
    private readonly bus: CommandBus,
    private readonly differences: ProposalDifferences,
    personalData: PersonalData,
  ) {
    this.cipher = new DetailsCipher(personalData);
  }

  /** Recorded first and applied next: what dies in between is applied by the process, or when it is approved again. */
  async execute({ data: { proposalId, expectedRevision }, context }: ApproveChange) {
    for (let attempt = 1; attempt <= limits.commandAttemptsMax; attempt++) {
      const expected = attempt === 1 ? expectedRevision : undefined;
      if (await this.approve(proposalId, context, expected)) return;
    }
    throw new Fault('too-much-contention', `others keep changing what ${proposalId} would change`);
  }

  /** @returns false where something changed the contact point between the approval and its application. */
  private async approve(proposalId: string, context: CommandContext, expected?: Revision) {
    const stream = changeProposalStream(proposalId);
    const { state } = await this.loop.load(stream, changeProposal);
    if (state.status === 'absent') throw new Refusal('proposal-unknown', { proposalId });
    const overtaken = state.status === 'proposed' ? await this.overtaken(state.proposal) : [];
    const command = { type: 'ApproveChange', approver: context.actor, overtaken } as const;
    await this.loop.run(stream, changeProposal, command, context, expected);
    await this.bus.execute(new ApplyApprovedChange({ proposalId }, context));
    return (await this.loop.load(stream, changeProposal)).state.status === 'approved';
  }

  /** @throws Refusal where the contact point would not take the change: then nothing is approved either. */
  private async overtaken(proposal: Proposal) {
    const { proposalId, contactPointId } = proposal;
    const { state: point } = await this.loop.load(contactPointStream(contactPointId), contactPoint);
    if (point.status === 'absent') throw new Refusal('contact-point-unknown', { contactPointId });
    const difference = await this.differences.of(proposal, point);
    if (difference === undefined) throw new Refusal('personal-data-erased', { contactPointId });
    const overtaken = difference.changes.filter(isOvertaken);
    if (overtaken.length > 0) return overtaken;
    const changes = await this.cipher.changes(contactPointId, point.details, difference.wanted);
    contactPoint.decide({ type: 'ChangeContactDetails', changes, proposalId }, point);
    return [];
  }
}

@CommandHandler(RejectChange)
export class RejectChangeHandler implements ICommandHandler<RejectChange> {
  constructor(
    private readonly loop: CommandLoop,
    private readonly personalData: PersonalData,
  ) {}

  async execute({ data: { proposalId, reason, expectedRevision }, context }: RejectChange) {
    const stream = changeProposalStream(proposalId);
    const { state } = await this.loop.load(stream, changeProposal);
    if (state.status === 'absent') throw new Refusal('proposal-unknown', { proposalId });
    const sealed = await this.personalData.encryptOrDiscard(state.proposal.contactPointId, reason);
    const command = { type: 'RejectChange', reason: sealed } as const;
    return this.loop.run(stream, changeProposal, command, context, expectedRevision);
  }
}

@CommandHandler(ApplyApprovedChange)
export class ApplyApprovedChangeHandler implements ICommandHandler<ApplyApprovedChange> {
  private readonly cipher: DetailsCipher;

  constructor(
    private readonly loop: CommandLoop,
    private readonly differences: ProposalDifferences,
    personalData: PersonalData,
  ) {
    this.cipher = new DetailsCipher(personalData);
  }

  /**
   * What was applied stands in the contact point's stream, to which it is appended only where nothing came after what was
   * looked at: so it happens once, whoever asks and however often.
   */
  async execute({ data: { proposalId }, context }: ApplyApprovedChange): Promise<void> {
    for (let attempt = 1; attempt <= limits.commandAttemptsMax; attempt++) {
      const { state } = await this.loop.load(changeProposalStream(proposalId), changeProposal);
      if (state.status !== 'approved') return;
      const stream = contactPointStream(state.proposal.contactPointId);
      const applied = await this.loop.load(stream, appliedProposals);
      const { state: point, revision } = await this.loop.load(stream, contactPoint);
      if (point.status === 'absent') return this.overtaken(proposalId, context);
      if (revision === undefined || revision !== applied.revision) continue;
      const difference = await this.differences.of(state.proposal, point);
      const done = applied.state.includes(proposalId)
        ? 'applied'
        : await this.apply(state.proposal, difference, point, revision, context);
      if (done === 'overtaken') return this.overtaken(proposalId, context);
      if (done === 'applied') return;
    }
    throw new Fault(
      'too-much-contention',
      `others keep changing the contact point of proposal ${proposalId}; it is applied later`,
    );
  }

  private async apply(
    { proposalId, contactPointId }: Proposal,
    difference: ProposalDifference | undefined,
    point: ContactPoint,
    revision: Revision,
    context: CommandContext,
  ): Promise<'applied' | 'overtaken' | 'moved'> {
    if (difference === undefined || difference.changes.some(isOvertaken)) return 'overtaken';
    const changes = await this.cipher.changes(contactPointId, point.details, difference.wanted);
    const command = { type: 'ChangeContactDetails', changes, proposalId } as const;
    const stream = contactPointStream(contactPointId);
    try {
      await this.loop.run(stream, contactPoint, command, context, revision);
      return 'applied';
    } catch (error) {
      if (failureKind(error) !== 'refusal') throw error;
      return (error as Refusal).code === 'revision-moved' ? 'moved' : 'overtaken';
    }
  }

  /** The world moved on between the approval and this moment: somebody has to look at it again. */
  private async overtaken(proposalId: string, context: CommandContext): Promise<void> {
    const command = { type: 'NoteApprovalOvertaken' } as const;
    await this.loop.run(changeProposalStream(proposalId), changeProposal, command, context);
  }
}
