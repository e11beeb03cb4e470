import { defaultPolicy, isRunning, type Campaign } from '#campaigns';
import type { Instant } from '#kernel';

export type KnownCampaign = Exclude<Campaign, { readonly status: 'absent' }>;

/** A campaign as its planners see it. Every member is always there; `null` where there is nothing to say yet. */
export function campaignView(campaign: KnownCampaign) {
  const { campaignId, name, status, policy, template, selection, carriesNews } = campaign;
  return {
    campaignId,
    name,
    status,
    policy,
    template,
    audience: selection,
    carriesNews: carriesNews ?? false,
    /** Parties of whose changes its messages tell, and since which version; `null` where they tell of none. */
    news: 'news' in campaign ? (campaign.news ?? null) : null,
    schedule: 'schedule' in campaign ? campaign.schedule : null,
    /** When the first message goes out, or went; `null` where nobody has said. */
    startsAt: startOf(campaign),
    launchedAt: 'launchedAt' in campaign ? campaign.launchedAt : null,
    /** When it ended, or was called off. */
    closedAt: 'closedAt' in campaign ? campaign.closedAt : null,
    /** Asked, once it is launched. */
    contactPoints: 'audience' in campaign ? campaign.audience.length : null,
    outages: 'outages' in campaign ? campaign.outages : [],
  };
}

function startOf(campaign: KnownCampaign): Instant | null {
  if (!isRunning(campaign) && campaign.status !== 'closed')
    return 'startsAt' in campaign ? campaign.startsAt : null;
  const { launchedAt, audience } = campaign;
  const starts = audience.map(({ startsAt = launchedAt }) => startsAt).toSorted();
  const first = starts[0] ?? launchedAt;
  return first > launchedAt ? first : launchedAt;
}

export type CampaignView = ReturnType<typeof campaignView>;

/** The latest start first, above all whoever has none yet; campaigns that start together by their ids. */
export function byStart(
  a: Pick<CampaignView, 'campaignId' | 'startsAt'>,
  b: Pick<CampaignView, 'campaignId' | 'startsAt'>,
): number {
  if (a.startsAt === b.startsAt) return a.campaignId < b.campaignId ? -1 : 1;
  if (a.startsAt === null || b.startsAt === null) return a.startsAt === null ? -1 : 1;
  return a.startsAt > b.startsAt ? -1 : 1;
}

/** One of a list, without what only a closer look needs. */
export function listedCampaign(campaign: KnownCampaign) {
  const { outages: _, policy, ...view } = campaignView(campaign);
  return { ...view, policy: { policyId: policy.policyId, version: policy.version } };
}

export const campaignExample: CampaignView = {
  campaignId: 'spring-2026',
  name: 'Spring ping test',
  status: 'running',
  policy: { policyId: 'standard', version: 1, policy: defaultPolicy },
  template: { templateId: 'standard', version: 1 },
  audience: { types: ['police'] },
  carriesNews: true,
  news: { since: 11, parties: ['GH', 'SE'] },
  schedule: { kind: 'at', at: '2026-03-01T02:00:00.000Z' as Instant },
  startsAt: '2026-03-01T02:00:00.000Z' as Instant,
  launchedAt: '2026-03-01T02:00:00.000Z' as Instant,
  closedAt: null,
  contactPoints: 61,
  outages: [
    { from: '2026-03-01T05:00:00.000Z' as Instant, to: '2026-03-01T05:04:00.000Z' as Instant },
  ],
};

export const listedCampaignExample = {
  campaignId: 'spring-2026',
  name: 'Spring ping test',
  status: 'running',
  policy: { policyId: 'standard', version: 1 },
  template: { templateId: 'standard', version: 1 },
  audience: { types: ['police'] },
  carriesNews: true,
  news: { since: 11, parties: ['GH', 'SE'] },
  schedule: { kind: 'at', at: '2026-03-01T02:00:00.000Z' },
  startsAt: '2026-03-01T02:00:00.000Z',
  launchedAt: '2026-03-01T02:00:00.000Z',
  closedAt: null,
  contactPoints: 61,
};
