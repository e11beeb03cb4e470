import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandLoop, Effects, ProjectionHost } from '#engine';
import { Refusal, type CommandContext } from '#kernel';
import { campaign, isRunning, type RunningCampaign } from '../domain/campaign.decider.js';
import { campaignStream, type CampaignTotals } from '../domain/campaign.events.js';
import {
  AdvancePing,
  CloseCampaign,
  DefinePolicy,
  DirectCampaign,
  PlanCampaign,
} from '../domain/campaign.messages.js';
import { campaignWakeUp } from '../domain/campaign.process.js';
import { campaignBoard } from '../domain/campaign.projections.js';
import { pingKey } from '../domain/ping.events.js';
import { deadlineOf, type ActivePing } from '../domain/ping.state.js';
import { policy, policyStream } from '../domain/policy.decider.js';
import { eachOf } from '../each-of.js';
import { standardId, VersionBook } from '../version-book.js';

@CommandHandler(DefinePolicy)
export class DefinePolicyHandler implements ICommandHandler<DefinePolicy> {
  constructor(private readonly loop: CommandLoop) {}

  execute({ data, context }: DefinePolicy) {
    const command = { type: 'DefinePolicy', ...data } as const;
    return this.loop.run(policyStream(data.policyId), policy, command, context);
  }
}

@CommandHandler(PlanCampaign)
export class PlanCampaignHandler implements ICommandHandler<PlanCampaign> {
  constructor(
    private readonly loop: CommandLoop,
    private readonly versions: VersionBook,
  ) {}

  async execute({ data, context }: PlanCampaign) {
    const { policyId, templateId = standardId, ...plan } = data;
    const { campaignId } = plan;
    if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(campaignId))
      throw new Refusal('campaign-id-malformed', { campaignId });
    const command = {
      type: 'PlanCampaign',
      ...plan,
      policy: await this.versions.pinPolicy(policyId, context),
      template: await this.versions.pinTemplate(templateId, context),
    } as const;
    return this.loop.run(campaignStream(campaignId), campaign, command, context);
  }
}

@CommandHandler(DirectCampaign)
export class DirectCampaignHandler implements ICommandHandler<DirectCampaign> {
  constructor(private readonly loop: CommandLoop) {}

  execute({ data: { campaignId, command, expectedRevision }, context }: DirectCampaign) {
    const stream = campaignStream(campaignId);
    return this.loop.run(stream, campaign, command, context, expectedRevision);
  }
}

@CommandHandler(CloseCampaign)
export class CloseCampaignHandler implements ICommandHandler<CloseCampaign> {
  constructor(
    private readonly bus: CommandBus,
    private readonly loop: CommandLoop,
    private readonly projections: ProjectionHost,
    private readonly effects: Effects,
  ) {}

  async execute({ data, context }: CloseCampaign): Promise<void> {
    const { campaignId, reason, expectedRevision } = data;
    const stream = campaignStream(campaignId);
    const { state } = await this.loop.load(stream, campaign);
    if (reason === 'deadline') {
      if (!isRunning(state)) return;
      await this.expire(state, context);
      const open = (await this.pings(state)).filter(({ status }) => status === 'open');
      const last = open.map(deadlineOf).toSorted().at(-1);
      if (last !== undefined)
        return this.effects.perform([campaignWakeUp(campaignId, last)], context);
    }
    const totals = totalsOf(isRunning(state) ? await this.pings(state) : []);
    const command = { type: 'CloseCampaign', now: context.now, reason, totals } as const;
    await this.loop.run(stream, campaign, command, context, expectedRevision);
  }

  /** Pings whose deadline has come are ended first, whether or not their own timers have fired yet. */
  private async expire(state: RunningCampaign, context: CommandContext): Promise<void> {
    const due = (await this.pings(state)).filter(
      (ping) => ping.status === 'open' && deadlineOf(ping) <= context.now,
    );
    await eachOf(due, ({ pinged: { campaignId, contactPointId } }) =>
      this.bus.execute(new AdvancePing({ campaignId, contactPointId }, context)),
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
