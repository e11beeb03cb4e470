import { Body, Get, Header, Post, Query } from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import {
  contactPoints,
  DirectoryExport,
  DirectoryImport,
  exportedTable,
  latestDevelopments,
  networkSummary,
  parseDirectory,
  VersionedDirectory,
} from '#directory';
import { ProjectionHost } from '#engine';
import { utcDate, type CommandContext } from '#kernel';
import { ApiController } from '../http/api-controller.js';
import { Asked } from '../http/asked.js';
import { Described } from '../http/described.js';
import { HttpProblem } from '../http/problem.js';
import { OnVersionDto, untilVersion } from './as-of-version.dto.js';
import { SummaryDto } from './directory.dto.js';

const csvExample =
  'id,party,partyName,institution,type,role,email,alternateEmail,phone,alternatePhone,availability,timezone,languages,instructions,otherNetworks,status,designatedOn\r\nfr-1,FR,France,National Cybercrime Unit,police,primary,duty@police.example,,+33140000000,,24/7,Europe/Paris,fr en,,,designated,2024-01-01\r\n';

@ApiController('directory', 'directory')
export class DirectoryController {
  constructor(
    private readonly projections: ProjectionHost,
    private readonly versions: VersionedDirectory,
    private readonly imports: DirectoryImport,
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

  @Post('imports')
  @ApiConsumes('text/csv')
  @Described({
    summary: 'Bring the directory to what a CSV file says',
    description:
      'All or nothing: one wrong cell refuses the whole, and `issues` names its line and column. Contact points that the file does not name are left alone, and so are channels that no column holds. Doing it again changes nothing.',
    example: {
      parties: 71,
      contactPoints: 84,
      registered: 2,
      confirmed: 1,
      changed: 3,
      unchanged: 78,
    },
    body: { type: 'text/csv', example: csvExample },
    problems: [409, 413, 422],
  })
  import(@Body() body: unknown, @Asked() context: CommandContext) {
    if (!Buffer.isBuffer(body))
      throw new HttpProblem(415, 'media-type-unsupported', 'expected a body of type text/csv');
    return this.imports.run(parseDirectory('body', body), context);
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
