import { msBetween, type Duration, type Instant } from '#kernel';
import { localTimeOfDay } from './local-time-of-day.js';
import { clockStart } from './ping.state.js';
import type { Policy } from './policy.js';
import { countedUntil, type PingTimes, type TimedResponse } from './response-times.projection.js';
import { answerWithin } from './responses.js';
import {
  answered,
  spread,
  windowCounts,
  type ResponseSeconds,
  type Spread,
  type WindowCount,
} from './spread.js';

export interface CampaignStatistics {
  readonly campaign: string;
  readonly pinged: Counts;
  readonly windows: readonly {
    readonly within: Duration;
    readonly parties: number;
    readonly share: number | null;
    readonly meanSeconds: number | null;
  }[];
  /** In time. */
  readonly answered: Counts;
  /** Not in time: never, or late. */
  readonly noAnswer: Counts;
  readonly sent: {
    readonly pings: number;
    readonly reminders: number;
    readonly escalations: number;
    readonly phoneTasks: number;
  };
  readonly proposals: number;
  readonly events: number;
}

export interface Counts {
  readonly parties: number;
  readonly contactPoints: number;
}

export interface StatisticsDetails {
  readonly late: Counts;
  readonly parties: Spread;
  readonly contactPoints: Spread & { readonly windows: readonly WindowCount[] };
  /** In-time answers by the furthest that had gone out before they came. */
  readonly reachedBy: Readonly<
    Record<'firstMessage' | 'reminder' | 'escalation' | 'phone', number>
  >;
  /** Contact points by a property they had at the launch. */
  readonly by: Readonly<
    Record<'type' | 'region' | 'language' | 'localTime', Readonly<Record<string, Split>>>
  >;
}

export interface Split extends Spread {
  readonly pinged: number;
  readonly answered: number;
}

export interface StatisticsInput {
  readonly campaignId: string;
  readonly policy: Pick<Policy, 'windows' | 'partyRule'>;
  readonly pings: readonly PingTimes[];
  readonly proposals: number;
  readonly events: number;
}

/** Whether it belongs to those who were asked: a campaign may end before a wave's turn has come. */
export function wasAsked({ handedOverAt, startsAt, withdrawnAt, responses }: PingTimes): boolean {
  const endedBefore = withdrawnAt !== undefined && withdrawnAt < startsAt;
  return !endedBefore || handedOverAt !== undefined || responses.length > 0;
}

export function campaignStatistics({
  campaignId,
  policy,
  pings,
  proposals,
  events,
}: StatisticsInput): CampaignStatistics {
  const parties = partySeconds(pings, policy.partyRule);
  const points = contactPointSeconds(pings);
  const sum = (of: keyof PingTimes['sent']) =>
    pings.reduce((total, { sent }) => total + sent[of], 0);
  const answeredCounts = {
    parties: answered(parties).length,
    contactPoints: answered(points).length,
  };
  return {
    campaign: campaignId,
    pinged: { parties: parties.length, contactPoints: points.length },
    windows: windowCounts(parties, policy.windows).map(({ within, count, share, meanSeconds }) => ({
      within,
      parties: count,
      share,
      meanSeconds,
    })),
    answered: answeredCounts,
    noAnswer: {
      parties: parties.length - answeredCounts.parties,
      contactPoints: points.length - answeredCounts.contactPoints,
    },
    sent: {
      pings: sum('first'),
      reminders: sum('reminder'),
      escalations: sum('escalation'),
      phoneTasks: sum('phoneTask'),
    },
    proposals,
    events,
  };
}

export function statisticsDetails({ policy, pings }: StatisticsInput): StatisticsDetails {
  const points = contactPointSeconds(pings);
  const reached = pings.map(reachedBy);
  const countOf = (what: ReturnType<typeof reachedBy>) =>
    reached.filter((one) => one === what).length;
  return {
    late: {
      parties: [...byParty(pings).values()].filter(
        (own) => partyTime(own, policy.partyRule) === undefined && own.some(isLate),
      ).length,
      contactPoints: pings.filter(isLate).length,
    },
    parties: spread(partySeconds(pings, policy.partyRule)),
    contactPoints: { ...spread(points), windows: windowCounts(points, policy.windows) },
    reachedBy: {
      firstMessage: countOf('firstMessage'),
      reminder: countOf('reminder'),
      escalation: countOf('escalation'),
      phone: countOf('phone'),
    },
    by: {
      type: split(pings, ({ pinged }) => pinged.type),
      region: split(pings, ({ pinged }) => pinged.region),
      language: split(pings, ({ pinged }) => pinged.language),
      localTime: split(pings, (times) => localTimeOfDay(clockStart(times), times.pinged.timezone)),
    },
  };
}

/**
 * Received minus the first hand-over, on our clock; an answer that beat the record of the hand-over took no time. Who was
 * woken for a colleague and answered before its own start is counted from the Party's first start.
 * @param own all pings of its Party.
 */
export function answerSeconds(
  times: PingTimes,
  own: readonly PingTimes[] = [times],
): number | undefined {
  const answer = answerOf(times);
  if (answer === undefined) return undefined;
  const from = isEarly(times, answer) ? firstStart(own) : clockStart(times);
  return Math.max(0, msBetween(from, answer.receivedAt)) / 1000;
}

/** It was given before the contact point was asked itself. */
function isEarly({ handedOverAt, startsAt }: PingTimes, { receivedAt }: TimedResponse): boolean {
  return handedOverAt === undefined && receivedAt < startsAt;
}

/** @param own at least one. */
function firstStart(own: readonly PingTimes[]): Instant {
  return own.map(clockStart).reduce((first, start) => (start < first ? start : first));
}

/** Of each ping, in their order. */
function contactPointSeconds(pings: readonly PingTimes[]): ResponseSeconds {
  const parties = byParty(pings);
  return pings.map((times) => answerSeconds(times, parties.get(times.pinged.party)));
}

function answerOf(times: PingTimes): TimedResponse | undefined {
  return answerWithin(times.responses, countedUntil(times));
}

function isLate(times: PingTimes): boolean {
  return times.responses.length > 0 && answerOf(times) === undefined;
}

function byParty(pings: readonly PingTimes[]): ReadonlyMap<string, readonly PingTimes[]> {
  const parties = new Map<string, PingTimes[]>();
  for (const times of pings) {
    const own = parties.get(times.pinged.party);
    if (own === undefined) parties.set(times.pinged.party, [times]);
    else own.push(times);
  }
  return parties;
}

function partySeconds(pings: readonly PingTimes[], rule: Policy['partyRule']): ResponseSeconds {
  return [...partyTimes(pings, rule).values()];
}

/** Each Party's response time by its code; `undefined` where it has not answered in time. */
export function partyTimes(
  pings: readonly PingTimes[],
  rule: Policy['partyRule'],
): ReadonlyMap<string, number | undefined> {
  return new Map([...byParty(pings)].map(([party, own]) => [party, partyTime(own, rule)]));
}

/** Rule 10 in docs/rules.md: a Party's time is that of its first contact point, or of its last where all must answer. */
function partyTime(own: readonly PingTimes[], rule: Policy['partyRule']): number | undefined {
  const times = own.map((one) => answerSeconds(one, own));
  const there = answered(times);
  if (there.length === 0 || (rule === 'all' && there.length < times.length)) return undefined;
  return rule === 'all' ? Math.max(...there) : Math.min(...there);
}

function reachedBy(
  times: PingTimes,
): 'firstMessage' | 'reminder' | 'escalation' | 'phone' | undefined {
  const answer = answerOf(times);
  if (answer === undefined) return undefined;
  const before = (what: keyof PingTimes['sent']) => {
    const at = times.firstSent[what];
    return at !== undefined && at <= answer.receivedAt;
  };
  if (answer.via === 'phone' && before('phoneTask')) return 'phone';
  if (before('escalation') || isEarly(times, answer)) return 'escalation';
  return before('reminder') ? 'reminder' : 'firstMessage';
}

function split(
  pings: readonly PingTimes[],
  property: (times: PingTimes) => string,
): Readonly<Record<string, Split>> {
  const groups = new Map<string, (number | undefined)[]>();
  const all = contactPointSeconds(pings);
  for (const [index, times] of pings.entries()) {
    const name = property(times);
    const seconds = all[index];
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [seconds]);
    else group.push(seconds);
  }
  return Object.fromEntries(
    [...groups]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, seconds]) => [
        name,
        { pinged: seconds.length, answered: answered(seconds).length, ...spread(seconds) },
      ]),
  );
}
