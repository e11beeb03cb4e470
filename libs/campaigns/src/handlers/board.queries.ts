import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ProjectionHost, type Until } from '#engine';
import { Refusal } from '#kernel';
import { boardRow, type BoardRow } from '../domain/board-row.js';
import type { Campaign } from '../domain/campaign.decider.js';
import { streamsOfCampaign } from '../domain/campaign.events.js';
import { campaignOverview, type CampaignOverview } from '../domain/campaign-overview.js';
import { campaignBoard, campaigns } from '../domain/campaign.projections.js';
import { pingKey } from '../domain/ping.events.js';

export interface CampaignBoardView {
  readonly overview: CampaignOverview;
  /** In order of the contact points' ids. */
  readonly rows: readonly BoardRow[];
}

/** Every ping of a campaign, now or as it was. @throws Refusal `campaign-unknown` */
export class GetCampaignBoard extends Query<CampaignBoardView> {
  constructor(
    readonly campaignId: string,
    readonly until?: Until,
  ) {
    super();
  }
}

/** What an operator reads in two seconds, now or as it was. @throws Refusal `campaign-unknown` */
export class GetCampaignOverview extends Query<CampaignOverview> {
  constructor(
    readonly campaignId: string,
    readonly until?: Until,
  ) {
    super();
  }
}

@QueryHandler(GetCampaignBoard)
export class GetCampaignBoardHandler implements IQueryHandler<GetCampaignBoard> {
  constructor(private readonly projections: ProjectionHost) {}

  execute({ campaignId, until }: GetCampaignBoard): Promise<CampaignBoardView> {
    return boardOf(this.projections, campaignId, until);
  }
}

@QueryHandler(GetCampaignOverview)
export class GetCampaignOverviewHandler implements IQueryHandler<GetCampaignOverview> {
  constructor(private readonly projections: ProjectionHost) {}

  async execute({ campaignId, until }: GetCampaignOverview): Promise<CampaignOverview> {
    return (await boardOf(this.projections, campaignId, until)).overview;
  }
}

async function boardOf(
  projections: ProjectionHost,
  campaignId: string,
  until: Until | undefined,
): Promise<CampaignBoardView> {
  const { documentsOf } = await projections.moment(
    [campaigns, campaignBoard],
    until,
    streamsOfCampaign(campaignId),
  );
  const state = documentsOf(campaigns).get(campaignId);
  if (state === undefined || state.status === 'absent')
    throw new Refusal('campaign-unknown', { campaignId });
  const board = documentsOf(campaignBoard);
  const rows = audienceOf(state).flatMap((contactPointId) => {
    const ping = board.get(pingKey({ campaignId, contactPointId }));
    return ping === undefined ? [] : [boardRow(ping)];
  });
  return { overview: campaignOverview(rows, state), rows };
}

function audienceOf(state: Campaign): readonly string[] {
  return 'audience' in state
    ? state.audience.map(({ contactPointId }) => contactPointId).toSorted()
    : [];
}
