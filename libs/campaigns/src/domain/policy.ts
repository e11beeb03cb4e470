import { durationMs, limits, type Duration } from '#kernel';
import type { ChannelKind } from '#directory';

/** Whom a step concerns: the contact point itself, or its Party as a whole. */
export type StepTarget =
  'same' | 'alternate-channel' | 'other-contact-points' | 'secretariat-phone';

export interface PolicyStep {
  /** Counted from the ping's first hand-over. */
  readonly after: Duration;
  readonly do: 'remind' | 'escalate';
  readonly to: StepTarget;
  /** Kinds of channel to use, one message on the best of each; by default the policy's own. */
  readonly channels?: readonly ChannelKind[];
  /** Done again `times` more, each `every` after the one before. */
  readonly repeat?: { readonly every: Duration; readonly times: number };
}

/** What is done about silence. A campaign pins the version it was launched with. */
export interface Policy {
  /** Counted from the ping's first hand-over; an answer exactly on it is in time. */
  readonly deadline: Duration;
  /** In order of `after`. */
  readonly steps: readonly PolicyStep[];
  /** Kinds of channel for the first message, and for steps that name none. */
  readonly channels: readonly ChannelKind[];
  /** The bounds on response time that statistics report. */
  readonly windows: readonly Duration[];
  /** A Party has answered when the first of its contact points has, or when all have. */
  readonly partyRule: 'first' | 'all';
  /** Whether an attempt whose outcome is unknown is sent once more or left to a person. */
  readonly onUnknownOutcome: 'resend' | 'ask';
}

/** Reminders at 15 min and 1 h, then ever further rungs, up to the deadline of 30 h. */
export const defaultPolicy: Policy = {
  deadline: 'PT30H' as Duration,
  steps: [
    { after: 'PT15M' as Duration, do: 'remind', to: 'same' },
    { after: 'PT1H' as Duration, do: 'remind', to: 'same' },
    { after: 'PT1H' as Duration, do: 'escalate', to: 'alternate-channel' },
    { after: 'PT4H' as Duration, do: 'escalate', to: 'other-contact-points' },
    { after: 'PT12H' as Duration, do: 'escalate', to: 'secretariat-phone' },
  ],
  channels: ['email'],
  windows: ['PT15M', 'PT30M', 'PT1H', 'PT12H', 'PT24H', 'PT30H'] as Duration[],
  partyRule: 'first',
  onUnknownOutcome: 'ask',
};

/** One moment at which a step falls due. */
export interface Occurrence {
  /** Index into the policy's steps. */
  readonly step: number;
  /** 0 the first time, then one for each repetition. */
  readonly repetition: number;
  /** Milliseconds after the first hand-over. */
  readonly afterMs: number;
}

const occurrencesByPolicy = new WeakMap<readonly PolicyStep[], readonly Occurrence[]>();

/** Every moment at which a step of the policy falls due, in order of time, then of the policy. */
export function occurrences({ steps }: Pick<Policy, 'steps'>): readonly Occurrence[] {
  const known = occurrencesByPolicy.get(steps);
  if (known !== undefined) return known;
  const all = steps
    .flatMap(({ after, repeat }, step) =>
      Array.from({ length: 1 + (repeat?.times ?? 0) }, (_, repetition) => ({
        step,
        repetition,
        afterMs: durationMs(after) + repetition * (repeat ? durationMs(repeat.every) : 0),
      })),
    )
    .toSorted((a, b) => a.afterMs - b.afterMs || a.step - b.step);
  occurrencesByPolicy.set(steps, all);
  return all;
}

export function concernsParty(to: StepTarget): boolean {
  return to === 'other-contact-points' || to === 'secretariat-phone';
}

export interface PolicyWarning {
  /** Index into the policy's steps. */
  readonly step: number;
  readonly code:
    'after-deadline' | 'repetition-after-deadline' | 'collapsed-into-later' | 'adds-nobody';
  readonly message: string;
}

/** Steps that can never run, or never all of them, found before anybody relies on them. */
export function unreachableSteps(policy: Policy): readonly PolicyWarning[] {
  const deadlineMs = durationMs(policy.deadline);
  const all = occurrences(policy);
  return policy.steps.flatMap((step, index): PolicyWarning[] => {
    const own = all.filter((occurrence) => occurrence.step === index);
    const late = own.filter(({ afterMs }) => afterMs >= deadlineMs);
    if (late.length === own.length)
      return [
        warning(
          index,
          'after-deadline',
          `falls due at ${step.after}, when the deadline of ${policy.deadline} has ended the ping`,
        ),
      ];
    const warnings: PolicyWarning[] = [];
    if (late.length > 0)
      warnings.push(
        warning(
          index,
          'repetition-after-deadline',
          `${late.length} of its repetitions fall due after the deadline of ${policy.deadline}`,
        ),
      );
    const masked = policy.steps.findIndex(
      (other, at) =>
        at > index && step.do === 'remind' && other.do === 'remind' && other.after === step.after,
    );
    if (masked !== -1)
      warnings.push(
        warning(
          index,
          'collapsed-into-later',
          `reminds at the same moment as step ${masked + 1}, so only that one is performed`,
        ),
      );
    const rung = policy.steps.findIndex(
      (other, at) => at < index && step.do === 'escalate' && isSameRung(other, step, policy),
    );
    if (rung !== -1)
      warnings.push(
        warning(index, 'adds-nobody', `escalates to whom step ${rung + 1} has already written to`),
      );
    return warnings;
  });
}

/** A rung adds only addresses that were not used before; a person may well be asked to call again. */
function isSameRung(a: PolicyStep, b: PolicyStep, { channels }: Policy): boolean {
  const used = a.channels ?? channels;
  return (
    a.to === b.to &&
    b.to !== 'secretariat-phone' &&
    (b.channels ?? channels).every((kind) => used.includes(kind))
  );
}

function warning(step: number, code: PolicyWarning['code'], what: string): PolicyWarning {
  return { step, code, message: `step ${step + 1}: ${what}` };
}

/** @returns what is wrong with a policy's numbers, by field path; its form is the reader's to check. */
export function policyFaults(policy: Policy): readonly { path: string; message: string }[] {
  const faults: { path: string; message: string }[] = [];
  if (durationMs(policy.deadline) < limits.policyRepeatEveryMsMin)
    faults.push({ path: 'deadline', message: 'expected PT1M or longer' });
  if (durationMs(policy.deadline) > limits.policyDeadlineMsMax)
    faults.push({ path: 'deadline', message: 'is longer than 30 days; expected at most P30D' });
  if (policy.steps.length > limits.policyStepsMax)
    faults.push({ path: 'steps', message: `has more than ${limits.policyStepsMax} steps` });
  const moments = policy.steps.reduce((sum, { repeat }) => sum + 1 + (repeat?.times ?? 0), 0);
  if (moments > limits.policyOccurrencesMax)
    faults.push({
      path: 'steps',
      message: `fall due ${moments} times with their repetitions; expected at most ${limits.policyOccurrencesMax}`,
    });
  const windowsMs = policy.windows.map(durationMs);
  if (windowsMs.some((ms, index) => ms <= (windowsMs[index - 1] ?? 0)))
    faults.push({ path: 'windows', message: 'expected each window once, the shortest first' });
  if (new Set(policy.channels).size < policy.channels.length)
    faults.push({ path: 'channels', message: 'names a kind of channel twice' });
  policy.steps.forEach((step, index) => {
    const needed = step.do === 'remind' ? step.to === 'same' : step.to !== 'same';
    if (!needed)
      faults.push({
        path: `steps[${index}].to`,
        message:
          step.do === 'remind'
            ? 'of a reminder is "same"'
            : 'of an escalation is "alternate-channel", "other-contact-points" or "secretariat-phone"',
      });
    if (step.repeat && durationMs(step.repeat.every) < limits.policyRepeatEveryMsMin)
      faults.push({ path: `steps[${index}].repeat.every`, message: 'expected PT1M or longer' });
    const before = policy.steps[index - 1];
    if (before !== undefined && durationMs(before.after) > durationMs(step.after))
      faults.push({
        path: `steps[${index}].after`,
        message: `is earlier than the step before it (${before.after}); put the steps in order`,
      });
  });
  return faults;
}
