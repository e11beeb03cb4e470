import { proposalStatuses, type ProposalStatus } from '#directory';
import { AsOfDto } from '../http/as-of.dto.js';
import { OneOf, Prose, Text, TextsByName } from '../http/fields.js';

export class ProposalsDto extends AsOfDto {
  @OneOf(proposalStatuses, {
    description: 'of this status only; `proposed` ones wait for a decision',
    example: 'proposed',
    optional: true,
  })
  status?: ProposalStatus;
}

export class NewProposalDto {
  @Text({ description: 'the contact point', example: 'fr-1', max: 64 })
  contactPointId!: string;

  @TextsByName({
    description: 'new values by column of the directory; an empty text takes a detail away',
    example: { phone: '+33140000001' },
  })
  values!: Record<string, string>;

  @Prose({
    description: 'how this is known, for whoever decides',
    example: 'Their desk called on 3 March',
    optional: true,
  })
  note?: string;
}

export class RejectionDto {
  @Prose({ description: 'why, for the record', example: 'The number belongs to somebody else' })
  reason!: string;
}
