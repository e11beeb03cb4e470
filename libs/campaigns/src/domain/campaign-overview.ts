import { msBetween, type Duration, type Instant } from '#kernel';
import type { BoardRow, PingState } from './board-row.js';
import { campaignDeadline, isRunning, type Campaign } from './campaign.decider.js';
import type { Policy } from './policy.js';
import { mean, roundHalfUp, windowCounts } from './spread.js';

/** What an operator reads of a campaign in two seconds. The elapsed time is the reader's clock minus `launchedAt`. */
export interface CampaignOverview {
  readonly campaignId: string;
  readonly name: string;
  readonly status: Exclude<Campaign['status'], 'absent'>;
  /** When it starts, where it has not. */
  readonly startsAt: Instant | null;
  readonly launchedAt: Instant | null;
  /** When the last answer can still be in time; when it was closed, once it is. */
  readonly closesAt: Instant | null;
  /** Each Party counts once: the first of these that is so. */
  readonly parties: PartyCounts;
  /** Of all Parties asked, rounded half up to four decimals; null where nobody was asked. */
  readonly answeredShare: number | null;
  /** Mean response time of the Parties that answered; null where none has. */
  readonly meanSeconds: number | null;
  readonly windows: readonly {
    readonly within: Duration;
    readonly parties: number;
    readonly share: number | null;
    readonly meanSeconds: number | null;
  }[];
  readonly contactPoints: Readonly<Record<PingState, number>> & { readonly asked: number };
  /** Calls that a person is to make. */
  readonly phoneTasks: number;
  /** Contact points whom no message could reach. */
  readonly withoutUsableChannel: number;
  /** Messages that nobody knows the outcome of, that came back, or that cannot be handed over: contact points concerned. */
  readonly needingAttention: number;
}

export interface PartyCounts {
  readonly asked: number;
  readonly answered: number;
  /** Open, and a person is to call one of its contact points. */
  readonly phone: number;
  /** Open, and no message could reach any of its contact points. */
  readonly unreachable: number;
  readonly escalated: number;
  /** Asked or reminded, and nothing heard yet. */
  readonly waiting: number;
  /** Its first message is still to go out. */
  readonly scheduled: number;
  readonly late: number;
  /** Over, and nothing heard. */
  readonly noAnswer: number;
}

type PartyState = Exclude<keyof PartyCounts, 'asked'>;

/** @param rows of this campaign. */
export function campaignOverview(
  rows: readonly BoardRow[],
  campaign: Exclude<Campaign, { status: 'absent' }>,
): CampaignOverview {
  const { windows, partyRule } = campaign.policy.policy;
  const parties = [...byParty(rows).values()];
  const states = parties.map((own) => partyState(own, partyRule));
  const seconds = parties.map((own) => partySeconds(own, partyRule));
  const counted = (of: PartyState) => states.filter((state) => state === of).length;
  const answered = counted('answered');
  return {
    campaignId: campaign.campaignId,
    name: campaign.name,
    status: campaign.status,
    ...timesOf(campaign),
    parties: {
      asked: parties.length,
      answered,
      phone: counted('phone'),
      unreachable: counted('unreachable'),
      escalated: counted('escalated'),
      waiting: counted('waiting'),
      scheduled: counted('scheduled'),
      late: counted('late'),
      noAnswer: counted('noAnswer'),
    },
    answeredShare: parties.length === 0 ? null : roundHalfUp(answered / parties.length, 4),
    meanSeconds: mean(seconds.filter((one) => one !== undefined)),
    windows: windowCounts(seconds, windows).map(({ count, ...window }) => ({
      ...window,
      parties: count,
    })),
    contactPoints: { asked: rows.length, ...contactPointCounts(rows) },
    phoneTasks: rows.reduce((sum, { openTasks }) => sum + openTasks.length, 0),
    withoutUsableChannel: rows.filter(({ attention }) => attention.includes('no-usable-channel'))
      .length,
    needingAttention: rows.filter(({ attention }) => attention.length > 0).length,
  };
}

function timesOf(
  campaign: Exclude<Campaign, { status: 'absent' }>,
): Pick<CampaignOverview, 'startsAt' | 'launchedAt' | 'closesAt'> {
  const startsAt = campaign.status === 'scheduled' ? campaign.startsAt : null;
  if (campaign.status === 'closed')
    return { startsAt, launchedAt: campaign.launchedAt, closesAt: campaign.closedAt };
  if (!isRunning(campaign)) return { startsAt, launchedAt: null, closesAt: null };
  return { startsAt, launchedAt: campaign.launchedAt, closesAt: campaignDeadline(campaign) };
}

function byParty(rows: readonly BoardRow[]): ReadonlyMap<string, readonly BoardRow[]> {
  const parties = new Map<string, BoardRow[]>();
  for (const row of rows) {
    const own = parties.get(row.party);
    if (own === undefined) parties.set(row.party, [row]);
    else own.push(row);
  }
  return parties;
}

/** Rule 10 in docs/rules.md. */
function partyState(own: readonly BoardRow[], rule: Policy['partyRule']): PartyState {
  const some = (...states: readonly PingState[]) => own.some(({ state }) => states.includes(state));
  if (partySeconds(own, rule) !== undefined) return 'answered';
  const isOpen = some('scheduled', 'waiting', 'reminded', 'escalated', 'phone');
  if (isOpen && own.every(({ attention }) => attention.includes('no-usable-channel')))
    return 'unreachable';
  if (some('phone')) return 'phone';
  if (some('escalated')) return 'escalated';
  if (some('waiting', 'reminded')) return 'waiting';
  if (some('scheduled')) return 'scheduled';
  return some('late') ? 'late' : 'noAnswer';
}

/** A Party's time is that of its first contact point, or of its last where all must answer. */
function partySeconds(own: readonly BoardRow[], rule: Policy['partyRule']): number | undefined {
  const there = own.flatMap((row) => (row.state === 'answered' ? secondsOf(row, own) : []));
  if (there.length === 0 || (rule === 'all' && there.length < own.length)) return undefined;
  return rule === 'all' ? Math.max(...there) : Math.min(...there);
}

/** An answer that came before the contact point was asked itself is counted from the Party's first start. */
function secondsOf(
  { responseSeconds, answeredAt }: BoardRow,
  own: readonly BoardRow[],
): number | readonly [] {
  if (responseSeconds !== null) return responseSeconds;
  const first = own.map(({ handedOverAt, startsAt }) => handedOverAt ?? startsAt).toSorted()[0];
  if (answeredAt === null || first === undefined) return [];
  return Math.max(0, msBetween(first, answeredAt)) / 1000;
}

function contactPointCounts(rows: readonly BoardRow[]): Readonly<Record<PingState, number>> {
  const counts = {
    scheduled: 0,
    waiting: 0,
    reminded: 0,
    escalated: 0,
    phone: 0,
    answered: 0,
    late: 0,
    'no-answer': 0,
    withdrawn: 0,
  };
  for (const { state } of rows) counts[state]++;
  return counts;
}
