import { Body, Get, Headers, Param, Post, Put, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  campaigns,
  CloseCampaign,
  DirectCampaign,
  isRunning,
  LaunchCampaign,
  PlanCampaign,
  ScheduleCampaign,
  standardId,
  type AudienceSelection,
} from '#campaigns';
import { ProjectionHost } from '#engine';
import { canonicalJson, Refusal, type CommandContext } from '#kernel';
import { ApiController, apiPrefix } from '../http/api-controller.js';
import { AsOfDto, untilOf } from '../http/as-of.dto.js';
import { Asked } from '../http/asked.js';
import { Described } from '../http/described.js';
import { expectedRevision, requireNone } from '../http/entity-tags.js';
import { requireId } from '../http/ids.js';
import { LaunchDto, NothingDto, PlanDto, ReasonDto, ScheduleDto } from './campaign.dto.js';
import { CampaignDesk } from './campaign-desk.js';
import {
  byStart,
  campaignExample,
  campaignView,
  listedCampaign,
  listedCampaignExample,
  type KnownCampaign,
} from './campaign-view.js';
import { asInput, selectionIn } from './plan-in.js';
import { scheduleIn } from './schedule-in.js';

const example = campaignExample;
const mayBeNull = ['news', 'schedule', 'startsAt', 'launchedAt', 'closedAt', 'contactPoints'];

@ApiController('campaigns', 'campaigns')
export class CampaignsController {
  constructor(
    private readonly bus: CommandBus,
    private readonly projections: ProjectionHost,
    private readonly desk: CampaignDesk,
  ) {}

  @Get()
  @Described({
    summary: 'The campaigns, the latest start first',
    description: 'Those that nobody has given a start yet come before them.',
    example: [listedCampaignExample],
    orNull: mayBeNull,
    problems: [422],
  })
  async list(@Query() asOf: AsOfDto) {
    const known = [...(await this.projections.documents(campaigns, untilOf(asOf))).values()];
    return known
      .flatMap((one) => (one.status === 'absent' ? [] : [listedCampaign(one)]))
      .toSorted(byStart);
  }

  @Get(':campaignId')
  @Described({ summary: 'One campaign', example, orNull: mayBeNull, problems: [404, 422] })
  async one(@Param('campaignId') campaignId: string, @Query() asOf: AsOfDto) {
    const until = untilOf(asOf);
    if (until === undefined) return this.desk.view(campaignId);
    const found = (await this.projections.documents(campaigns, until)).get(campaignId);
    if (found === undefined || found.status === 'absent')
      throw new Refusal('campaign-unknown', { campaignId });
    return campaignView(found);
  }

  @Put(':campaignId')
  @Described({
    summary: 'Plan a campaign',
    description:
      'Planning the same again changes nothing; another plan under the same id is refused. It pins the newest version of its policy and its template.',
    example: { ...example, status: 'planned' },
    problems: [409, 412, 422],
  })
  async plan(
    @Param('campaignId') campaignId: string,
    @Body() body: PlanDto,
    @Asked() context: CommandContext,
    @Headers('if-none-match') ifNoneMatch?: string,
  ) {
    requireId('campaignId', campaignId);
    const { name, policyId = standardId, templateId = standardId, carriesNews = false } = body;
    const audience = selectionIn(body.audience);
    const found = await this.desk.find(campaignId);
    requireNone(ifNoneMatch, found?.revision);
    if (
      found !== undefined &&
      isPlan(found.campaign, { name, policyId, templateId, audience, carriesNews })
    )
      return this.desk.view(campaignId);
    const news = carriesNews ? { carriesNews } : {};
    const plan = new PlanCampaign(
      { campaignId, name, policyId, templateId, audience, ...news },
      context,
    );
    await this.bus.execute(plan).catch(asInput);
    return this.desk.view(campaignId, `/${apiPrefix}/campaigns/${campaignId}`);
  }

  @Post(':campaignId/schedule')
  @Described({
    summary: 'Say when it starts, or say it anew',
    description: 'The starts within a window are drawn when it is scheduled, and afresh each time.',
    example: { ...example, status: 'scheduled' },
    conditional: true,
    problems: [404, 409, 422],
  })
  async schedule(
    @Param('campaignId') campaignId: string,
    @Body() body: ScheduleDto,
    @Asked() context: CommandContext,
    @Headers('if-match') ifMatch?: string,
  ) {
    const schedule = scheduleIn(body);
    const of = await this.desk.of(campaignId, ifMatch);
    await this.bus.execute(new ScheduleCampaign({ ...of, schedule }, context));
    return this.desk.view(campaignId);
  }

  @Post(':campaignId/launch')
  @Described({
    summary: 'Launch it now: from here on messages reach the network',
    description:
      'Pins audience, directory version, policy and template. Where contact points have no usable channel, or steps of the policy can never run, it is refused with `campaign-not-ready` unless `acceptsWarnings` is true.',
    example,
    conditional: true,
    problems: [404, 409, 422],
  })
  async launch(
    @Param('campaignId') campaignId: string,
    @Body() { acceptsWarnings = false }: LaunchDto,
    @Asked() context: CommandContext,
    @Headers('if-match') ifMatch?: string,
  ) {
    const of = await this.desk.of(campaignId, ifMatch);
    await this.bus.execute(new LaunchCampaign({ ...of, acceptsWarnings }, context));
    return this.desk.view(campaignId);
  }

  @Post(':campaignId/pause')
  @Described({
    summary: 'Stop sending; the clock goes on and answers count',
    example: { ...example, status: 'paused' },
    conditional: true,
    problems: [404, 409, 422],
  })
  pause(
    @Param('campaignId') campaignId: string,
    @Body() { reason }: ReasonDto,
    @Asked() context: CommandContext,
    @Headers('if-match') ifMatch?: string,
  ) {
    const command = { type: 'PauseCampaign', now: context.now, reason } as const;
    return this.direct(campaignId, command, context, ifMatch);
  }

  @Post(':campaignId/resume')
  @Described({
    summary: 'Go on sending; what fell due meanwhile is collapsed into one reminder',
    example,
    conditional: true,
    problems: [404, 409],
  })
  resume(
    @Param('campaignId') campaignId: string,
    @Body() _: NothingDto,
    @Asked() context: CommandContext,
    @Headers('if-match') ifMatch?: string,
  ) {
    return this.direct(campaignId, { type: 'ResumeCampaign', now: context.now }, context, ifMatch);
  }

  @Post(':campaignId/cancel')
  @Described({
    summary: 'Call it off: nothing more is sent, open pings are withdrawn',
    example: { ...example, status: 'cancelled' },
    conditional: true,
    problems: [404, 409, 422],
  })
  cancel(
    @Param('campaignId') campaignId: string,
    @Body() { reason }: ReasonDto,
    @Asked() context: CommandContext,
    @Headers('if-match') ifMatch?: string,
  ) {
    const command = { type: 'CancelCampaign', now: context.now, reason } as const;
    return this.direct(campaignId, command, context, ifMatch);
  }

  @Post(':campaignId/close')
  @Described({
    summary: 'End it before its deadline: its statistics stay, open pings are withdrawn',
    example: { ...example, status: 'closed' },
    conditional: true,
    problems: [404, 409],
  })
  async close(
    @Param('campaignId') campaignId: string,
    @Body() _: NothingDto,
    @Asked() context: CommandContext,
    @Headers('if-match') ifMatch?: string,
  ) {
    const { campaign, revision } = await this.desk.known(campaignId);
    const of = expectedRevision(ifMatch, revision);
    if (!isRunning(campaign) && campaign.status !== 'closed')
      throw new Refusal(`campaign-${campaign.status}`, { campaignId });
    const expected = of === undefined ? {} : { expectedRevision: of };
    await this.bus.execute(
      new CloseCampaign({ campaignId, reason: 'operator', ...expected }, context),
    );
    return this.desk.view(campaignId);
  }

  private async direct(
    campaignId: string,
    command: DirectCampaign['data']['command'],
    context: CommandContext,
    ifMatch: string | undefined,
  ) {
    const of = await this.desk.of(campaignId, ifMatch);
    await this.bus.execute(new DirectCampaign({ ...of, command }, context));
    return this.desk.view(campaignId);
  }
}

function isPlan(
  { name, policy, template, selection, carriesNews }: KnownCampaign,
  plan: {
    readonly name: string;
    readonly policyId: string;
    readonly templateId: string;
    readonly audience: AudienceSelection;
    readonly carriesNews: boolean;
  },
): boolean {
  const { policyId } = policy;
  const { templateId } = template;
  return (
    canonicalJson({
      name,
      policyId,
      templateId,
      audience: selection,
      carriesNews: carriesNews ?? false,
    }) === canonicalJson(plan)
  );
}
