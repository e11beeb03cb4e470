import { Get, Header, Query } from '@nestjs/common';
import {
  contactPoints,
  DirectoryExport,
  exportedTable,
  latestDevelopments,
  networkSummary,
  VersionedDirectory,
} from '#directory';
import { ProjectionHost } from '#engine';
import { utcDate, type CommandContext } from '#kernel';
import { ApiController } from '../http/api-controller.js';
import { Asked } from '../http/asked.js';
import { Described } from '../http/described.js';
import { OnVersionDto, untilVersion } from './as-of-version.dto.js';
import { csvExample } from './directory-views.js';
import { SummaryDto } from './directory.dto.js';

@ApiController('directory', 'directory')
export class DirectoryController {
  constructor(
    private readonly projections: ProjectionHost,
    private readonly versions: VersionedDirectory,
    private readonly exports: DirectoryExport,
  ) {}

  @Get('summary')
  @Described({
    summary: 'The figures of the network on a day',
    example: {
      on: '2026-03-01',
      parties: 71,
      partiesWithSeveral: 12,
      contactPoints: 84,
      byType: { police: 61, prosecution: 15 },
      toBeConfirmed: 1,
      latestDevelopments: [
        {
          on: '2026-02-01',
          party: 'FR',
          contactPointId: 'fr-1',
          institution: 'National Cybercrime Unit',
          status: 'designated',
        },
      ],
    },
    problems: [422],
  })
  async summary(@Query() { on, since, ...asOf }: SummaryDto, @Asked() { now }: CommandContext) {
    const day = on ?? utcDate(now);
    const points = [
      ...(
        await this.projections.documents(contactPoints, await untilVersion(asOf, this.versions))
      ).values(),
    ];
    return {
      on: day,
      ...networkSummary(points, day),
      ...(since === undefined
        ? {}
        : { latestDevelopments: latestDevelopments(points, since, day) }),
    };
  }

  @Get('export.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="contact-points.csv"')
  @Described({
    summary: 'The directory as a CSV file that can be imported again',
    example: csvExample,
    type: 'text/csv',
    problems: [422],
  })
  async export(@Query() { on, ...asOf }: OnVersionDto): Promise<string> {
    const until = await untilVersion(asOf, this.versions);
    return exportedTable(await this.exports.rows({ on, until }));
  }
}
