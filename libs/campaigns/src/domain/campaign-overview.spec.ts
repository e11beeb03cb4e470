import { describe, expect, it } from '@jest/globals';
import { fold, type Duration } from '#kernel';
import { boardRow, type Attention, type BoardRow, type PingState } from './board-row.js';
import { campaign, type Campaign } from './campaign.decider.js';
import type { CampaignEvent } from './campaign.events.js';
import { campaignOverview } from './campaign-overview.js';
import { ping } from './ping.evolve.js';
import { at, pinged, pingSamples } from './ping.samples.js';
import type { ActivePing } from './ping.state.js';
import { defaultPolicy, type Policy } from './policy.js';

const campaignId = 'plenary-2024';
const { campaignId: _, ...member } = pinged;
const sample = boardRow({
  ping: fold(ping, pingSamples.handedOver) as ActivePing,
  last: { type: 'AttemptHandedOver', at: at('09:00') },
});
const row = (contactPointId: string, state: PingState, more: Partial<BoardRow> = {}): BoardRow => ({
  ...sample,
  contactPointId,
  party: contactPointId.slice(0, 2).toUpperCase(),
  state,
  ...more,
});
const answered = (id: string, responseSeconds: number) => row(id, 'answered', { responseSeconds });
const flagged = (id: string, state: PingState, ...attention: readonly Attention[]) =>
  row(id, state, { attention });

function historyWith(policy: Partial<Policy> = {}): readonly CampaignEvent[] {
  const pinned = { policyId: 'default', version: 1, policy: { ...defaultPolicy, ...policy } };
  const template = { templateId: 'standard', version: 1 };
  const schedule = { kind: 'at', at: at('09:00') } as const;
  return [
    {
      type: 'CampaignPlanned',
      data: { campaignId, name: 'Plenary', policy: pinned, template, audience: {} },
    },
    { type: 'CampaignScheduled', data: { campaignId, startsAt: at('09:00'), schedule } },
    {
      type: 'AudiencePinned',
      data: {
        campaignId,
        pinningId: 'p',
        page: 1,
        members: [{ ...member, startsAt: at('12:00') }],
      },
    },
    {
      type: 'CampaignLaunched',
      data: {
        campaignId,
        launchedAt: at('09:00'),
        pinningId: 'p',
        directoryVersion: 1,
        policy: pinned,
        template,
      },
    },
    {
      type: 'CampaignClosed',
      data: {
        campaignId,
        closedAt: at('20:00'),
        reason: 'operator',
        totals: { pinged: 1, answered: 0, late: 0, unanswered: 1 },
      },
    },
  ];
}
type Known = Exclude<Campaign, { status: 'absent' }>;
const after = (events: number, policy?: Partial<Policy>) =>
  fold(campaign, historyWith(policy).slice(0, events)) as Known;
const overview = (rows: readonly BoardRow[], policy?: Partial<Policy>) =>
  campaignOverview(rows, after(4, policy));

describe('the overview of a campaign', () => {
  it('says when it starts, runs and ends', () => {
    const times = (events: number) => {
      const { status, startsAt, launchedAt, closesAt } = campaignOverview([], after(events));
      return { status, startsAt, launchedAt, closesAt };
    };
    const none = { startsAt: null, launchedAt: null, closesAt: null };
    expect(times(1)).toEqual({ ...none, status: 'planned' });
    expect(times(2)).toEqual({ ...none, status: 'scheduled', startsAt: at('09:00') });
    // The last start is at noon, and the deadline thirty hours.
    expect(times(4)).toEqual({
      ...none,
      status: 'running',
      launchedAt: at('09:00'),
      closesAt: at('18:00', 1),
    });
    expect(times(5)).toEqual({
      ...none,
      status: 'closed',
      launchedAt: at('09:00'),
      closesAt: at('20:00'),
    });
  });

  it('counts each Party once, by what is furthest', () => {
    const rows = [
      answered('aa-1', 60),
      row('aa-2', 'phone', { openTasks: ['t0'] }),
      row('bb-1', 'phone', { openTasks: ['t1'] }),
      row('bb-2', 'escalated'),
      row('cc-1', 'escalated'),
      row('cc-2', 'reminded'),
      row('dd-1', 'reminded'),
      row('ee-1', 'waiting'),
      row('ff-1', 'scheduled'),
      flagged('gg-1', 'phone', 'no-usable-channel'),
      flagged('hh-1', 'phone', 'no-usable-channel'),
      row('hh-2', 'waiting'),
      row('ii-1', 'late'),
      row('ii-2', 'no-answer'),
      row('jj-1', 'no-answer'),
      row('kk-1', 'withdrawn'),
    ];
    const { parties, ...rest } = overview(rows);
    expect(parties).toEqual({
      asked: 11,
      answered: 1,
      phone: 2,
      unreachable: 1,
      escalated: 1,
      waiting: 2,
      scheduled: 1,
      late: 1,
      noAnswer: 2,
    });
    const { asked, ...states } = parties;
    expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(asked);
    expect(rest).toMatchObject({
      answeredShare: 0.0909,
      phoneTasks: 2,
      withoutUsableChannel: 2,
      needingAttention: 2,
      contactPoints: { asked: 16, answered: 1, phone: 4, withdrawn: 1, 'no-answer': 2 },
    });
  });

  it('gives the mean of the Parties that answered, and fills the windows as statistics do', () => {
    const windows = ['PT1M', 'PT1H'] as Duration[];
    const rows = [
      answered('aa-1', 60),
      answered('aa-2', 30),
      answered('bb-1', 90),
      row('cc-1', 'waiting'),
    ];
    expect(overview(rows, { windows })).toMatchObject({
      meanSeconds: 60,
      windows: [
        { within: 'PT1M', parties: 1, share: 0.3333, meanSeconds: 30 },
        { within: 'PT1H', parties: 2, share: 0.6667, meanSeconds: 60 },
      ],
    });
  });

  it('waits for all of a Party where the policy says so', () => {
    const rows = [
      answered('aa-1', 60),
      row('aa-2', 'waiting'),
      answered('bb-1', 60),
      answered('bb-2', 90),
    ];
    expect(overview(rows, { partyRule: 'all' })).toMatchObject({
      parties: { answered: 1, waiting: 1 },
      meanSeconds: 90,
    });
  });

  it('counts who answered before its own start from the first start of its Party', () => {
    const woken = { answeredAt: at('13:00'), startsAt: at('14:00'), handedOverAt: null };
    const rows = [
      row('aa-1', 'escalated'),
      row('aa-2', 'answered', { ...woken, responseSeconds: null }),
    ];
    expect(overview(rows)).toMatchObject({ parties: { answered: 1 }, meanSeconds: 4 * 3600 });
  });

  it('of nobody has no share and no mean', () =>
    expect(overview([])).toMatchObject({
      parties: { asked: 0 },
      answeredShare: null,
      meanSeconds: null,
    }));
});
