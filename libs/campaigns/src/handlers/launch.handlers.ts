import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler, QueryBus, type ICommandHandler } from '@nestjs/cqrs';
import {
  directoryStream,
  directoryVersions,
  GetDirectoryDifferences,
  newestShared,
  PublishDirectoryVersion,
  type DirectoryVersion,
} from '#directory';
import { CommandLoop, PORTS, type Ports } from '#engine';
import { addMs, limits, parseInstant, Refusal, utcDate, type Instant } from '#kernel';
import { TRANSPORT, type Transport } from '#messaging';
import { sendableBy } from '../attempt-sender.js';
import { AudienceBook } from '../audience-book.js';
import { campaign, isRunning } from '../domain/campaign.decider.js';
import {
  campaignStream,
  type AudienceSelection,
  type CampaignNews,
} from '../domain/campaign.events.js';
import { LaunchCampaign, ScheduleCampaign } from '../domain/campaign.messages.js';
import { isReady, notConfiguredMessage, readinessOf, type Readiness } from '../domain/readiness.js';
import { scheduleOf, type ScheduleRequest } from '../domain/schedule.js';

const dayMs = 86_400_000;

@CommandHandler(ScheduleCampaign)
export class ScheduleCampaignHandler implements ICommandHandler<ScheduleCampaign> {
  constructor(
    private readonly loop: CommandLoop,
    private readonly audiences: AudienceBook,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  async execute({ data, context }: ScheduleCampaign) {
    const { campaignId, schedule: request, expectedRevision } = data;
    const { now } = context;
    const stream = campaignStream(campaignId);
    const { state } = await this.loop.load(stream, campaign);
    const selection = state.status === 'absent' ? {} : state.selection;
    const { first: startsAt } = await this.audiences.startSpan(request, selection);
    if (startsAt < now && request.kind === 'local-hour')
      await this.refusePast(request, selection, startsAt, now);
    const schedule = scheduleOf(request, this.ports.ids.next());
    const command = { type: 'ScheduleCampaign', now, startsAt, schedule } as const;
    return this.loop.run(stream, campaign, command, context, expectedRevision);
  }

  /** Where one clock has passed the hour and others have not, it is not plain which day is meant: the answer says. */
  private async refusePast(
    request: Extract<ScheduleRequest, { kind: 'local-hour' }>,
    selection: AudienceSelection,
    startsAt: Instant,
    now: Instant,
  ): Promise<never> {
    const yesterday = utcDate(addMs(now, -dayMs));
    let day = request.day > yesterday ? request.day : yesterday;
    let firstStart = startsAt;
    while (firstStart < now) {
      day = utcDate(addMs(parseInstant(`${day}T00:00:00Z`), dayMs));
      ({ first: firstStart } = await this.audiences.startSpan({ ...request, day }, selection));
    }
    throw new Refusal(
      'campaign-start-past',
      { startsAt, now, firstDay: day },
      `clocks of the audience showed ${request.time} on ${request.day} at ${startsAt} already; the first day on which nobody's has is ${day}`,
    );
  }
}

/** Pages of an audience count only once a launch names them, so a launch that is cut off leaves nothing behind. */
@CommandHandler(LaunchCampaign)
export class LaunchCampaignHandler implements ICommandHandler<LaunchCampaign> {
  constructor(
    private readonly bus: CommandBus,
    private readonly queries: QueryBus,
    private readonly loop: CommandLoop,
    private readonly audiences: AudienceBook,
    @Inject(PORTS) private readonly ports: Ports,
    @Inject(TRANSPORT) private readonly transport: Transport,
  ) {}

  async execute({ data, context }: LaunchCampaign) {
    const { campaignId, acceptsWarnings = false, expectedRevision } = data;
    const stream = campaignStream(campaignId);
    const { state } = await this.loop.load(stream, campaign);
    if (state.status === 'absent') throw new Refusal('campaign-unknown', { campaignId });
    if (isRunning(state)) throw new Refusal('campaign-already-launched', { campaignId });
    const points = await this.audiences.designated(state.selection, context.now);
    if (!acceptsWarnings)
      requireReady(
        campaignId,
        readinessOf(points, state.policy.policy, sendableBy(this.transport)),
      );
    const schedule = state.status === 'scheduled' ? state.schedule : undefined;
    const audience = await this.audiences.members(points, schedule);
    const version = await this.bus.execute<PublishDirectoryVersion, DirectoryVersion>(
      new PublishDirectoryVersion({}, context),
    );
    const news = state.carriesNews ? await this.newsOf(version.number) : undefined;
    const pinningId = this.ports.ids.next();
    let expected = expectedRevision;
    for (let start = 0, page = 1; start < audience.length; page++) {
      const members = audience.slice(start, (start += limits.audiencePageContactPoints));
      const command = { type: 'PinAudience', pinningId, page, members } as const;
      const { revision } = await this.loop.run(stream, campaign, command, context, expected);
      // What whoever asked has seen is followed by these pages, and by nothing else.
      if (expected !== undefined) expected = revision;
    }
    const command = {
      type: 'LaunchCampaign',
      now: context.now,
      pinningId,
      directoryVersion: version.number,
      ...(news === undefined ? {} : { news }),
    } as const;
    return this.loop.run(stream, campaign, command, context, expected);
  }

  /** Nothing is new where no version was shared before, or nothing changed since. */
  private async newsOf(number: number): Promise<CampaignNews | undefined> {
    const { state } = await this.loop.load(directoryStream, directoryVersions);
    const since = newestShared(state, number);
    if (since === undefined) return undefined;
    const differences = await this.queries.execute(new GetDirectoryDifferences(since, number));
    const parties = [...new Set(differences.map(({ party }) => party))].toSorted();
    return parties.length === 0 ? undefined : { since, parties };
  }
}

/** FM-15: nobody finds out after the launch that there was nobody to write to. */
function requireReady(campaignId: string, readiness: Readiness): void {
  if (isReady(readiness)) return;
  const { withoutUsableChannel, notConfigured, policyWarnings } = readiness;
  throw new Refusal(
    'campaign-not-ready',
    { campaignId, withoutUsableChannel, notConfigured, policyWarnings },
    [
      ...(notConfigured.length === 0 ? [] : [notConfiguredMessage(notConfigured)]),
      ...(withoutUsableChannel.length === 0
        ? []
        : [
            `${withoutUsableChannel.length} contact points have no usable channel and will need a phone call`,
          ]),
      ...policyWarnings.map(({ message }) => message),
    ].join('; '),
  );
}
