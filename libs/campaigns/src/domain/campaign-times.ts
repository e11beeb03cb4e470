import type { ContactPoint } from '#directory/domain';
import { addMs, durationMs, utcDate, type Instant } from '#kernel';
import { designatedOn } from './audience.js';
import { campaignDeadline, isRunning, type Campaign } from './campaign.decider.js';
import { startOf } from './schedule.js';

/** A campaign on the calendar. */
export interface CampaignTimes {
  readonly campaignId: string;
  readonly name: string;
  readonly status: 'scheduled' | 'running' | 'paused' | 'closed';
  readonly seriesId: string | null;
  readonly startsAt: Instant;
  /** When the last answer can still be in time; when it was closed, once it is. */
  readonly endsAt: Instant;
  /** When each contact point is asked, by its id. Of a campaign to come it is who is designated as the directory stands. */
  readonly starts: ReadonlyMap<string, Instant>;
}

/** @returns `undefined` for one that has no time: planned only, or cancelled. */
export function campaignTimes(
  campaign: Campaign,
  directory: Iterable<ContactPoint>,
): CampaignTimes | undefined {
  if (campaign.status === 'scheduled') return scheduledTimes(campaign, directory);
  if (!isRunning(campaign) && campaign.status !== 'closed') return undefined;
  const { campaignId, name, status, launchedAt, audience } = campaign;
  return {
    campaignId,
    name,
    status,
    seriesId: campaign.seriesId ?? null,
    startsAt: launchedAt,
    endsAt: isRunning(campaign) ? campaignDeadline(campaign) : campaign.closedAt,
    starts: new Map(
      audience.map(({ contactPointId, startsAt = launchedAt }) => [
        contactPointId,
        startsAt > launchedAt ? startsAt : launchedAt,
      ]),
    ),
  };
}

function scheduledTimes(
  campaign: Extract<Campaign, { status: 'scheduled' }>,
  directory: Iterable<ContactPoint>,
): CampaignTimes {
  const { campaignId, name, status, startsAt, schedule, selection, policy } = campaign;
  const starts = new Map<string, Instant>();
  let last = startsAt;
  for (const { contactPointId, details } of designatedOn(directory, selection, utcDate(startsAt))) {
    const start = startOf(schedule, { contactPointId, timezone: details.timezone });
    starts.set(contactPointId, start > startsAt ? start : startsAt);
    if (start > last) last = start;
  }
  return {
    campaignId,
    name,
    status,
    seriesId: campaign.seriesId ?? null,
    startsAt,
    endsAt: addMs(last, durationMs(policy.policy.deadline)),
    starts,
  };
}
