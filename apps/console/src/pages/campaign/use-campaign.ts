import { useEffect, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import { useProjection } from '../../api/live.js';
import type { paths } from '../../api/schema.js';
import { curveOf, partiesOf, type BoardRow, type PartyRule } from './board.js';
import type { Change, History } from './history.js';

type Told =
  paths['/api/v1/campaigns/{campaignId}']['get']['responses']['200']['content']['application/json'];
export type Campaign = Omit<Told, 'closedAt' | 'launchedAt' | 'contactPoints'> & {
  readonly launchedAt: string | null;
  readonly closedAt: string | null;
  readonly contactPoints: number | null;
};

/** The campaign, asked for anew when the stream says that its status is another one. */
export function useCampaign(campaignId: string) {
  const { documents } = useProjection<{ readonly status: string }>('campaigns');
  const status = documents.get(campaignId)?.status;
  const queries = useQueryClient();
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['campaign', campaignId] });
  }, [queries, campaignId, status]);
  return useQuery({
    queryKey: ['campaign', campaignId],
    queryFn: async () =>
      (await dataOf(
        api.GET('/api/v1/campaigns/{campaignId}', { params: { path: { campaignId } } }),
      )) as Campaign,
  });
}

/** Beyond this many pings the history is loaded when somebody asks for it. */
export const historyUnaskedMax = 2000;
const historyAgeMs = 30_000;

export function useHistory(campaignId: string, { isOver, isWanted }: HistoryWish) {
  return useQuery({
    queryKey: ['campaign-history', campaignId],
    enabled: isWanted,
    staleTime: isOver ? Infinity : historyAgeMs,
    refetchInterval: isOver ? false : historyAgeMs,
    queryFn: () => wholeHistory(campaignId),
  });
}

async function wholeHistory(campaignId: string): Promise<History> {
  const changes: Change[] = [];
  const statuses: History['statuses'][number][] = [];
  for (let after = 0; ;) {
    const params = { path: { campaignId }, query: { after } };
    const page = await dataOf(api.GET('/api/v1/campaigns/{campaignId}/history', { params }));
    changes.push(...(page.changes as unknown as readonly Change[]));
    statuses.push(...page.statuses);
    if (page.next === null) return { changes, statuses };
    after = page.next;
  }
}

interface HistoryWish {
  readonly isOver: boolean;
  readonly isWanted: boolean;
}

export interface EarlierCurve {
  readonly campaignId: string;
  readonly launchedAt: string;
  readonly curve: ReturnType<typeof curveOf>;
}

const earlierMax = 3;

/** The curves of the tests that were over before this one began, the latest first. */
export function useEarlierCurves({ campaignId, launchedAt, policy }: Campaign) {
  return useQuery({
    queryKey: ['earlier-curves', campaignId],
    staleTime: Infinity,
    queryFn: async (): Promise<readonly EarlierCurve[]> => {
      const known = await dataOf(api.GET('/api/v1/campaigns'));
      const earlier = known.filter(
        (one) => one.status === 'closed' && one.launchedAt && one.launchedAt < (launchedAt ?? '~'),
      );
      return Promise.all(
        earlier.slice(0, earlierMax).map(async (one) => {
          const params = { path: { campaignId: one.campaignId } };
          const board = await dataOf(api.GET('/api/v1/campaigns/{campaignId}/board', { params }));
          const { partyRule } = policy.policy;
          const windows = policy.policy.windows as readonly string[];
          const parties = partiesOf(board.rows as BoardRow[], windows, partyRule as PartyRule);
          return {
            campaignId: one.campaignId,
            launchedAt: one.launchedAt ?? '',
            curve: curveOf(parties),
          };
        }),
      );
    },
  });
}

/** What the server's clock shows, each second: this machine's may be wrong. */
export function useServerNow(): number {
  const skew = useQuery({
    queryKey: ['server-clock'],
    staleTime: 600_000,
    queryFn: async () => Date.parse((await dataOf(api.GET('/api/v1/status'))).now) - Date.now(),
  });
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(ticking);
  }, []);
  return now + (skew.data ?? 0);
}

/** A large board is drawn some times a second at most, one of 10,000 pings once; a small one as often as it changes. */
const pacedFrom = 500;
const paceMsOf = (size: number) => Math.min(1_000, size / 10);

export function usePaced<Value>(value: Value, size: number): Value {
  const [shown, setShown] = useState({ value, at: 0 });
  const isPaced = size >= pacedFrom;
  useEffect(() => {
    if (!isPaced || shown.value === value) return;
    const wait = Math.max(0, shown.at + paceMsOf(size) - performance.now());
    const timer = setTimeout(() => setShown({ value, at: performance.now() }), wait);
    return () => clearTimeout(timer);
    // The timer that is under way takes what is the latest then.
  }, [isPaced, size, shown, value]);
  return isPaced ? shown.value : value;
}
