import { Get, Query } from '@nestjs/common';
import { contactPoints, parties } from '#directory';
import { ProjectionHost } from '#engine';
import { PersonalData } from '#keys';
import { letters, type KnownLetter } from '#messaging';
import { ApiController } from '../http/api-controller.js';
import { AsOfDto, untilOf } from '../http/as-of.dto.js';
import { Described } from '../http/described.js';
import { OneOf, Text } from '../http/fields.js';

const statuses = [
  'waiting',
  'under-way',
  'handed-over',
  'failed',
  'unknown',
] as const satisfies readonly KnownLetter['status'][];

class LettersDto extends AsOfDto {
  @OneOf(statuses, { description: 'in this state only', example: 'failed', optional: true })
  status?: KnownLetter['status'];

  @Text({ description: 'of this mailing only', example: '0195cb5e', optional: true })
  mailing?: string;
}

@ApiController('letters', 'answers')
export class LettersController {
  constructor(
    private readonly projections: ProjectionHost,
    private readonly personalData: PersonalData,
  ) {}

  @Get()
  @Described({
    summary: 'The e-mails outside campaigns, and what became of them',
    description:
      'Waiting, under way, handed over to the mail server, failed, or unknown: then nobody can know whether it went out, and it is not sent again by itself. `reason` is what the mail server said.',
    example: [
      {
        letterId: '2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f',
        purpose: 'directory-version',
        contactPointId: 'ge-1',
        partyName: 'Georgia',
        status: 'failed',
        requestedAt: '2026-03-01T09:00:00.000Z',
        tries: 10,
        because: 'mail-server',
        reason: '550 5.1.1 no such user',
      },
    ],
    problems: [422],
  })
  async list(@Query() { status, mailing, ...asOf }: LettersDto) {
    const { documentsOf } = await this.projections.moment(
      [letters, contactPoints, parties],
      untilOf(asOf),
    );
    const points = documentsOf(contactPoints);
    const names = documentsOf(parties);
    const found = [...documentsOf(letters).values()]
      .filter((one) => status === undefined || one.status === status)
      .filter(({ letter }) => mailing === undefined || letter.about['mailingId'] === mailing)
      .toSorted((a, b) => (a.requestedAt < b.requestedAt ? -1 : 1))
      .map((one) => {
        const party = points.get(one.letter.contactPointId)?.party;
        return {
          ...one,
          partyName: party === undefined ? null : (names.get(party)?.name ?? party),
        };
      });
    return Promise.all(
      found.map(async (one) => {
        const { letter, partyName, requestedAt, tries, because, reason } = one;
        const { letterId, purpose, contactPointId } = letter;
        const told = reason && (await this.personalData.decrypt(contactPointId, reason));
        return {
          letterId,
          purpose,
          contactPointId,
          partyName,
          status: one.status,
          requestedAt,
          tries,
          because: because ?? null,
          reason: told ?? null,
        };
      }),
    );
  }
}
