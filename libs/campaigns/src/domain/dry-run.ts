import { addMs, durationMs, localReading, type Instant } from '#kernel';
import { chooseLanguage, commonLanguage } from '#messaging/domain';
import type { PinnedPolicy } from './campaign.events.js';
import type { DryRun, DryRunEntry, DryRunInput, DryRunStep } from './dry-run.facts.js';
import { dryRunWarnings } from './dry-run.warnings.js';
import { occurrences } from './policy.js';
import { startOf, type Schedule, type ScheduleRequest } from './schedule.js';

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
