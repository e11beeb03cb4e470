import {
  campaignStatistics,
  partyTimes,
  spread,
  statisticsDetails,
  wasAsked,
  windowCounts,
  type Campaign,
  type PingTimes,
} from '#campaigns';
import { limits, msBetween, Refusal, utcDate, type Duration, type Instant } from '#kernel';
import type { CurvePoint, EarlierTest, ReportedUpdate, TestSection } from '../report.js';
import { byParty, partyRef, type ReportFacts, type ReportRequest } from '../report-facts.js';

type Launched = Extract<Campaign, { launchedAt: unknown }>;

export function testSection(facts: ReportFacts, request: ReportRequest): TestSection | null {
  const launched = [...facts.campaigns.values()]
    .filter((one): one is Launched => 'launchedAt' in one)
    .toSorted(byLaunch);
  const test = chosen(launched, request);
  if (test === undefined) return null;
  const { campaignId, name, launchedAt, status, policy } = test;
  const pings = pingsOf(facts, campaignId);
  const rows = updates(facts, campaignId);
  const news = (test.news?.parties ?? []).map((party) => partyRef(facts, party));
  const input = { campaignId, policy: policy.policy, pings, proposals: rows.length, events: 0 };
  const statistics = campaignStatistics(input);
  const details = statisticsDetails(input);
  const times = partyTimes(pings, policy.policy.partyRule);
  const before = launched.slice(0, launched.indexOf(test));
  const silent = [...times].flatMap(([party, seconds]) => (seconds === undefined ? [party] : []));
  return {
    campaignId,
    name,
    launchedAt,
    status,
    elapsedSeconds: status === 'closed' ? null : elapsed(facts, launchedAt),
    pinged: statistics.pinged,
    windows: statistics.windows,
    answered: statistics.answered,
    noAnswer: {
      ...statistics.noAnswer,
      rows: silent.map((party) => partyRef(facts, party)).toSorted(byParty),
    },
    late: details.late,
    responseTime: details.parties,
    reachedBy: details.reachedBy,
    curve: curveOf([...times.values()]),
    news: { parties: news.length, rows: news },
    updates: {
      count: rows.length,
      parties: new Set(rows.map(({ party }) => party)).size,
      byStatus: {
        proposed: rows.filter((row) => row.status === 'proposed').length,
        approved: rows.filter((row) => row.status === 'approved').length,
        rejected: rows.filter((row) => row.status === 'rejected').length,
      },
      rows,
    },
    earlier: before
      .slice(-limits.reportedTestsBeforeMax)
      .map((one) => earlierTest(facts, one, policy.policy.windows)),
    earlierOmitted: Math.max(0, before.length - limits.reportedTestsBeforeMax),
  };
}

function elapsed({ basis }: ReportFacts, launchedAt: Instant): number {
  return Math.max(0, msBetween(launchedAt, basis.recordedAt ?? launchedAt)) / 1000;
}

function byLaunch(a: Launched, b: Launched): number {
  const [first, second] = [a, b].map(({ launchedAt, campaignId }) => `${launchedAt} ${campaignId}`);
  return first! < second! ? -1 : 1;
}

/** @throws Refusal `campaign-unknown`, `campaign-planned` and the like where the campaign that was asked for has no answers. */
function chosen(
  launched: readonly Launched[],
  { from, to, campaignId }: ReportRequest,
): Launched | undefined {
  if (campaignId === undefined)
    return launched.findLast(({ launchedAt }) => {
      const day = utcDate(launchedAt);
      return from <= day && day <= to;
    });
  const found = launched.find((one) => one.campaignId === campaignId);
  if (found !== undefined) return found;
  const known = launched.map((one) => one.campaignId).join(', ') || 'none';
  throw new Refusal(
    'campaign-unknown',
    {},
    `there is no campaign ${campaignId} that was launched; launched were: ${known}`,
  );
}

function pingsOf(facts: ReportFacts, campaignId: string): readonly PingTimes[] {
  return facts.pings.filter((one) => one.pinged.campaignId === campaignId && wasAsked(one));
}

function curveOf(times: readonly (number | undefined)[]): readonly CurvePoint[] {
  const steps = new Map<number, number>();
  const sorted = times.filter((seconds) => seconds !== undefined).toSorted((a, b) => a - b);
  for (const [index, seconds] of sorted.entries()) steps.set(seconds, index + 1);
  return [...steps].map(([seconds, parties]) => ({ seconds, parties }));
}

function updates(facts: ReportFacts, campaignId: string): readonly ReportedUpdate[] {
  return facts.proposals
    .filter(({ source }) => source.campaignId === campaignId)
    .toSorted((a, b) => (a.proposalId < b.proposalId ? -1 : 1))
    .flatMap(({ contactPointId, fields, status }): readonly ReportedUpdate[] => {
      const point = facts.contactPoints.get(contactPointId);
      if (point === undefined) return [];
      const { institution } = point.details;
      return [{ ...partyRef(facts, point.party), institution, fields, status }];
    })
    .toSorted(byParty);
}

function earlierTest(
  facts: ReportFacts,
  { campaignId, name, launchedAt, policy }: Launched,
  windows: readonly Duration[],
): EarlierTest {
  const times = [...partyTimes(pingsOf(facts, campaignId), policy.policy.partyRule).values()];
  return {
    campaignId,
    name,
    launchedAt,
    parties: times.length,
    answered: times.filter((seconds) => seconds !== undefined).length,
    medianSeconds: spread(times).medianSeconds,
    windows: windowCounts(times, windows).map(({ within, count, share }) => ({
      within,
      parties: count,
      share,
    })),
    curve: curveOf(times),
  };
}
