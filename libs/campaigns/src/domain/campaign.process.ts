import type { Effect, EventOf, Instant, Process } from '#kernel';
import {
  campaign,
  campaignDeadline,
  isRunning,
  type Campaign,
  type RunningCampaign,
} from './campaign.decider.js';
import { campaignCategory, type CampaignEvent } from './campaign.events.js';
import { NoteVersionCarried } from '#directory/domain';
import { AdvancePing, DirectPing, IssuePing, OpenPartyPing } from './campaign.messages.js';

/** Runs a campaign: issues its pings when it is launched, wakes them when it resumes, ends them when it ends. */
export const campaignProcess: Process<Campaign, CampaignEvent> = {
  name: 'campaign',
  category: campaignCategory,
  fold: campaign,

  react(state, event) {
    const { at } = event.metadata;
    switch (event.type) {
      case 'CampaignLaunched':
        return isRunning(state)
          ? [...issues(state), ...campaignFollowUp(state), ...sharings(state, event.data)]
          : [];
      case 'CampaignScheduled':
      case 'CampaignRescheduled':
        return campaignFollowUp(state);
      case 'CampaignResumed':
        return isRunning(state)
          ? state.audience.map(({ contactPointId }): Effect => {
              const { campaignId } = state;
              return {
                kind: 'command',
                command: AdvancePing,
                data: { campaignId, contactPointId },
              };
            })
          : [];
      case 'CampaignCancelled':
        return withdrawals(state, at, 'campaign-cancelled');
      case 'CampaignClosed':
        return withdrawals(state, at, 'campaign-closed');
      case 'CampaignPlanned':
      case 'AudiencePinned':
      case 'CampaignPaused':
      case 'CampaignOutageRecorded':
        return [];
      default:
        event satisfies never;
        return [];
    }
  },
};

/** Whoever was told news has been told of the version that has them. */
function sharings(
  { campaignId, selection, audience }: RunningCampaign,
  { directoryVersion, launchedAt, news }: EventOf<CampaignEvent, 'CampaignLaunched'>['data'],
): readonly Effect[] {
  if (news === undefined) return [];
  const data = {
    number: directoryVersion,
    campaignId,
    parties: [...new Set(audience.map(({ party }) => party))].toSorted(),
    contactPoints: audience.length,
    wholeNetwork: selection.parties === undefined && selection.types === undefined,
    sharedAt: launchedAt,
  };
  return [{ kind: 'command', command: NoteVersionCarried, data }];
}

/** The campaign's own next moment: its start, or the moment when it may close. */
export function campaignFollowUp(state: Campaign): readonly Effect[] {
  if (state.status === 'scheduled') return [campaignWakeUp(state.campaignId, state.startsAt)];
  if (isRunning(state)) return [campaignWakeUp(state.campaignId, campaignDeadline(state))];
  return [];
}

export function campaignWakeUp(campaignId: string, due: Instant): Effect {
  return {
    kind: 'timer',
    timer: {
      id: `campaign.${campaignId}.${Date.parse(due)}`,
      due,
      payload: { wake: 'campaign', campaignId },
    },
  };
}

/**
 * The pings a launch owes: the Parties first, so that no answer comes before its Party is known.
 * @param isOwed leaves some contact points out.
 */
export function issues(
  state: Extract<Campaign, { status: 'running' | 'paused' }>,
  isOwed: (contactPointId: string) => boolean = () => true,
): readonly Effect[] {
  const { campaignId, audience, policy, launchedAt } = state;
  const owed = audience.filter(({ contactPointId }) => isOwed(contactPointId));
  const parties = new Set(owed.map(({ party }) => party));
  const byParty = new Map<string, string[]>();
  for (const { party, contactPointId } of audience)
    if (parties.has(party)) byParty.set(party, [...(byParty.get(party) ?? []), contactPointId]);
  return [
    ...[...byParty].map(([party, contactPointIds]): Effect => ({
      kind: 'command',
      leads: true,
      command: OpenPartyPing,
      data: { campaignId, party, contactPointIds, partyRule: policy.policy.partyRule },
    })),
    ...owed.map(({ startsAt = launchedAt, ...member }): Effect => ({
      kind: 'command',
      command: IssuePing,
      data: {
        pinged: { ...member, campaignId },
        policy: policy.policy,
        startsAt: startsAt > launchedAt ? startsAt : launchedAt,
      },
    })),
  ];
}

function withdrawals(state: Campaign, now: Instant, reason: string): readonly Effect[] {
  if (state.status !== 'cancelled' && state.status !== 'closed') return [];
  const { campaignId, audience } = state;
  return audience.map(({ contactPointId }) => ({
    kind: 'command',
    command: DirectPing,
    data: { ping: { campaignId, contactPointId }, command: { type: 'WithdrawPing', now, reason } },
  }));
}
