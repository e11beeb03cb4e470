import { Body, Param, Post } from '@nestjs/common';
import { ProjectionHost } from '#engine';
import { Refusal } from '#kernel';
import { NothingDto } from '../campaigns/campaign.dto.js';
import { ApiController } from '../http/api-controller.js';
import { Described } from '../http/described.js';

/** Read models are made again from the log, which is the only truth; nothing is written to it. */
@ApiController('projections', 'projections')
export class RebuildController {
  private isUnderWay = false;

  constructor(private readonly projections: ProjectionHost) {}

  @Post(':name/rebuild')
  @Described({
    summary: 'Fold a projection again from the first event, and say whether it differed',
    description:
      'The old documents are served until the new ones are whole; whoever follows the projection is then sent a fresh snapshot. It concerns the process that is asked: several share no read models.',
    example: { projection: 'campaign-board', documents: 84, differed: 0, position: 4711 },
    problems: [404, 409],
  })
  async rebuild(@Body() _: NothingDto, @Param('name') name: string) {
    if (!this.projections.names.includes(name))
      throw new Refusal('projection-unknown', { projection: name, known: this.projections.names });
    // Each holds a second copy of its documents until it is whole.
    if (this.isUnderWay) throw new Refusal('rebuild-under-way');
    this.isUnderWay = true;
    try {
      const { documents, differed, position = null } = await this.projections.rebuild(name);
      await this.projections.saveSnapshot(name);
      return { projection: name, documents, differed, position };
    } finally {
      this.isUnderWay = false;
    }
  }
}
