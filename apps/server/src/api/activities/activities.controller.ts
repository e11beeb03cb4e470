import { Body, Get, Header, Headers, Param, Patch, Put, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  activity,
  ActivityBook,
  activityStream,
  AmendActivity,
  RecordActivity,
  type PlainActivity,
  type PlainActivityChanges,
} from '#activities';
import { contactPoints } from '#directory';
import { CommandLoop, ProjectionHost } from '#engine';
import { Refusal, type CommandContext } from '#kernel';
import { ApiController, apiPrefix } from '../http/api-controller.js';
import { AsOfDto, untilOf } from '../http/as-of.dto.js';
import { Asked } from '../http/asked.js';
import { Described } from '../http/described.js';
import { expectedRevision, requireNone, Tagged } from '../http/entity-tags.js';
import { requireId } from '../http/ids.js';
import { ActivitiesDto, ActivityDto, AmendmentDto } from './activity.dto.js';
import { filterIn, listsIn } from './activity-in.js';
import {
  activitiesTable,
  activitiesTableExample,
  changedActivityExample,
  listedActivity,
  listedActivityExample,
  wholeActivity,
  wholeActivityExample,
} from './activity-views.js';

@ApiController('activities', 'activities')
export class ActivitiesController {
  constructor(
    private readonly bus: CommandBus,
    private readonly loop: CommandLoop,
    private readonly projections: ProjectionHost,
    private readonly book: ActivityBook,
  ) {}

  @Get()
  @Described({
    summary: 'The register of capacity building: workshops, meetings, support, promotion',
    example: [listedActivityExample],
    problems: [422],
  })
  async list(@Query() given: ActivitiesDto) {
    return (await this.book.list(filterIn(given), untilOf(given))).map(listedActivity);
  }

  @Get('export.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="activities.csv"')
  @Described({
    summary: 'The register as a CSV file',
    example: activitiesTableExample,
    type: 'text/csv',
    problems: [422],
  })
  async export(@Query() given: ActivitiesDto): Promise<string> {
    return activitiesTable(await this.book.list(filterIn(given), untilOf(given)));
  }

  @Get(':activityId')
  @Described({
    summary: 'One activity, with what was amended, by whom and why',
    example: wholeActivityExample,
    problems: [404, 422],
  })
  async one(@Param('activityId') activityId: string, @Query() asOf: AsOfDto) {
    const { revision } = await this.loop.load(activityStream(activityId), activity);
    const until = untilOf(asOf);
    const found = await this.book.one(activityId, until);
    if (found === undefined) throw new Refusal('activity-unknown', { activityId });
    // What held earlier is not what a change would find.
    return new Tagged(until === undefined ? revision : undefined, wholeActivity(found));
  }

  @Put(':activityId')
  @Described({
    summary: 'Record an activity',
    description:
      'Recording the same again changes nothing. One that is there already is corrected with PATCH.',
    example: { ...changedActivityExample, amended: 0 },
    conditional: true,
    problems: [409, 422],
  })
  async record(
    @Param('activityId') activityId: string,
    @Body() body: ActivityDto,
    @Asked() context: CommandContext,
    @Headers('if-match') ifMatch?: string,
    @Headers('if-none-match') ifNoneMatch?: string,
  ) {
    requireId('activityId', activityId);
    const { revision } = await this.loop.load(activityStream(activityId), activity);
    requireNone(ifNoneMatch, revision);
    expectedRevision(ifMatch, revision);
    const given = {
      heldIn: [],
      statesHelped: [],
      contributingParties: [],
      contributingContactPoints: [],
      partnerNetworks: [],
      topics: [],
      ...this.givenIn(body),
    } as unknown as PlainActivity;
    const details = listsIn(given, await this.projections.documents(contactPoints));
    await this.bus.execute(new RecordActivity({ activityId, details }, context));
    const isNew = revision === undefined;
    return this.changed(activityId, isNew ? `/${apiPrefix}/activities/${activityId}` : undefined);
  }

  @Patch(':activityId')
  @Described({
    summary: 'Amend an activity',
    description:
      'What is left out stays (RFC 7396); a list, where given, replaces the whole list. History keeps what it said before.',
    example: changedActivityExample,
    conditional: true,
    problems: [404, 409, 422],
  })
  async amend(
    @Param('activityId') activityId: string,
    @Body() { reason, struckOut, ...body }: AmendmentDto,
    @Asked() context: CommandContext,
    @Headers('if-match') ifMatch?: string,
  ) {
    const { state, revision } = await this.loop.load(activityStream(activityId), activity);
    if (state.status === 'absent') throw new Refusal('activity-unknown', { activityId });
    const expected = expectedRevision(ifMatch, revision);
    const given = {
      ...this.givenIn(body),
      ...(struckOut === undefined ? {} : { struckOut: struckOut ? (true as const) : null }),
    } as PlainActivityChanges;
    const changes = listsIn(given, await this.projections.documents(contactPoints));
    const amendment = { activityId, changes, reason };
    await this.bus.execute(
      new AmendActivity(
        expected === undefined ? amendment : { ...amendment, expectedRevision: expected },
        context,
      ),
    );
    return this.changed(activityId);
  }

  private givenIn(body: object): object {
    return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
  }

  private async changed(id: string, location?: string) {
    const { state, revision } = await this.loop.load(activityStream(id), activity);
    if (state.status === 'absent') throw new Refusal('activity-unknown', { activityId: id });
    const { activityId, details, amended } = state;
    const { kind, title, from, until = null, struckOut = false } = details;
    const view = { activityId, kind, title, from, until, struckOut, amended };
    return new Tagged(revision, view, location);
  }
}
