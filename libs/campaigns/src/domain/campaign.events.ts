import type { EventDefinitions, Instant, StreamName, Upcaster } from '#kernel';
import type { PinnedTemplate } from '#messaging/domain';
import { pingCategory, type Pinged } from './ping.events.js';
import type { Policy } from './policy.js';
import type { Schedule } from './schedule.js';

/** A policy as it is known to people: which one, and in which version. */
export interface PinnedPolicy {
  readonly policyId: string;
  readonly version: number;
  readonly policy: Policy;
}

export type AudienceMember = Omit<Pinged, 'campaignId'> & {
  /** When its first message is to go out; at the launch where the schedule gives everybody the same moment. */
  readonly startsAt?: Instant;
};

/** Who is asked: everybody designated on the launch date, or those of some Parties or types only. */
export interface AudienceSelection {
  readonly parties?: readonly string[];
  readonly types?: readonly string[];
}

export interface CampaignTotals {
  readonly pinged: number;
  readonly answered: number;
  readonly late: number;
  readonly unanswered: number;
}

/** What a campaign tells of the directory: Parties whose entries changed after the version that was shared before. */
export interface CampaignNews {
  readonly since: number;
  /** By code, in order; at least one. */
  readonly parties: readonly string[];
}

interface OfCampaign {
  readonly campaignId: string;
}

export type CampaignEvent =
  | {
      readonly type: 'CampaignPlanned';
      readonly data: OfCampaign & {
        readonly name: string;
        readonly policy: PinnedPolicy;
        readonly template: PinnedTemplate;
        readonly audience: AudienceSelection;
        /** Whether its messages tell what is new in the directory. */
        readonly carriesNews?: true;
        /** The series it is an occurrence of. */
        readonly seriesId?: string;
      };
    }
  | {
      readonly type: 'CampaignScheduled' | 'CampaignRescheduled';
      readonly data: OfCampaign & {
        /** When it is launched: the earliest start of any contact point. */
        readonly startsAt: Instant;
        readonly schedule: Schedule;
      };
    }
  | {
      readonly type: 'AudiencePinned';
      readonly data: OfCampaign & {
        /** Pages of one pinning belong together; those of a launch that did not come about do not count. */
        readonly pinningId: string;
        readonly page: number;
        readonly members: readonly AudienceMember[];
      };
    }
  | {
      readonly type: 'CampaignLaunched';
      readonly data: OfCampaign & {
        readonly launchedAt: Instant;
        readonly pinningId: string;
        readonly directoryVersion: number;
        readonly policy: PinnedPolicy;
        readonly template: PinnedTemplate;
        readonly news?: CampaignNews;
      };
    }
  | {
      readonly type: 'CampaignPaused';
      readonly data: OfCampaign & { readonly pausedAt: Instant; readonly reason: string };
    }
  | {
      readonly type: 'CampaignResumed';
      readonly data: OfCampaign & { readonly resumedAt: Instant };
    }
  | {
      readonly type: 'CampaignOutageRecorded';
      readonly data: OfCampaign & { readonly from: Instant; readonly to: Instant };
    }
  | {
      readonly type: 'CampaignCancelled';
      readonly data: OfCampaign & { readonly cancelledAt: Instant; readonly reason: string };
    }
  | {
      readonly type: 'CampaignClosed';
      readonly data: OfCampaign & {
        readonly closedAt: Instant;
        readonly reason: 'deadline' | 'operator';
        readonly totals: CampaignTotals;
      };
    };

/** What campaigns used before they pinned a template. */
const withTemplate: Upcaster = (data) => ({
  ...data,
  template: { templateId: 'standard', version: 1 },
});
const withSchedule: Upcaster = (data) => ({
  ...data,
  schedule: { kind: 'at', at: data['startsAt'] },
});

export const campaignEvents: EventDefinitions<CampaignEvent> = {
  CampaignPlanned: { schema: 2, upcasters: { 1: withTemplate } },
  CampaignScheduled: { schema: 2, upcasters: { 1: withSchedule } },
  CampaignRescheduled: { schema: 2, upcasters: { 1: withSchedule } },
  AudiencePinned: { schema: 1 },
  CampaignLaunched: { schema: 2, upcasters: { 1: withTemplate } },
  CampaignPaused: { schema: 1 },
  CampaignResumed: { schema: 1 },
  CampaignOutageRecorded: { schema: 1 },
  CampaignCancelled: { schema: 1 },
  CampaignClosed: { schema: 1 },
};

export const campaignCategory = 'campaign-';

export function campaignStream(campaignId: string): StreamName {
  return `${campaignCategory}${campaignId}`;
}

/** Where everything stands that happened in a campaign: its own stream, and those of its pings. */
export function streamsOfCampaign(campaignId: string): readonly string[] {
  return [campaignStream(campaignId), `${pingCategory}${campaignId}.`];
}
