import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandLoop, Effects, PORTS, type Ports } from '#engine';
import { Refusal } from '#kernel';
import { requireCron } from '../cron.js';
import { campaign } from '../domain/campaign.decider.js';
import { campaignStream } from '../domain/campaign.events.js';
import { PlanCampaign } from '../domain/campaign.messages.js';
import { scheduleOf } from '../domain/schedule.js';
import { isOccurrenceDue, series } from '../domain/series.decider.js';
import { seriesStream } from '../domain/series.events.js';
import {
  AdvanceSeries,
  PlanOccurrence,
  PlanSeries,
  StopSeries,
} from '../domain/series.messages.js';
import { seriesFollowUp } from '../domain/series.process.js';
import { OccurrenceFinder } from '../occurrence-finder.js';
import { standardId, VersionBook } from '../version-book.js';

/** An hour on everybody's clock comes once a day. */
const dayMs = 86_400_000;

@CommandHandler(PlanSeries)
export class PlanSeriesHandler implements ICommandHandler<PlanSeries> {
  constructor(
    private readonly loop: CommandLoop,
    private readonly versions: VersionBook,
    private readonly occurrences: OccurrenceFinder,
  ) {}

  async execute({ data, context }: PlanSeries) {
    const { seriesId, templateId = standardId, ...rest } = data;
    // Short enough that the moment of an occurrence behind it makes a campaign's id.
    if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,47}$/.test(seriesId))
      throw new Refusal('series-id-malformed', { seriesId });
    const definition = { ...rest, templateId };
    const { cron, timezone, start } = definition;
    requireCron(cron, timezone, start.kind === 'local-hour' ? dayMs : undefined);
    await this.versions.policy(definition.policyId);
    await this.versions.template(templateId);
    const { now } = context;
    const first = await this.occurrences.next(seriesId, definition, now);
    const command = { type: 'PlanSeries', seriesId, definition, first, now } as const;
    return this.loop.run(seriesStream(seriesId), series, command, context);
  }
}

@CommandHandler(AdvanceSeries)
export class AdvanceSeriesHandler implements ICommandHandler<AdvanceSeries> {
  constructor(
    private readonly loop: CommandLoop,
    private readonly occurrences: OccurrenceFinder,
    private readonly effects: Effects,
  ) {}

  /** Where the series has moved on, or is not there yet, the shell is reminded of what it is waiting for. */
  async execute({ data: { seriesId }, context }: AdvanceSeries): Promise<void> {
    const { now } = context;
    const stream = seriesStream(seriesId);
    const { state } = await this.loop.load(stream, series);
    if (state.status === 'absent') return;
    if (!isOccurrenceDue(state, now)) return this.effects.perform(seriesFollowUp(state), context);
    const { definition, occurrence } = state;
    const next = await this.occurrences.next(seriesId, definition, now, occurrence?.occursAt);
    await this.loop.run(stream, series, { type: 'AdvanceSeries', next, now }, context);
  }
}

@CommandHandler(StopSeries)
export class StopSeriesHandler implements ICommandHandler<StopSeries> {
  constructor(private readonly loop: CommandLoop) {}

  execute({ data: { seriesId, expectedRevision }, context }: StopSeries) {
    const command = { type: 'StopSeries', now: context.now } as const;
    return this.loop.run(seriesStream(seriesId), series, command, context, expectedRevision);
  }
}

/**
 * In two appends, each of which is left out where it has been made: a crash between them, or a second worker, changes
 * nothing. The start is the one that the series decided, however long ago, so an outage makes it late and not void.
 */
@CommandHandler(PlanOccurrence)
export class PlanOccurrenceHandler implements ICommandHandler<PlanOccurrence> {
  constructor(
    private readonly bus: CommandBus,
    private readonly loop: CommandLoop,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  async execute({ data, context }: PlanOccurrence): Promise<void> {
    const { schedule: request, startsAt, plannedAt, ...plan } = data;
    const { campaignId } = plan;
    const stream = campaignStream(campaignId);
    const before = await this.loop.load(stream, campaign);
    if (before.state.status === 'absent') await this.bus.execute(new PlanCampaign(plan, context));
    const { state, revision } = await this.loop.load(stream, campaign);
    if (state.status !== 'planned') return;
    const schedule = scheduleOf(request, this.ports.ids.next());
    const command = { type: 'ScheduleCampaign', now: plannedAt, startsAt, schedule } as const;
    // Of two workers that draw the starts, the first one's count.
    await this.loop.run(stream, campaign, command, context, revision);
  }
}
