import { Body, Get, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  directoryVersionList,
  GetDirectoryDifferences,
  PublishDirectoryVersion,
  ShareDirectoryVersion,
  type DirectoryVersion,
} from '#directory';
import { ProjectionHost } from '#engine';
import type { CommandContext } from '#kernel';
import { ApiController } from '../http/api-controller.js';
import { AsOfDto, untilOf } from '../http/as-of.dto.js';
import { Asked } from '../http/asked.js';
import { Described } from '../http/described.js';
import { LanguageDto, SharingDto } from './as-of-version.dto.js';

const versionExample = {
  number: 2,
  lastEventId: '0195cb5e-7c00-7000-8000-000000000000',
  changes: { added: 1, removed: 0, changed: 3 },
  digest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  seal: { number: 12, root: 'a4e624d686e03ed2767c0abd85c14426b0b1157d2ce81d27bb4fe4f6f01d688a' },
};
const differenceExample = {
  contactPointId: 'ge-1',
  party: 'GE',
  partyName: 'Georgia',
  institution: 'Ministry of Internal Affairs',
  status: 'designated',
  change: 'changed',
  fields: ['phone-main'],
  words: 'Georgia: telephone changed',
};

@ApiController('directory/versions', 'directory')
export class DirectoryVersionsController {
  constructor(
    private readonly bus: CommandBus,
    private readonly queries: QueryBus,
    private readonly projections: ProjectionHost,
  ) {}

  @Get()
  @Described({
    summary: 'The numbered versions of the directory',
    example: [{ ...versionExample, publishedAt: '2026-03-01T09:00:00.000Z', sharings: [] }],
    problems: [422],
  })
  async versions(@Query() asOf: AsOfDto) {
    const versions = await this.projections.documents(directoryVersionList, untilOf(asOf));
    return [...versions.values()].toSorted((a, b) => a.number - b.number);
  }

  @Post()
  @Described({
    summary: 'Publish the directory as its next version',
    description:
      'An unchanged directory makes no new version: the last one is given. `differences` are those since the version before.',
    example: { ...versionExample, differences: [differenceExample] },
    problems: [422],
  })
  async publish(@Asked() context: CommandContext, @Query() { language }: LanguageDto) {
    const version = await this.bus.execute<PublishDirectoryVersion, DirectoryVersion>(
      new PublishDirectoryVersion({}, context),
    );
    const differences = await this.between(version.number - 1, version.number, language);
    return { ...version, differences };
  }

  @Get(':from/differences/:to')
  @Described({
    summary: 'What changed between two versions, in words and without the values themselves',
    description: 'Version 0 is the empty directory.',
    example: [differenceExample],
    problems: [404, 422],
  })
  differences(
    @Param('from', ParseIntPipe) from: number,
    @Param('to', ParseIntPipe) to: number,
    @Query() { language }: LanguageDto,
  ) {
    return this.between(from, to, language);
  }

  @Post(':number/sharings')
  @Described({
    summary: 'Send a version to the contact points of the network, or of some Parties',
    description:
      'A letter goes to the main e-mail address of each designated contact point, in its language: what changed since the version that the network was told of before, and the directory as CSV, vCard and PDF. What became of each, `letters` tells.',
    example: {
      number: 12,
      since: 11,
      by: { kind: 'mailing', mailingId: '0195cb5e-7c00-7000-8000-000000000000' },
      parties: ['GE', 'TN'],
      contactPoints: 3,
      wholeNetwork: false,
      sharedAt: '2026-03-01T09:00:00.000Z',
    },
    problems: [404, 409, 422],
  })
  share(
    @Param('number', ParseIntPipe) number: number,
    @Body() { parties }: SharingDto,
    @Asked() context: CommandContext,
  ) {
    return this.bus.execute<ShareDirectoryVersion, object>(
      new ShareDirectoryVersion(parties === undefined ? { number } : { number, parties }, context),
    );
  }

  private between(from: number, to: number, language: LanguageDto['language']) {
    return this.queries.execute(new GetDirectoryDifferences(from, to, language));
  }
}
