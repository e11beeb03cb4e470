import type { CalendarDate, Instant } from '#kernel';
import type { ContactPoint, ContactPointStatus } from '#directory/domain';
import type { ContactPointRecord } from './campaign.projections.js';

export const onboardingSteps = [
  'designation-received',
  'details-complete',
  'channels-verified',
  'guidance-sent',
  'first-ping-answered',
] as const;
export type OnboardingStep = (typeof onboardingSteps)[number];

export interface OnboardingCheck {
  readonly step: OnboardingStep;
  readonly done: boolean;
  /** Since when, where events tell: a day, or an instant. */
  readonly since: CalendarDate | Instant | null;
  /** What is still to be done, by the names of details and channels. */
  readonly missing: readonly string[];
}

export interface Onboarding {
  readonly contactPointId: string;
  readonly party: string;
  readonly institution: string;
  readonly status: ContactPointStatus;
  readonly complete: boolean;
  /** One for each step, in their order. */
  readonly checks: readonly OnboardingCheck[];
}

/** What is known of a contact point beside the directory. */
export interface OnboardingFacts {
  readonly guidanceSentOn?: CalendarDate | undefined;
  readonly record?: ContactPointRecord | undefined;
}

/** How far a new contact point has come. Each check follows from events alone, so none is ticked by hand. */
export function onboardingOf(
  point: ContactPoint,
  { guidanceSentOn, record }: OnboardingFacts,
): Onboarding {
  const { contactPointId, party, status, details, statuses } = point;
  const designated = statuses.find((one) => one.status === 'designated');
  const answered = firstAnswer(record);
  const checks = [
    check('designation-received', designated !== undefined, designated?.from),
    check('details-complete', missingDetails(point)),
    check('channels-verified', unverifiedChannels(point)),
    check('guidance-sent', guidanceSentOn !== undefined, guidanceSentOn),
    check('first-ping-answered', answered !== undefined, answered),
  ];
  const complete = checks.every(({ done }) => done);
  return { contactPointId, party, institution: details.institution, status, complete, checks };
}

function check(
  step: OnboardingStep,
  done: boolean | readonly string[],
  since?: CalendarDate | Instant,
): OnboardingCheck {
  if (typeof done === 'boolean') return { step, done, since: since ?? null, missing: [] };
  return { step, done: done.length === 0, since: null, missing: done };
}

/** A duty desk has to be reached in writing and by voice, at any hour, in a language that it speaks. */
function missingDetails({ details }: ContactPoint): readonly string[] {
  const { type, channels, availability, languages } = details;
  const present = {
    type: type !== undefined,
    email: channels.some(({ kind }) => kind === 'email'),
    phone: channels.some(({ kind }) => kind === 'phone'),
    availability: availability !== undefined,
    languages: languages.length > 0,
  };
  return Object.entries(present).flatMap(([name, isThere]) => (isThere ? [] : [name]));
}

/** Without a channel there is nothing that a message could have gone through. */
function unverifiedChannels({ details, conditions }: ContactPoint): readonly string[] {
  if (details.channels.length === 0) return ['channels'];
  return details.channels.flatMap(({ id }) => (conditions[id] === 'verified' ? [] : [id]));
}

/** Late ones count: somebody was there. */
function firstAnswer(record: ContactPointRecord | undefined): Instant | undefined {
  return Object.values(record?.pings ?? {})
    .flatMap(({ responses }) => responses.map(({ receivedAt }) => receivedAt))
    .toSorted()[0];
}
