import type { ChannelCondition, ChannelUse, ContactPoint } from '#directory/domain';
import type { Instant } from '#kernel';
import type { ChannelKind, PinnedTemplate, Template } from '#messaging/domain';
import type { PinnedPolicy } from './campaign.events.js';
import type { CampaignTimes } from './campaign-times.js';
import type { ContactPointRecord } from './campaign.projections.js';
import type { PolicyStep } from './policy.js';
import type { Schedule, ScheduleRequest } from './schedule.js';

/** A channel as people may see it: its address is nobody's business here. */
export interface DryRunChannel {
  readonly channelId: string;
  readonly kind: ChannelKind;
  readonly use: ChannelUse;
  readonly condition: ChannelCondition;
  /** It failed once in a way that may be its own fault. */
  readonly doubted: boolean;
}

/** What is going to happen to one contact point as long as it keeps silent. */
export interface DryRunEntry {
  readonly contactPointId: string;
  readonly party: string;
  readonly institution: string;
  readonly timezone: string;
  /** When its first message goes out; the earliest moment where that is still to be drawn. */
  readonly startsAt: Instant;
  /** What the clock on its wall shows then. */
  readonly startsAtLocal: string;
  /** Where the start is still to be drawn: it comes before this. */
  readonly startsBefore: Instant | null;
  /** That carry the first message: one of each kind. */
  readonly channels: readonly DryRunChannel[];
  /** Of the message: the reader's own first, and English after it. */
  readonly languages: readonly string[];
  /** When each of the policy's steps falls due, in the order of `DryRun.steps`. */
  readonly stepsAt: readonly Instant[];
}

export interface DryRunStep {
  /** Index into the policy's steps. */
  readonly step: number;
  readonly repetition: number;
  readonly do: PolicyStep['do'];
  readonly to: PolicyStep['to'];
  readonly afterSeconds: number;
}

/** Exactly what a campaign is going to do, as policy, templates and directory stand. */
export interface DryRun {
  /** `null` for a plan that is only considered. */
  readonly campaignId: string | null;
  readonly name: string | null;
  readonly policy: Pick<PinnedPolicy, 'policyId' | 'version'>;
  readonly template: PinnedTemplate;
  readonly startsAt: Instant;
  /** The last start of anybody, or the moment before which it comes. */
  readonly lastStartsAt: Instant;
  /** When the last answer can still be in time. */
  readonly endsAt: Instant;
  /** First messages. */
  readonly messages: number;
  /** In which first messages are written, English beside another one included. */
  readonly languages: readonly string[];
  readonly steps: readonly DryRunStep[];
  readonly contactPoints: readonly DryRunEntry[];
  readonly warnings: readonly DryRunWarning[];
}

export interface DryRunInput {
  readonly campaignId: string | null;
  readonly name: string | null;
  readonly policy: PinnedPolicy;
  readonly template: PinnedTemplate & { readonly template: Template };
  readonly startsAt: Instant;
  readonly schedule: Schedule | ScheduleRequest;
  /** The audience, with the channels that would carry the first message. */
  readonly points: readonly {
    readonly point: ContactPoint;
    readonly channels: readonly DryRunChannel[];
  }[];
  readonly records: ReadonlyMap<string, ContactPointRecord>;
  /** All that are on the calendar besides. */
  readonly others: readonly CampaignTimes[];
  /** Whether this installation can send a kind of message. */
  readonly canSend: (kind: ChannelKind) => boolean;
}

/** Something that a person should know before a campaign starts. */
export interface DryRunWarning {
  readonly code:
    | 'nobody-in-audience'
    | 'step-never-runs'
    /** The policy writes by a kind of channel that this installation cannot send. */
    | 'not-configured'
    /** No message can reach them: each needs a phone call. */
    | 'no-usable-channel'
    /** A channel of theirs is known to reach nobody; another one carries the message. */
    | 'channel-unreachable'
    /** A channel that carries the message failed once in a way that may be its own fault. */
    | 'channel-doubted'
    /** Asked in another campaign within `limits.retestAfterMs`, before or after. */
    | 'tested-too-soon'
    /** Another campaign runs at the same time and asks some of the same. */
    | 'same-time';
  readonly message: string;
  /** Whom it concerns; empty where it concerns the campaign as a whole. */
  readonly contactPointIds: readonly string[];
  /** The other campaign. */
  readonly campaignId?: string;
}
