import { describe, expect, it } from '@jest/globals';
import { fold, type Instant } from '#kernel';
import { campaign } from './campaign.decider.js';
import type { CampaignEvent } from './campaign.events.js';
import { AdvancePing, DirectPing, IssuePing, OpenPartyPing } from './campaign.messages.js';
import { campaignFollowUp, campaignProcess } from './campaign.process.js';
import { at, pinged } from './ping.samples.js';
import { defaultPolicy, type Policy } from './policy.js';
import { recorded } from './testing/recorded.js';

const campaignId = 'plenary-2024';
const policyAll: Policy = { ...defaultPolicy, partyRule: 'all' };
const policy = { policyId: 'default', version: 1, policy: policyAll };
const { campaignId: _, ...member } = pinged;
const template = { templateId: 'standard', version: 1 };
const members = [
  member,
  { ...member, contactPointId: 'be-1', party: 'BE' },
  { ...member, contactPointId: 'nl-2' },
];

const planned: CampaignEvent = {
  type: 'CampaignPlanned',
  data: { campaignId, name: 'Plenary 2024', policy, template, audience: {} },
};
const pinned: CampaignEvent = {
  type: 'AudiencePinned',
  data: { campaignId, pinningId: 'pinning-1', page: 1, members },
};
const launched: CampaignEvent = {
  type: 'CampaignLaunched',
  data: {
    campaignId,
    launchedAt: at('09:00'),
    pinningId: 'pinning-1',
    directoryVersion: 7,
    policy,
    template,
  },
};
const running = [planned, pinned, launched];
const paused: CampaignEvent = {
  type: 'CampaignPaused',
  data: { campaignId, pausedAt: at('10:00'), reason: 'a real case' },
};
const resumed: CampaignEvent = {
  type: 'CampaignResumed',
  data: { campaignId, resumedAt: at('11:00') },
};
const cancelled: CampaignEvent = {
  type: 'CampaignCancelled',
  data: { campaignId, cancelledAt: at('12:00'), reason: 'wrong day' },
};
const closed: CampaignEvent = {
  type: 'CampaignClosed',
  data: {
    campaignId,
    closedAt: at('12:00'),
    reason: 'operator',
    totals: { pinged: 3, answered: 1, late: 0, unanswered: 2 },
  },
};

function reactionTo(now: Instant, ...history: readonly CampaignEvent[]) {
  return campaignProcess.react(fold(campaign, history), recorded(history.at(-1)!, now));
}
const wakeUpAt = (due: Instant) => ({
  kind: 'timer',
  timer: {
    id: `campaign.plenary-2024.${Date.parse(due)}`,
    due,
    payload: { wake: 'campaign', campaignId },
  },
});
const withdrawals = (reason: string) =>
  members.map(({ contactPointId }) => ({
    kind: 'command',
    command: DirectPing,
    data: {
      ping: { campaignId, contactPointId },
      command: { type: 'WithdrawPing', now: at('12:00'), reason },
    },
  }));

describe('a launch', () => {
  it('opens every Party with its rule, then issues every ping with its policy, and sets its own end', () =>
    expect(reactionTo(at('09:00'), ...running)).toEqual([
      {
        kind: 'command',
        leads: true,
        command: OpenPartyPing,
        data: { campaignId, party: 'NL', contactPointIds: ['nl-1', 'nl-2'], partyRule: 'all' },
      },
      {
        kind: 'command',
        leads: true,
        command: OpenPartyPing,
        data: { campaignId, party: 'BE', contactPointIds: ['be-1'], partyRule: 'all' },
      },
      ...members.map((one) => ({
        kind: 'command',
        command: IssuePing,
        data: { pinged: { ...one, campaignId }, policy: policyAll, startsAt: at('09:00') },
      })),
      wakeUpAt(at('15:00', 1)),
    ]));

  it('FM-32: asks for the same when it is looked at again', () =>
    expect(reactionTo(at('09:00'), ...running)).toEqual(reactionTo(at('09:00'), ...running)));
});

describe('a schedule', () => {
  it('wakes the campaign at its start, and at the new one when that changes', () => {
    const scheduled: CampaignEvent = {
      type: 'CampaignScheduled',
      data: { campaignId, startsAt: at('09:00'), schedule: { kind: 'at', at: at('09:00') } },
    };
    const rescheduled: CampaignEvent = {
      type: 'CampaignRescheduled',
      data: { campaignId, startsAt: at('10:00'), schedule: { kind: 'at', at: at('10:00') } },
    };
    expect(reactionTo(at('08:00'), planned, scheduled)).toEqual([wakeUpAt(at('09:00'))]);
    expect(reactionTo(at('08:00'), planned, scheduled, rescheduled)).toEqual([
      wakeUpAt(at('10:00')),
    ]);
  });

  it('FM-06: has a wake-up whose id a queue takes as it is', () => {
    const [effect] = campaignFollowUp(fold(campaign, running));
    const id = effect?.kind === 'timer' ? effect.timer.id : '';
    expect(id).not.toContain(':');
    expect(id).not.toMatch(/^\d*$/);
  });
});

describe('a resume', () => {
  it('asks every ping what it owes', () =>
    expect(reactionTo(at('11:00'), ...running, paused, resumed)).toEqual(
      members.map(({ contactPointId }) => ({
        kind: 'command',
        command: AdvancePing,
        data: { campaignId, contactPointId },
      })),
    ));
});

describe('the end of a campaign', () => {
  it('withdraws every ping when it is cancelled', () =>
    expect(reactionTo(at('12:00'), ...running, cancelled)).toEqual(
      withdrawals('campaign-cancelled'),
    ));

  it('withdraws every ping when it is closed; those that have ended refuse by themselves', () =>
    expect(reactionTo(at('12:00'), ...running, closed)).toEqual(withdrawals('campaign-closed')));

  it('withdraws nothing where nothing was launched', () =>
    expect(reactionTo(at('12:00'), planned, pinned, cancelled)).toEqual([]));

  it('leaves nothing to wake up for', () => {
    expect(campaignFollowUp(fold(campaign, [...running, closed]))).toEqual([]);
    expect(campaignFollowUp(fold(campaign, [...running, cancelled]))).toEqual([]);
  });
});

describe('what a campaign only notes', () => {
  it.each([
    ['a plan', [planned]],
    ['a page of its audience', [planned, pinned]],
    ['a pause', [...running, paused]],
  ] as const)('asks for nothing: %s', (_name, history) =>
    expect(reactionTo(at('10:00'), ...history)).toEqual([]),
  );
});
