import { Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  GetCampaignBoard,
  GetCampaignHistory,
  GetCampaignOverview,
  GetReadiness,
  GetStatistics,
} from '#campaigns';
import type { CommandContext } from '#kernel';
import { ApiController } from '../http/api-controller.js';
import { AsOfDto, untilOf } from '../http/as-of.dto.js';
import { Asked } from '../http/asked.js';
import { Described } from '../http/described.js';
import { HistoryDto, StatisticsDto } from './campaign.dto.js';
import { CampaignDesk } from './campaign-desk.js';
import {
  boardExample,
  boardOrNull,
  historyExample,
  overviewExample,
  readinessExample,
  statisticsExample,
} from './campaign-examples.js';

@ApiController('campaigns/:campaignId', 'campaigns')
export class CampaignQuestionsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly desk: CampaignDesk,
  ) {}

  @Get('readiness')
  @Described({
    summary: 'What somebody should know before launching',
    example: readinessExample,
    problems: [404],
  })
  async readiness(@Param('campaignId') campaignId: string, @Asked() { now }: CommandContext) {
    const { campaign } = await this.desk.known(campaignId);
    const startsAt = 'startsAt' in campaign && campaign.startsAt > now ? campaign.startsAt : now;
    return this.queries.execute(
      new GetReadiness(campaign.policy.policy, startsAt, campaign.selection),
    );
  }

  @Get('overview')
  @Described({
    summary: 'What an operator reads in two seconds',
    example: overviewExample,
    problems: [404, 422],
  })
  overview(@Param('campaignId') campaignId: string, @Query() asOf: AsOfDto) {
    return this.queries.execute(new GetCampaignOverview(campaignId, untilOf(asOf)));
  }

  @Get('board')
  @Described({
    summary: 'Every ping of the campaign',
    example: boardExample(),
    orNull: boardOrNull,
    problems: [404, 422],
  })
  board(@Param('campaignId') campaignId: string, @Query() asOf: AsOfDto) {
    return this.queries.execute(new GetCampaignBoard(campaignId, untilOf(asOf)));
  }

  @Get('history')
  @Described({
    summary: 'How its board came to be, change by change',
    description:
      'The changes up to an instant, laid one on the other, are the board as it was then: whoever has them can go to any moment. The first change of a ping holds its whole row, later ones what is another than before. It comes in pages: go on with `after` = `next` until that is null.',
    example: historyExample,
    orNull: ['next'],
    problems: [404, 422],
  })
  history(@Param('campaignId') campaignId: string, @Query() page: HistoryDto) {
    return this.queries.execute(new GetCampaignHistory(campaignId, page));
  }

  @Get('statistics')
  @Described({
    summary: 'The statistics, now or as they were',
    example: statisticsExample,
    problems: [404, 422],
  })
  async statistics(
    @Param('campaignId') campaignId: string,
    @Query() { details: withDetails = false, ...asOf }: StatisticsDto,
  ) {
    const { statistics, details } = await this.queries.execute(
      new GetStatistics(campaignId, untilOf(asOf)),
    );
    return withDetails ? { ...statistics, details } : statistics;
  }
}
