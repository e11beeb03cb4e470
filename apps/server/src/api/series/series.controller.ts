import { Body, Get, Headers, Param, Post, Put, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  PlanSeries,
  series,
  seriesList,
  seriesStream,
  standardId,
  StopSeries,
  type KnownSeries,
  type SeriesStart,
} from '#campaigns';
import { CommandLoop, ProjectionHost } from '#engine';
import { InvalidInput, Refusal, type CommandContext, type Revision } from '#kernel';
import { NothingDto } from '../campaigns/campaign.dto.js';
import { asInput, selectionIn } from '../campaigns/plan-in.js';
import { ApiController, apiPrefix } from '../http/api-controller.js';
import { AsOfDto, untilOf } from '../http/as-of.dto.js';
import { Asked } from '../http/asked.js';
import { Described } from '../http/described.js';
import { expectedRevision, Tagged } from '../http/entity-tags.js';
import { SeriesDto, type SeriesStartDto } from './series.dto.js';

const example = {
  seriesId: 'monthly',
  status: 'active',
  name: 'Monthly ping test',
  policyId: 'standard',
  templateId: 'standard',
  audience: { types: ['police'] },
  cron: '0 9 1 * *',
  timezone: 'Europe/Paris',
  start: { kind: 'at' },
  carriesNews: true,
  next: { campaignId: 'monthly-20260401T0700Z', startsAt: '2026-04-01T07:00:00.000Z' },
  planned: 3,
};

@ApiController('series', 'campaigns')
export class SeriesController {
  constructor(
    private readonly bus: CommandBus,
    private readonly loop: CommandLoop,
    private readonly projections: ProjectionHost,
  ) {}

  @Get()
  @Described({
    summary: 'The campaigns that are planned again and again',
    example: [example],
    orNull: ['next'],
    problems: [422],
  })
  async list(@Query() asOf: AsOfDto) {
    const known = await this.projections.documents(seriesList, untilOf(asOf));
    return [...known.values()].map(seriesView);
  }

  @Get(':seriesId')
  @Described({ summary: 'One series', example, problems: [404, 422] })
  async one(@Param('seriesId') seriesId: string, @Query() asOf: AsOfDto) {
    const until = untilOf(asOf);
    if (until === undefined) return this.view(seriesId);
    const found = (await this.projections.documents(seriesList, until)).get(seriesId);
    if (found === undefined) throw new Refusal('series-unknown', { seriesId });
    return seriesView(found);
  }

  @Put(':seriesId')
  @Described({
    summary: 'Plan a series',
    description:
      'Its next occurrence is always a campaign of its own, planned and scheduled. Planning the same again changes nothing; to change a series, stop it and plan another.',
    example,
    problems: [409, 422],
  })
  async plan(
    @Param('seriesId') seriesId: string,
    @Body() body: SeriesDto,
    @Asked() context: CommandContext,
  ) {
    const { name, cron, timezone, policyId = standardId, templateId = standardId } = body;
    const news = body.carriesNews === true ? { carriesNews: true as const } : {};
    const audience = selectionIn(body.audience);
    const start = startIn(body.start);
    const { revision: before } = await this.load(seriesId);
    const definition = { name, cron, timezone, policyId, templateId, audience, start, ...news };
    await this.bus.execute(new PlanSeries({ seriesId, ...definition }, context)).catch(asInput);
    const { revision, body: view } = await this.view(seriesId);
    const isNew = before === undefined;
    return new Tagged(revision, view, isNew ? `/${apiPrefix}/series/${seriesId}` : undefined);
  }

  @Post(':seriesId/stop')
  @Described({
    summary: 'Stop a series; its occurrence that has not started is cancelled',
    example: { ...example, status: 'stopped' },
    conditional: true,
    problems: [404],
  })
  async stop(
    @Param('seriesId') seriesId: string,
    @Body() _: NothingDto,
    @Asked() context: CommandContext,
    @Headers('if-match') ifMatch?: string,
  ) {
    const { revision } = await this.known(seriesId);
    const expected = expectedRevision(ifMatch, revision);
    const of = expected === undefined ? { seriesId } : { seriesId, expectedRevision: expected };
    await this.bus.execute(new StopSeries(of, context));
    return this.view(seriesId);
  }

  private async view(seriesId: string) {
    const { state, revision } = await this.known(seriesId);
    return new Tagged(revision, seriesView(state));
  }

  private load(seriesId: string) {
    return this.loop.load(seriesStream(seriesId), series);
  }

  private async known(
    seriesId: string,
  ): Promise<{ readonly state: KnownSeries; readonly revision: Revision | undefined }> {
    const { state, revision } = await this.load(seriesId);
    if (state.status === 'absent') throw new Refusal('series-unknown', { seriesId });
    return { state, revision };
  }
}

function seriesView({ seriesId, status, definition, occurrence, planned }: KnownSeries) {
  const next =
    status === 'active' && occurrence !== undefined
      ? { campaignId: occurrence.campaignId, startsAt: occurrence.startsAt }
      : null;
  const { carriesNews = false } = definition;
  return { seriesId, status, ...definition, carriesNews, next, planned };
}

/** @throws InvalidInput where a member of its kind is missing, or one of another kind is there. */
function startIn({ kind, length, time }: SeriesStartDto = { kind: 'at' }): SeriesStart {
  const wrong = (path: string, message: string) =>
    new InvalidInput([{ where: { path: `start.${path}` }, message }]);
  if (length !== undefined && kind !== 'window')
    throw wrong('length', `does not go with kind ${kind}; remove it`);
  if (time !== undefined && kind !== 'local-hour')
    throw wrong('time', `does not go with kind ${kind}; remove it`);
  if (kind === 'at') return { kind };
  if (kind === 'window') {
    if (length === undefined) throw wrong('length', 'is missing: kind window needs it');
    return { kind, length };
  }
  if (time === undefined) throw wrong('time', 'is missing: kind local-hour needs it');
  return { kind, time };
}
