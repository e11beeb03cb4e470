import { Body, Get, Header, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiConsumes } from '@nestjs/swagger';
import {
  contactPoints,
  DirectoryExport,
  DirectoryImport,
  directoryVersionList,
  exportedTable,
  GetDirectoryDifferences,
  latestDevelopments,
  networkSummary,
  parseDirectory,
  PublishDirectoryVersion,
} from '#directory';
import { ProjectionHost } from '#engine';
import { utcDate, type CommandContext } from '#kernel';
import { ApiController } from '../http/api-controller.js';
import { OnDayDto, untilOf } from '../http/as-of.dto.js';
import { Asked } from '../http/asked.js';
import { Described } from '../http/described.js';
import { HttpProblem } from '../http/problem.js';
import { SummaryDto } from './directory.dto.js';

const versionExample = {
  number: 2,
  lastEventId: '0195cb5e-7c00-7000-8000-000000000000',
  changes: { added: 1, removed: 0, changed: 3 },
  digest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
};
const csvExample =
  'id,party,partyName,institution,type,role,email,alternateEmail,phone,alternatePhone,availability,timezone,languages,instructions,otherNetworks,status,designatedOn\r\nfr-1,FR,France,National Cybercrime Unit,police,primary,duty@police.example,,+33140000000,,24/7,Europe/Paris,fr en,,,designated,2024-01-01\r\n';

@ApiController('directory', 'directory')
export class DirectoryController {
  constructor(
    private readonly bus: CommandBus,
    private readonly queries: QueryBus,
    private readonly projections: ProjectionHost,
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
    const points = [...(await this.projections.documents(contactPoints, untilOf(asOf))).values()];
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
  async export(@Query() given: OnDayDto): Promise<string> {
    return exportedTable(await this.exports.rows(given));
  }

  @Get('versions')
  @Described({ summary: 'The numbered versions of the directory', example: [versionExample] })
  async versions() {
    const versions = await this.projections.documents(directoryVersionList);
    return [...versions.values()].toSorted((a, b) => a.number - b.number);
  }

  @Post('versions')
  @Described({
    summary: 'Publish the directory as its next version',
    description: 'An unchanged directory makes no new version: the last one is given.',
    example: versionExample,
  })
  publish(@Asked() context: CommandContext) {
    return this.bus.execute<PublishDirectoryVersion, object>(
      new PublishDirectoryVersion({}, context),
    );
  }

  @Get('versions/:from/differences/:to')
  @Described({
    summary: 'What changed between two versions, without the values themselves',
    example: [{ contactPointId: 'fr-1', party: 'FR', change: 'changed', fields: ['email-main'] }],
    problems: [404],
  })
  differences(@Param('from', ParseIntPipe) from: number, @Param('to', ParseIntPipe) to: number) {
    return this.queries.execute(new GetDirectoryDifferences(from, to));
  }
}
