import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  contactPoints,
  parties,
  PublishDirectoryVersion,
  statusOn,
  type DirectoryVersion,
} from '#directory';
import { CommandLoop, Effects, PORTS, ProjectionHost, type Ports } from '#engine';
import { limits, Refusal, utcDate, type CommandContext, type Instant } from '#kernel';
import {
  DefineTemplate,
  standardTemplate,
  template,
  templateStream,
  type PinnedTemplate,
} from '#messaging';
import { campaign, isRunning, type RunningCampaign } from '../domain/campaign.decider.js';
import {
  campaignStream,
  type AudienceMember,
  type AudienceSelection,
  type CampaignTotals,
  type PinnedPolicy,
} from '../domain/campaign.events.js';
import {
  AdvancePing,
  CloseCampaign,
  DefinePolicy,
  DirectCampaign,
  LaunchCampaign,
  PlanCampaign,
} from '../domain/campaign.messages.js';
import { campaignWakeUp } from '../domain/campaign.process.js';
import { campaignBoard } from '../domain/campaign.projections.js';
import { pingKey } from '../domain/ping.events.js';
import { deadlineOf, type ActivePing } from '../domain/ping.state.js';
import { policy, policyStream } from '../domain/policy.decider.js';
import { defaultPolicy } from '../domain/policy.js';
import { startOf, type Schedule } from '../domain/schedule.js';

@CommandHandler(DefinePolicy)
export class DefinePolicyHandler implements ICommandHandler<DefinePolicy> {
  constructor(private readonly loop: CommandLoop) {}

  execute({ data, context }: DefinePolicy) {
    const command = { type: 'DefinePolicy', ...data } as const;
    return this.loop.run(policyStream(data.policyId), policy, command, context);
  }
}

/** The policy and the template that are there without anybody having defined them. */
const standardId = 'standard';

@CommandHandler(PlanCampaign)
export class PlanCampaignHandler implements ICommandHandler<PlanCampaign> {
  constructor(
    private readonly bus: CommandBus,
    private readonly loop: CommandLoop,
  ) {}

  async execute({ data, context }: PlanCampaign) {
    const { policyId, templateId = standardId, campaignId, name, audience } = data;
    if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(campaignId))
      throw new Refusal('campaign-id-malformed', { campaignId });
    const command = {
      type: 'PlanCampaign',
      campaignId,
      name,
      policy: await this.policy(policyId, context),
      template: await this.template(templateId, context),
      audience,
    } as const;
    return this.loop.run(campaignStream(campaignId), campaign, command, context);
  }

  private async policy(policyId: string, context: CommandContext): Promise<PinnedPolicy> {
    const stream = policyStream(policyId);
    const known = await this.loop.load(stream, policy);
    if (known.state.status === 'absent' && policyId === standardId)
      await this.bus.execute(new DefinePolicy({ policyId, policy: defaultPolicy }, context));
    const { state } = await this.loop.load(stream, policy);
    if (state.status === 'absent') throw new Refusal('policy-unknown', { policyId });
    return { policyId, version: state.version, policy: state.policy };
  }

  private async template(templateId: string, context: CommandContext): Promise<PinnedTemplate> {
    const stream = templateStream(templateId);
    const known = await this.loop.load(stream, template);
    if (known.state.status === 'absent' && templateId === standardId)
      await this.bus.execute(
        new DefineTemplate({ templateId, template: standardTemplate }, context),
      );
    const { state } = await this.loop.load(stream, template);
    if (state.status === 'absent') throw new Refusal('template-unknown', { templateId });
    return { templateId, version: state.version };
  }
}

@CommandHandler(DirectCampaign)
export class DirectCampaignHandler implements ICommandHandler<DirectCampaign> {
  constructor(private readonly loop: CommandLoop) {}

  execute({ data: { campaignId, command }, context }: DirectCampaign) {
    return this.loop.run(campaignStream(campaignId), campaign, command, context);
  }
}

/** Pages of an audience count only once a launch names them, so a launch that is cut off leaves nothing behind. */
@CommandHandler(LaunchCampaign)
export class LaunchCampaignHandler implements ICommandHandler<LaunchCampaign> {
  constructor(
    private readonly bus: CommandBus,
    private readonly loop: CommandLoop,
    private readonly projections: ProjectionHost,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  async execute({ data: { campaignId }, context }: LaunchCampaign) {
    const stream = campaignStream(campaignId);
    const { state } = await this.loop.load(stream, campaign);
    if (state.status === 'absent') throw new Refusal('campaign-unknown', { campaignId });
    if (isRunning(state)) throw new Refusal('campaign-already-launched', { campaignId });
    const schedule = state.status === 'scheduled' ? state.schedule : undefined;
    const audience = await this.audience(state.selection, context.now, schedule);
    const version = await this.bus.execute<PublishDirectoryVersion, DirectoryVersion>(
      new PublishDirectoryVersion({}, context),
    );
    const pinningId = this.ports.ids.next();
    for (let start = 0, page = 1; start < audience.length; page++) {
      const members = audience.slice(start, (start += limits.audiencePageContactPoints));
      const command = { type: 'PinAudience', pinningId, page, members } as const;
      await this.loop.run(stream, campaign, command, context);
    }
    const directoryVersion = version.number;
    const command = {
      type: 'LaunchCampaign',
      now: context.now,
      pinningId,
      directoryVersion,
    } as const;
    return this.loop.run(stream, campaign, command, context);
  }

  /** Who is designated on the launch date, in order of their ids. */
  private async audience(
    { parties: only, types }: AudienceSelection,
    now: Instant,
    schedule?: Schedule,
  ): Promise<readonly AudienceMember[]> {
    const regions = new Map(
      [...(await this.projections.documents(parties)).values()].map(({ party, region }) => [
        party,
        region,
      ]),
    );
    const directory = await this.projections.documents(contactPoints);
    return [...directory.values()]
      .filter((point) => statusOn(point, utcDate(now)) === 'designated')
      .map(({ contactPointId, party, details: { type, timezone, languages } }) => ({
        contactPointId,
        party,
        region: regions.get(party) ?? 'unknown',
        type: type ?? ('other' as const),
        timezone,
        language: languages[0] ?? 'und',
        ...startsLater(schedule, { contactPointId, timezone }),
      }))
      .filter(
        ({ party, type }) => (only?.includes(party) ?? true) && (types?.includes(type) ?? true),
      )
      .toSorted((a, b) => (a.contactPointId < b.contactPointId ? -1 : 1));
  }
}

/** Nothing to note where everybody starts at the launch. */
function startsLater(
  schedule: Schedule | undefined,
  point: { readonly contactPointId: string; readonly timezone: string },
): { readonly startsAt?: Instant } {
  return schedule === undefined || schedule.kind === 'at'
    ? {}
    : { startsAt: startOf(schedule, point) };
}

@CommandHandler(CloseCampaign)
export class CloseCampaignHandler implements ICommandHandler<CloseCampaign> {
  constructor(
    private readonly bus: CommandBus,
    private readonly loop: CommandLoop,
    private readonly projections: ProjectionHost,
    private readonly effects: Effects,
  ) {}

  async execute({ data: { campaignId, reason }, context }: CloseCampaign): Promise<void> {
    const stream = campaignStream(campaignId);
    const { state } = await this.loop.load(stream, campaign);
    if (!isRunning(state)) return;
    if (reason === 'deadline') {
      await this.expire(state, context);
      const open = (await this.pings(state)).filter(({ status }) => status === 'open');
      const last = open.map(deadlineOf).toSorted().at(-1);
      if (last !== undefined)
        return this.effects.perform([campaignWakeUp(campaignId, last)], context);
    }
    const totals = totalsOf(await this.pings(state));
    const command = { type: 'CloseCampaign', now: context.now, reason, totals } as const;
    await this.loop.run(stream, campaign, command, context);
  }

  /** Pings whose deadline has come are ended first, whether or not their own timers have fired yet. */
  private async expire(state: RunningCampaign, context: CommandContext): Promise<void> {
    const due = (await this.pings(state)).filter(
      (ping) => ping.status === 'open' && deadlineOf(ping) <= context.now,
    );
    for (let start = 0; start < due.length; start += limits.dispatchConcurrency)
      await Promise.all(
        due
          .slice(start, start + limits.dispatchConcurrency)
          .map(({ pinged: { campaignId, contactPointId } }) =>
            this.bus.execute(new AdvancePing({ campaignId, contactPointId }, context)),
          ),
      );
  }

  private async pings({ campaignId, audience }: RunningCampaign): Promise<readonly ActivePing[]> {
    const board = await this.projections.documents(campaignBoard);
    return audience.flatMap(({ contactPointId }) => {
      const entry = board.get(pingKey({ campaignId, contactPointId }));
      return entry === undefined ? [] : [entry.ping];
    });
  }
}

function totalsOf(pings: readonly ActivePing[]): CampaignTotals {
  const answered = pings.filter(({ status }) => status === 'answered').length;
  const late = pings.filter(
    ({ status, responses }) => status !== 'answered' && responses.length > 0,
  ).length;
  return { pinged: pings.length, answered, late, unanswered: pings.length - answered - late };
}
