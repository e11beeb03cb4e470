import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { derivedId, type CommandContext } from '#kernel';
import { LetterDesk, RequestLetter, type ComposedLetter, type Letter } from '#messaging';
import { correctionNotice } from './correction-notice.words.js';
import type { Proposal } from './domain/change-proposal.events.js';
import { addressChannels } from './detail-cells.js';
import type { ProposalDifference } from './proposal-differences.js';

const purpose = 'correction-notice';

/**
 * FM-16: whoever is reached at the old addresses hears that they were changed, which the new ones would not tell them. Where
 * only numbers changed, or an address came to others, the main mailbox as it was hears of it.
 */
@Injectable()
export class CorrectionNotices implements OnModuleInit {
  constructor(
    private readonly bus: CommandBus,
    private readonly desk: LetterDesk,
  ) {}

  onModuleInit(): void {
    this.desk.composes(purpose, (letter, { institution, partyName, languages }) =>
      Promise.resolve(composed(letter, { institution, partyName }, languages)),
    );
  }

  /** Asked again for the same proposal, it sends nothing again. */
  async request(
    { proposalId, contactPointId }: Proposal,
    { changes, base }: ProposalDifference,
    context: CommandContext,
  ): Promise<void> {
    const fields = changes.map(({ field }) => field).filter((field) => field in addressChannels);
    if (fields.length === 0) return;
    const mailboxes = base.details.channels.filter(({ kind }) => kind === 'email');
    const changed = fields.map((field) => addressChannels[field]);
    const replaced = mailboxes.filter(({ id }) => changed.includes(id));
    const main = mailboxes.filter(({ id }) => id === addressChannels['email']);
    for (const { id, address } of replaced.length > 0 ? replaced : main) {
      const letter: Letter = {
        letterId: derivedId(purpose, proposalId, id),
        contactPointId,
        purpose,
        address,
        about: { proposalId, fields },
      };
      await this.bus.execute(new RequestLetter(letter, context));
    }
  }
}

function composed(
  { about }: Letter,
  whose: { readonly institution: string; readonly partyName: string },
  languages: readonly string[],
): ComposedLetter {
  const { fields } = about;
  return correctionNotice(Array.isArray(fields) ? fields.map(String) : [], whose, languages);
}
