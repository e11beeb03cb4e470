import { addMs, canonicalJson, durationMs, Refusal, type Decider, type Instant } from '#kernel';
import type {
  AudienceMember,
  AudienceSelection,
  CampaignEvent,
  CampaignNews,
  CampaignTotals,
  PinnedPolicy,
} from './campaign.events.js';
import type { PinnedTemplate } from '#messaging/domain';
import type { Schedule } from './schedule.js';

export type CampaignCommand =
  | {
      readonly type: 'PlanCampaign';
      readonly campaignId: string;
      readonly name: string;
      readonly policy: PinnedPolicy;
      readonly template: PinnedTemplate;
      readonly audience: AudienceSelection;
      readonly carriesNews?: true;
      readonly seriesId?: string;
    }
  | {
      readonly type: 'ScheduleCampaign';
      readonly now: Instant;
      /** The earliest start that the schedule gives anybody. */
      readonly startsAt: Instant;
      readonly schedule: Schedule;
    }
  | {
      readonly type: 'PinAudience';
      readonly pinningId: string;
      readonly page: number;
      readonly members: readonly AudienceMember[];
    }
  | {
      readonly type: 'LaunchCampaign';
      readonly now: Instant;
      readonly pinningId: string;
      readonly directoryVersion: number;
      readonly news?: CampaignNews;
    }
  | { readonly type: 'PauseCampaign'; readonly now: Instant; readonly reason: string }
  | { readonly type: 'ResumeCampaign'; readonly now: Instant }
  | { readonly type: 'RecordOutage'; readonly from: Instant; readonly to: Instant }
  | {
      readonly type: 'CancelCampaign';
      readonly now: Instant;
      readonly reason: string;
      /** One that has started is left to itself. */
      readonly unlessStarted?: true;
    }
  | {
      readonly type: 'CloseCampaign';
      readonly now: Instant;
      readonly reason: 'deadline' | 'operator';
      readonly totals: CampaignTotals;
    };

interface Planned {
  readonly campaignId: string;
  readonly name: string;
  readonly policy: PinnedPolicy;
  readonly template: PinnedTemplate;
  readonly selection: AudienceSelection;
  readonly carriesNews?: true;
  /** The series it is an occurrence of. */
  readonly seriesId?: string;
  /** Pages by pinning. Once launched, only those of the launch are kept. */
  readonly pinned: Readonly<Record<string, readonly AudienceMember[]>>;
}

interface Launched extends Planned {
  readonly launchedAt: Instant;
  readonly audience: readonly AudienceMember[];
  readonly news?: CampaignNews;
  readonly outages: readonly { readonly from: Instant; readonly to: Instant }[];
}

export type Campaign =
  | { readonly status: 'absent' }
  | (Planned & { readonly status: 'planned' })
  | (Planned & {
      readonly status: 'scheduled';
      readonly startsAt: Instant;
      readonly schedule: Schedule;
    })
  | (Launched & { readonly status: 'running' | 'paused' })
  | (Planned & {
      readonly status: 'cancelled';
      /** When it was called off. */
      readonly closedAt: Instant;
      readonly audience: readonly AudienceMember[];
    })
  | (Launched & { readonly status: 'closed'; readonly closedAt: Instant });

export type RunningCampaign = Extract<Campaign, { status: 'running' | 'paused' }>;

export const campaign: Decider<Campaign, CampaignCommand, CampaignEvent> = {
  initial: { status: 'absent' },
  decide,
  evolve,
};

export function isRunning(state: Campaign): state is RunningCampaign {
  return state.status === 'running' || state.status === 'paused';
}

/** When no ping of the campaign can still be answered in time, if each was handed over when it was to be. */
export function campaignDeadline({ launchedAt, policy, audience }: RunningCampaign): Instant {
  let last = launchedAt;
  for (const { startsAt } of audience)
    if (startsAt !== undefined && startsAt > last) last = startsAt;
  return addMs(last, durationMs(policy.policy.deadline));
}

function decide(command: CampaignCommand, state: Campaign): readonly CampaignEvent[] {
  if (command.type === 'PlanCampaign') {
    const { type: _, ...data } = command;
    if (state.status !== 'absent')
      throw new Refusal('campaign-exists', { campaignId: command.campaignId });
    return [{ type: 'CampaignPlanned', data }];
  }
  if (state.status === 'absent') throw new Refusal('campaign-unknown');
  const { campaignId } = state;
  switch (command.type) {
    case 'ScheduleCampaign': {
      const { now, startsAt, schedule } = command;
      requireStatus(state, ['planned', 'scheduled']);
      if (startsAt < now) throw new Refusal('campaign-start-past', { startsAt, now });
      if (
        state.status === 'scheduled' &&
        state.startsAt === startsAt &&
        canonicalJson(state.schedule) === canonicalJson(schedule)
      )
        return [];
      const type = state.status === 'planned' ? 'CampaignScheduled' : 'CampaignRescheduled';
      return [{ type, data: { campaignId, startsAt, schedule } }];
    }
    case 'PinAudience': {
      const { type: _, ...data } = command;
      requireStatus(state, ['planned', 'scheduled']);
      return [{ type: 'AudiencePinned', data: { campaignId, ...data } }];
    }
    case 'LaunchCampaign':
      return launch(command, state);
    case 'PauseCampaign':
      requireStatus(state, ['running', 'paused']);
      if (state.status === 'paused') return [];
      return [
        {
          type: 'CampaignPaused',
          data: { campaignId, pausedAt: command.now, reason: command.reason },
        },
      ];
    case 'ResumeCampaign':
      requireStatus(state, ['running', 'paused']);
      if (state.status === 'running') return [];
      return [{ type: 'CampaignResumed', data: { campaignId, resumedAt: command.now } }];
    case 'RecordOutage':
      return recordOutage(command, state);
    case 'CancelCampaign':
      if (state.status === 'cancelled') return [];
      if (command.unlessStarted && 'launchedAt' in state) return [];
      requireStatus(state, ['planned', 'scheduled', 'running', 'paused']);
      return [
        {
          type: 'CampaignCancelled',
          data: { campaignId, cancelledAt: command.now, reason: command.reason },
        },
      ];
    case 'CloseCampaign': {
      const { now: closedAt, reason, totals } = command;
      if (state.status === 'closed') return [];
      requireStatus(state, ['running', 'paused']);
      return [{ type: 'CampaignClosed', data: { campaignId, closedAt, reason, totals } }];
    }
  }
}

function requireStatus(
  state: Exclude<Campaign, { status: 'absent' }>,
  allowed: readonly Campaign['status'][],
): void {
  if (!allowed.includes(state.status))
    throw new Refusal(`campaign-${state.status}`, { campaignId: state.campaignId, allowed });
}

function launch(
  { now, pinningId, directoryVersion, news }: Extract<CampaignCommand, { type: 'LaunchCampaign' }>,
  state: Exclude<Campaign, { status: 'absent' }>,
): readonly CampaignEvent[] {
  const { campaignId, policy, template } = state;
  if (isRunning(state)) throw new Refusal('campaign-already-launched', { campaignId });
  requireStatus(state, ['planned', 'scheduled']);
  if ((state.pinned[pinningId]?.length ?? 0) === 0)
    throw new Refusal('campaign-without-audience', { campaignId });
  return [
    {
      type: 'CampaignLaunched',
      data: {
        campaignId,
        launchedAt: now,
        pinningId,
        directoryVersion,
        policy,
        template,
        ...(news === undefined ? {} : { news }),
      },
    },
  ];
}

/** An outage is recorded once, however many pings it held up; one that goes on adds what was not recorded yet. */
function recordOutage(
  { from, to }: { readonly from: Instant; readonly to: Instant },
  state: Exclude<Campaign, { status: 'absent' }>,
): readonly CampaignEvent[] {
  if (!isRunning(state)) return [];
  const known = state.outages.filter((outage) => from <= outage.to && to >= outage.from);
  const since = known.reduce((latest, outage) => (outage.to > latest ? outage.to : latest), from);
  if (since >= to) return [];
  return [
    { type: 'CampaignOutageRecorded', data: { campaignId: state.campaignId, from: since, to } },
  ];
}

function evolve(state: Campaign, event: CampaignEvent): Campaign {
  if (event.type === 'CampaignPlanned') {
    const { audience: selection, ...planned } = event.data;
    return { status: 'planned', ...planned, selection, pinned: {} };
  }
  if (state.status === 'absent') return state;
  switch (event.type) {
    case 'CampaignScheduled':
    case 'CampaignRescheduled': {
      const { startsAt, schedule } = event.data;
      return { ...state, status: 'scheduled', startsAt, schedule };
    }
    case 'AudiencePinned': {
      const { pinningId, members } = event.data;
      const pages = [...(state.pinned[pinningId] ?? []), ...members];
      return { ...state, pinned: { ...state.pinned, [pinningId]: pages } };
    }
    case 'CampaignLaunched': {
      const { launchedAt, pinningId, policy, template, news } = event.data;
      const audience = state.pinned[pinningId] ?? [];
      return {
        ...state,
        status: 'running',
        launchedAt,
        policy,
        template,
        audience,
        pinned: {},
        outages: [],
        ...(news === undefined ? {} : { news }),
      };
    }
    case 'CampaignPaused':
      return isRunning(state) ? { ...state, status: 'paused' } : state;
    case 'CampaignResumed':
      return isRunning(state) ? { ...state, status: 'running' } : state;
    case 'CampaignOutageRecorded': {
      const { from, to } = event.data;
      return isRunning(state) ? { ...state, outages: [...state.outages, { from, to }] } : state;
    }
    case 'CampaignCancelled':
      return {
        ...state,
        status: 'cancelled',
        closedAt: event.data.cancelledAt,
        audience: isRunning(state) ? state.audience : [],
      };
    case 'CampaignClosed':
      return isRunning(state)
        ? { ...state, status: 'closed', closedAt: event.data.closedAt }
        : state;
    default:
      event satisfies never;
      return state;
  }
}
