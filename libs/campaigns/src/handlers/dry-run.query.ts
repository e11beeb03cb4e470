import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { contactPoints, type ContactPoint } from '#directory';
import { PORTS, ProjectionHost, type Ports } from '#engine';
import { Refusal, type Instant } from '#kernel';
import { TRANSPORT, type Transport } from '#messaging';
import { sendableBy } from '../attempt-sender.js';
import { AudienceBook } from '../audience-book.js';
import { ChannelBook } from '../channel-book.js';
import type { AudienceSelection, PinnedPolicy } from '../domain/campaign.events.js';
import { campaignTimes } from '../domain/campaign-times.js';
import { campaigns, contactPointRecord } from '../domain/campaign.projections.js';
import { chooseDestinations } from '../domain/destinations.js';
import type { DryRun, DryRunChannel, DryRunInput } from '../domain/dry-run.facts.js';
import { dryRun } from '../domain/dry-run.js';
import type { ScheduleRequest } from '../domain/schedule.js';
import { standardId, VersionBook } from '../version-book.js';

/** A campaign that is only considered. */
export interface CampaignPlan {
  readonly name?: string;
  readonly policyId: string;
  /** By default the standard one. */
  readonly templateId?: string;
  readonly audience: AudienceSelection;
  /** By default at once. */
  readonly schedule?: ScheduleRequest;
}

/**
 * Exactly what a campaign is going to do: of one that is planned or scheduled, or of a mere plan.
 * @throws Refusal `campaign-unknown`; `campaign-running` and the like for one that has started or is over.
 */
export class GetDryRun extends Query<DryRun> {
  constructor(readonly of: { readonly campaignId: string } | { readonly plan: CampaignPlan }) {
    super();
  }
}

type Considered = Pick<
  DryRunInput,
  'campaignId' | 'name' | 'policy' | 'template' | 'startsAt' | 'schedule'
> & { readonly audience: AudienceSelection };

@QueryHandler(GetDryRun)
export class GetDryRunHandler implements IQueryHandler<GetDryRun> {
  constructor(
    private readonly projections: ProjectionHost,
    private readonly audiences: AudienceBook,
    private readonly channels: ChannelBook,
    private readonly versions: VersionBook,
    @Inject(PORTS) private readonly ports: Ports,
    @Inject(TRANSPORT) private readonly transport: Transport,
  ) {}

  async execute({ of }: GetDryRun): Promise<DryRun> {
    const now = this.ports.clock.now();
    const { audience, ...considered } = await ('plan' in of
      ? this.plan(of.plan, now)
      : this.campaign(of.campaignId, now));
    const points: DryRunInput['points'][number][] = [];
    for (const point of await this.audiences.designated(audience, considered.startsAt))
      points.push({ point, channels: await this.firstChannels(point, considered.policy) });
    const { documentsOf } = await this.projections.moment([
      campaigns,
      contactPoints,
      contactPointRecord,
    ]);
    const directory = [...documentsOf(contactPoints).values()];
    const others = [...documentsOf(campaigns).values()]
      .flatMap((state) => campaignTimes(state, directory) ?? [])
      .filter(({ campaignId }) => campaignId !== considered.campaignId);
    const records = documentsOf(contactPointRecord);
    return dryRun({
      ...considered,
      points,
      others,
      records,
      canSend: sendableBy(this.transport),
    });
  }

  private async plan(plan: CampaignPlan, now: Instant): Promise<Considered> {
    const { name = null, policyId, templateId = standardId, audience } = plan;
    const schedule = plan.schedule ?? { kind: 'at', at: now };
    const { first } = await this.audiences.startSpan(schedule, audience);
    return {
      campaignId: null,
      name,
      policy: await this.versions.policy(policyId),
      template: await this.versions.template(templateId),
      audience,
      schedule,
      startsAt: first,
    };
  }

  private async campaign(campaignId: string, now: Instant): Promise<Considered> {
    const state = (await this.projections.documents(campaigns)).get(campaignId);
    if (state === undefined || state.status === 'absent')
      throw new Refusal('campaign-unknown', { campaignId });
    const { name, policy, template: pinned, selection: audience } = state;
    if (state.status !== 'planned' && state.status !== 'scheduled')
      throw new Refusal(`campaign-${state.status}`, { campaignId });
    const template = await this.versions.template(pinned.templateId, pinned.version);
    const what = { campaignId, name, policy, template, audience };
    return state.status === 'scheduled'
      ? { ...what, schedule: state.schedule, startsAt: state.startsAt }
      : { ...what, schedule: { kind: 'at', at: now }, startsAt: now };
  }

  private async firstChannels(
    point: ContactPoint,
    { policy: { channels: kinds } }: PinnedPolicy,
  ): Promise<readonly DryRunChannel[]> {
    const { contactPointId, doubts } = point;
    const reachable = await this.channels.channelsOf(point, ({ kind }) => kinds.includes(kind));
    const first = {
      kind: 'first',
      to: 'same',
      open: [contactPointId],
      failed: [],
      carried: [],
    } as const;
    return chooseDestinations(first, kinds, reachable, new Set()).map(
      ({ channel: { id, kind, use }, condition }) => ({
        channelId: id,
        kind,
        use,
        condition,
        doubted: (doubts[id]?.length ?? 0) > 0,
      }),
    );
  }
}
