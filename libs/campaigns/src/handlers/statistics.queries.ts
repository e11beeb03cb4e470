import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { proposals } from '#directory';
import { EventRegistry, Refusal } from '#kernel';
import { logContents, ProjectionHost, type Until } from '#engine';
import { campaigns } from '../domain/campaign.projections.js';
import { responseTimes } from '../domain/response-times.projection.js';
import {
  campaignStatistics,
  statisticsDetails,
  wasAsked,
  type CampaignStatistics,
  type StatisticsDetails,
} from '../domain/statistics.js';

/** The statistics of a campaign, now or as they were. @throws Refusal `campaign-unknown`, with the ids there are. */
export class GetStatistics extends Query<{
  readonly statistics: CampaignStatistics;
  readonly details: StatisticsDetails;
}> {
  constructor(
    /** By default the only campaign there is. */
    readonly campaignId: string | undefined,
    readonly until?: Until,
  ) {
    super();
  }
}

@QueryHandler(GetStatistics)
export class GetStatisticsHandler implements IQueryHandler<GetStatistics> {
  constructor(
    private readonly projections: ProjectionHost,
    private readonly registry: EventRegistry,
  ) {}

  async execute({ campaignId, until }: GetStatistics) {
    const contents = logContents(this.registry.types);
    const wanted = [campaigns, responseTimes, proposals, contents];
    const { documentsOf } = await this.projections.moment(wanted, until);
    const known = documentsOf(campaigns);
    const ids = [...known.keys()].toSorted();
    const id = campaignId ?? (ids.length === 1 ? ids[0] : undefined);
    const state = id === undefined ? undefined : known.get(id);
    if (id === undefined || state === undefined || state.status === 'absent')
      throw new Refusal('campaign-unknown', {}, unknownCampaign(campaignId, ids));
    const times = [...documentsOf(responseTimes).values()];
    const changes = [...documentsOf(proposals).values()];
    const input = {
      campaignId: id,
      policy: state.policy.policy,
      pings: times.filter((one) => one.pinged.campaignId === id && wasAsked(one)),
      proposals: changes.filter(({ source }) => source.campaignId === id).length,
      events: [...documentsOf(contents).values()].reduce((sum, { events }) => sum + events, 0),
    };
    return { statistics: campaignStatistics(input), details: statisticsDetails(input) };
  }
}

function unknownCampaign(asked: string | undefined, known: readonly string[]): string {
  if (known.length === 0) return 'the log holds no campaign up to then';
  const held = `the log holds ${known.join(', ')}`;
  return asked === undefined ? `${held}: say which` : `there is no campaign ${asked}; ${held}`;
}
