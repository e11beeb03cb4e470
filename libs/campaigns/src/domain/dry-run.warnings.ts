import { limits, msBetween, type Instant } from '#kernel';
import type { ContactPoint } from '#directory/domain';
import type { DryRunEntry, DryRunInput, DryRunWarning } from './dry-run.facts.js';
import { unreachableSteps } from './policy.js';
import { kindsOf, notConfiguredMessage } from './readiness.js';

export function dryRunWarnings(
  input: DryRunInput,
  entries: readonly DryRunEntry[],
  endsAt: Instant,
): readonly DryRunWarning[] {
  return [
    ...(entries.length === 0 ? [nobody] : []),
    ...notConfigured(input),
    ...unreachableSteps(input.policy.policy).map(({ message }): DryRunWarning => ({
      code: 'step-never-runs',
      message,
      contactPointIds: [],
    })),
    ...channelWarnings(input, entries),
    ...tooSoon(input, entries),
    ...sameTime(input, entries, endsAt),
  ];
}

function notConfigured({ policy, canSend }: DryRunInput): readonly DryRunWarning[] {
  const kinds = kindsOf(policy.policy).filter((kind) => !canSend(kind));
  if (kinds.length === 0) return [];
  return [{ code: 'not-configured', message: notConfiguredMessage(kinds), contactPointIds: [] }];
}

const nobody: DryRunWarning = {
  code: 'nobody-in-audience',
  message: 'no contact point of the audience is designated on the day of the start',
  contactPointIds: [],
};

function channelWarnings(
  { points, policy }: DryRunInput,
  entries: readonly DryRunEntry[],
): readonly DryRunWarning[] {
  const without = entries.filter(({ channels }) => channels.length === 0);
  const doubted = entries.filter(({ channels }) => channels.some((one) => one.doubted));
  const reached = points.filter(({ channels }) => channels.length > 0);
  const unreachable = reached.filter(({ point }) => hasUnreachable(point, policy.policy.channels));
  return [
    concerning('no-usable-channel', ids(without), (count) =>
      count === 1
        ? '1 contact point has no usable channel and will need a phone call'
        : `${count} contact points have no usable channel and will need a phone call`,
    ),
    concerning(
      'channel-unreachable',
      unreachable.map(({ point }) => point.contactPointId),
      (count) => `a channel is known to reach nobody, and another one is used, for ${count}`,
    ),
    concerning(
      'channel-doubted',
      ids(doubted),
      (count) => `a channel that failed before carries the first message to ${count}`,
    ),
  ].flat();
}

function hasUnreachable({ details, conditions }: ContactPoint, kinds: readonly string[]): boolean {
  return details.channels.some(
    ({ id, kind }) => kinds.includes(kind) && conditions[id] === 'unreachable',
  );
}

/** By the other campaign: each contact point with the test that is nearest to this one. */
function tooSoon(
  { campaignId, records, others }: DryRunInput,
  entries: readonly DryRunEntry[],
): readonly DryRunWarning[] {
  const perCampaign = new Map<string, string[]>();
  for (const { contactPointId, startsAt } of entries) {
    const tests = new Map<string, Instant>();
    for (const { campaignId: other, starts } of others) {
      const start = starts.get(contactPointId);
      if (start !== undefined) tests.set(other, start);
    }
    const pings = records.get(contactPointId)?.pings ?? {};
    for (const [other, times] of Object.entries(pings))
      tests.set(other, times.handedOverAt ?? times.startsAt);
    if (campaignId !== null) tests.delete(campaignId);
    const [nearest] = [...tests]
      .map(([other, at]) => ({ other, apartMs: Math.abs(msBetween(at, startsAt)) }))
      .toSorted((a, b) => a.apartMs - b.apartMs);
    if (nearest === undefined || nearest.apartMs >= limits.retestAfterMs) continue;
    const known = perCampaign.get(nearest.other);
    if (known === undefined) perCampaign.set(nearest.other, [contactPointId]);
    else known.push(contactPointId);
  }
  const days = limits.retestAfterMs / 86_400_000;
  return [...perCampaign].flatMap(([other, contactPointIds]) =>
    concerning(
      'tested-too-soon',
      contactPointIds,
      (count) => `${count} are asked within ${days} days of campaign ${other}`,
      other,
    ),
  );
}

function sameTime(
  { startsAt, others }: DryRunInput,
  entries: readonly DryRunEntry[],
  endsAt: Instant,
): readonly DryRunWarning[] {
  return others
    .filter(
      (other) => other.status !== 'closed' && other.startsAt < endsAt && other.endsAt > startsAt,
    )
    .flatMap(({ campaignId, name, starts }) =>
      concerning(
        'same-time',
        ids(entries.filter(({ contactPointId }) => starts.has(contactPointId))),
        (count) => `${name} (${campaignId}) runs at the same time and asks ${count} of the same`,
        campaignId,
      ),
    );
}

function ids(entries: readonly DryRunEntry[]): readonly string[] {
  return entries.map(({ contactPointId }) => contactPointId);
}

function concerning(
  code: DryRunWarning['code'],
  contactPointIds: readonly string[],
  message: (count: number) => string,
  campaignId?: string,
): readonly DryRunWarning[] {
  if (contactPointIds.length === 0) return [];
  const of = campaignId === undefined ? {} : { campaignId };
  return [{ code, message: message(contactPointIds.length), contactPointIds, ...of }];
}
