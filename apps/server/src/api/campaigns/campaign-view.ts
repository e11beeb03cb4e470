import { defaultPolicy, type Campaign } from '#campaigns';
import type { Instant } from '#kernel';

export type KnownCampaign = Exclude<Campaign, { readonly status: 'absent' }>;

/** A campaign as its planners see it. Every member is always there; `null` where there is nothing to say yet. */
export function campaignView(campaign: KnownCampaign) {
  const { campaignId, name, status, policy, template, selection } = campaign;
  return {
    campaignId,
    name,
    status,
    policy,
    template,
    audience: selection,
    schedule: 'schedule' in campaign ? campaign.schedule : null,
    startsAt: 'startsAt' in campaign ? campaign.startsAt : null,
    launchedAt: 'launchedAt' in campaign ? campaign.launchedAt : null,
    closedAt: 'closedAt' in campaign ? campaign.closedAt : null,
    /** Asked, once it is launched. */
    contactPoints: 'audience' in campaign ? campaign.audience.length : null,
    outages: 'outages' in campaign ? campaign.outages : [],
  };
}

export type CampaignView = ReturnType<typeof campaignView>;

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
  schedule: { kind: 'at', at: '2026-03-01T02:00:00.000Z' },
  startsAt: '2026-03-01T02:00:00.000Z',
  launchedAt: '2026-03-01T02:00:00.000Z',
  closedAt: null,
  contactPoints: 61,
};
