import type { ChannelCondition, ChannelUse, ContactPoint } from '#directory/domain';
import { addMs, durationMs, localReading, type Instant } from '#kernel';
import {
  chooseLanguage,
  commonLanguage,
  type ChannelKind,
  type PinnedTemplate,
  type Template,
} from '#messaging/domain';
import type { PinnedPolicy } from './campaign.events.js';
import { dryRunWarnings, type DryRunWarning } from './dry-run.warnings.js';
import type { CampaignTimes } from './campaign-times.js';
import type { ContactPointRecord } from './campaign.projections.js';
import { occurrences, type PolicyStep } from './policy.js';
import { startOf, type Schedule, type ScheduleRequest } from './schedule.js';

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

export function dryRun(input: DryRunInput): DryRun {
  const { campaignId, name, policy, template, startsAt } = input;
  const steps = stepsOf(policy);
  const contactPoints = input.points.map((one) => entryOf(one, input, steps));
  let lastStartsAt = startsAt;
  for (const { startsAt: start, startsBefore } of contactPoints) {
    const last = startsBefore ?? start;
    if (last > lastStartsAt) lastStartsAt = last;
  }
  const endsAt = addMs(lastStartsAt, durationMs(policy.policy.deadline));
  return {
    campaignId,
    name,
    policy: { policyId: policy.policyId, version: policy.version },
    template: { templateId: template.templateId, version: template.version },
    startsAt,
    lastStartsAt,
    endsAt,
    messages: contactPoints.reduce((sum, { channels }) => sum + channels.length, 0),
    languages: [...new Set(contactPoints.flatMap(({ languages }) => languages))].toSorted(),
    steps,
    contactPoints,
    warnings: dryRunWarnings(input, contactPoints, endsAt),
  };
}

function stepsOf({ policy }: PinnedPolicy): readonly DryRunStep[] {
  return occurrences(policy).flatMap(({ step, repetition, afterMs }) => {
    const of = policy.steps[step];
    return of === undefined
      ? []
      : [{ step, repetition, do: of.do, to: of.to, afterSeconds: afterMs / 1000 }];
  });
}

function entryOf(
  { point, channels }: DryRunInput['points'][number],
  { schedule, startsAt: launchedAt, template }: DryRunInput,
  steps: readonly DryRunStep[],
): DryRunEntry {
  const { contactPointId, party, details } = point;
  const { institution, timezone } = details;
  const { start, before } = startWithin(schedule, { contactPointId, timezone });
  const startsAt = start > launchedAt ? start : launchedAt;
  const language = chooseLanguage(template.template, details.languages);
  return {
    contactPointId,
    party,
    institution,
    timezone,
    startsAt,
    startsAtLocal: localReading(startsAt, timezone),
    startsBefore: before,
    channels,
    languages: language === commonLanguage ? [language] : [language, commonLanguage],
    stepsAt: steps.map(({ afterSeconds }) => addMs(startsAt, afterSeconds * 1000)),
  };
}

function startWithin(
  schedule: Schedule | ScheduleRequest,
  point: { readonly contactPointId: string; readonly timezone: string },
): { readonly start: Instant; readonly before: Instant | null } {
  if (schedule.kind !== 'window' || 'seed' in schedule)
    return { start: startOf(schedule, point), before: null };
  const { from, length } = schedule;
  return { start: from, before: addMs(from, durationMs(length)) };
}
