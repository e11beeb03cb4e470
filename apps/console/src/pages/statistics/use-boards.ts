import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import { useProjection } from '../../api/live.js';
import type { BoardRow, PartyRule } from '../campaign/board.js';

/** A test, with how every contact point answered. */
export interface Board {
  readonly campaignId: string;
  readonly name: string;
  readonly launchedAt: string;
  readonly isOver: boolean;
  readonly windows: readonly string[];
  readonly partyRule: PartyRule;
  readonly rows: readonly BoardRow[];
}

/** More at once make no picture. */
const comparedMax = 8;

/** The tests that were launched, the latest first; one that runs is asked for anew as it changes. */
export function useBoards() {
  const { position } = useProjection('campaigns');
  return useQuery({
    queryKey: ['boards', position],
    placeholderData: (known: readonly Board[] | undefined) => known,
    queryFn: async (): Promise<readonly Board[]> => {
      const campaigns = await dataOf(api.GET('/api/v1/campaigns'));
      const launched = campaigns
        .filter(({ launchedAt, status }) => launchedAt !== null && status !== 'cancelled')
        .slice(0, comparedMax);
      return Promise.all(launched.map((one) => boardOf(one.campaignId, one.launchedAt ?? '')));
    },
  });
}

async function boardOf(campaignId: string, launchedAt: string): Promise<Board> {
  const params = { path: { campaignId } };
  const [campaign, { rows }] = await Promise.all([
    dataOf(api.GET('/api/v1/campaigns/{campaignId}', { params })),
    dataOf(api.GET('/api/v1/campaigns/{campaignId}/board', { params })),
  ]);
  const { windows, partyRule } = campaign.policy.policy;
  return {
    campaignId,
    name: campaign.name,
    launchedAt,
    isOver: campaign.status === 'closed',
    windows: windows as readonly string[],
    partyRule: partyRule as PartyRule,
    rows: rows as readonly BoardRow[],
  };
}
