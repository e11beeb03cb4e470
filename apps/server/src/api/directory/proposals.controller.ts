import { Get } from '@nestjs/common';
import { proposals } from '#directory';
import { ProjectionHost } from '#engine';
import { PersonalData } from '#keys';
import { ApiController } from '../http/api-controller.js';
import { Described } from '../http/described.js';

@ApiController('proposals', 'directory')
export class ProposalsController {
  constructor(
    private readonly projections: ProjectionHost,
    private readonly personalData: PersonalData,
  ) {}

  @Get()
  @Described({
    summary: 'Corrections that were reported and are to be looked at',
    description: '`values` is null once the personal data of the contact point was erased.',
    example: [
      {
        proposalId: '2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f',
        contactPointId: 'fr-1',
        fields: ['phone'],
        values: { phone: '+33140000001' },
        source: { kind: 'response', reference: 'spring-2026.fr-1', campaignId: 'spring-2026' },
      },
    ],
  })
  async list() {
    const known = [...(await this.projections.documents(proposals)).values()];
    return Promise.all(
      known.map(async ({ values, ...proposal }) => {
        const text = await this.personalData.decrypt(proposal.contactPointId, values);
        return { ...proposal, values: text === undefined ? null : (JSON.parse(text) as unknown) };
      }),
    );
  }
}
