import { Body, Get, Headers, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ChangeContactDetails,
  contactPoint,
  contactPoints,
  contactPointStream,
  DetailsCipher,
  DirectContactPoint,
  parties,
  RecordParty,
  regionOf,
  RegisterContactPoint,
  statusOn,
  VersionedDirectory,
  type ContactPoint,
} from '#directory';
import { CommandLoop, ProjectionHost, type Until } from '#engine';
import { Refusal, utcDate, type CommandContext, type Revision } from '#kernel';
import { PersonalData } from '#keys';
import { ApiController, apiPrefix } from '../http/api-controller.js';
import { Asked } from '../http/asked.js';
import { Described } from '../http/described.js';
import { expectedRevision, requireNone, Tagged } from '../http/entity-tags.js';
import { AsOfVersionDto, untilVersion } from './as-of-version.dto.js';
import {
  ConfirmationDto,
  ContactPointsDto,
  DetailChangesDto,
  type DetailsDto,
  NewContactPointDto,
  StatusChangeDto,
} from './contact-point.dto.js';
import {
  changedPointExample,
  listedPoint,
  listedPointExample,
  wholePoint,
  wholePointExample,
} from './directory-views.js';
import { plainDetailsIn, requireCell } from './plain-details-in.js';

const byStatus = {
  suspend: 'SuspendContactPoint',
  reinstate: 'ReinstateContactPoint',
  withdraw: 'WithdrawContactPoint',
} as const;

type PointCommand = DirectContactPoint['data']['command'];

@ApiController('directory/contact-points', 'directory')
export class ContactPointsController {
  private readonly cipher: DetailsCipher;

  constructor(
    private readonly bus: CommandBus,
    private readonly loop: CommandLoop,
    private readonly projections: ProjectionHost,
    private readonly versions: VersionedDirectory,
    personalData: PersonalData,
  ) {
    this.cipher = new DetailsCipher(personalData);
  }

  @Get()
  @Described({
    summary: 'The contact points and their status on a day',
    example: [listedPointExample],
    orNull: ['type', 'availability'],
    problems: [422],
  })
  async list(@Query() { on, party, ...asOf }: ContactPointsDto, @Asked() { now }: CommandContext) {
    const until = await untilVersion(asOf, this.versions);
    const { documentsOf } = await this.projections.moment([contactPoints, parties], until);
    const names = documentsOf(parties);
    return [...documentsOf(contactPoints).values()]
      .flatMap((point) => {
        const status = statusOn(point, on ?? utcDate(now));
        return status === undefined || (party !== undefined && point.party !== party)
          ? []
          : [listedPoint(point, status, names.get(point.party))];
      })
      .toSorted((a, b) => (a.contactPointId < b.contactPointId ? -1 : 1));
  }

  @Get(':contactPointId')
  @Described({
    summary: 'One contact point with its addresses',
    description: 'As it is now it has an ETag, by which it can be changed.',
    example: wholePointExample,
    orNull: ['details'],
    problems: [404, 422],
  })
  async one(@Param('contactPointId') id: string, @Query() asOf: AsOfVersionDto) {
    const until = await untilVersion(asOf, this.versions);
    if (until !== undefined) return this.past(id, until);
    const { revision, point } = await this.known(id);
    const name = (await this.projections.documents(parties)).get(point.party)?.name;
    const plain = await this.cipher.decrypt(id, point.details);
    return new Tagged(revision, wholePoint(point, plain, name));
  }

  @Put(':contactPointId')
  @Described({
    summary: 'Register a contact point',
    description: 'One that is there already is changed with PATCH.',
    example: changedPointExample,
    status: 201,
    problems: [409, 412, 422],
  })
  async register(
    @Param('contactPointId') contactPointId: string,
    @Body() body: NewContactPointDto,
    @Asked() context: CommandContext,
    @Headers('if-none-match') ifNoneMatch?: string,
  ) {
    requireCell('id', contactPointId);
    requireCell('party', body.party);
    const { party, partyName, status, designatedOn, ...details } = body;
    const plain = plainDetailsIn(details);
    const { revision } = await this.load(contactPointId);
    requireNone(ifNoneMatch, revision);
    const data = { contactPointId, party, status, details: plain };
    await this.bus.execute(
      new RegisterContactPoint(
        designatedOn === undefined ? data : { ...data, designatedOn },
        context,
      ),
    );
    await this.recordParty(party, partyName, context);
    return this.changed(contactPointId, `/${apiPrefix}/directory/contact-points/${contactPointId}`);
  }

  @Patch(':contactPointId')
  @Described({
    summary: 'Change details',
    description: 'What is left out stays (RFC 7396); `channels`, where given, replaces them all.',
    example: changedPointExample,
    conditional: true,
    problems: [404, 409, 422],
  })
  async change(
    @Param('contactPointId') contactPointId: string,
    @Body() body: DetailChangesDto,
    @Asked() context: CommandContext,
    @Headers('if-match') ifMatch?: string,
  ) {
    const { revision, point } = await this.known(contactPointId);
    expectedRevision(ifMatch, revision);
    const plain = await this.cipher.decrypt(contactPointId, point.details);
    if (plain === undefined) throw new Refusal('personal-data-erased', { contactPointId });
    const changes = Object.entries(body).filter(([, value]) => value !== undefined);
    const merged = Object.entries({ ...plain, ...Object.fromEntries(changes) });
    const wanted = merged.filter(([, value]) => value !== null);
    // What was merged was read at this revision, whether or not the caller named it.
    const change = {
      contactPointId,
      details: plainDetailsIn(Object.fromEntries(wanted) as unknown as DetailsDto),
    };
    const expected = revision === undefined ? change : { ...change, expectedRevision: revision };
    await this.bus.execute(new ChangeContactDetails(expected, context));
    return this.changed(contactPointId);
  }

  @Post(':contactPointId/confirm')
  @Described({
    summary: 'Confirm a designation',
    example: changedPointExample,
    conditional: true,
    problems: [404, 409, 422],
  })
  confirm(
    @Param('contactPointId') id: string,
    @Body() { designatedOn }: ConfirmationDto,
    @Asked() context: CommandContext,
    @Headers('if-match') ifMatch?: string,
  ) {
    return this.direct(id, { type: 'ConfirmContactPoint', designatedOn }, context, ifMatch);
  }

  @Post(':contactPointId/suspend')
  @Described({
    summary: 'Suspend a contact point: it is asked no more until it is reinstated',
    example: { ...changedPointExample, status: 'suspended' },
    conditional: true,
    problems: [404, 409, 422],
  })
  suspend(
    @Param('contactPointId') id: string,
    @Body() { effectiveOn, reason }: StatusChangeDto,
    @Asked() context: CommandContext,
    @Headers('if-match') ifMatch?: string,
  ) {
    return this.direct(id, { type: byStatus.suspend, effectiveOn, reason }, context, ifMatch);
  }

  @Post(':contactPointId/reinstate')
  @Described({
    summary: 'Reinstate a suspended contact point',
    example: changedPointExample,
    conditional: true,
    problems: [404, 409, 422],
  })
  reinstate(
    @Param('contactPointId') id: string,
    @Body() { effectiveOn, reason }: StatusChangeDto,
    @Asked() context: CommandContext,
    @Headers('if-match') ifMatch?: string,
  ) {
    return this.direct(id, { type: byStatus.reinstate, effectiveOn, reason }, context, ifMatch);
  }

  @Post(':contactPointId/withdraw')
  @Described({
    summary: 'Withdraw a contact point for good',
    example: { ...changedPointExample, status: 'withdrawn' },
    conditional: true,
    problems: [404, 409, 422],
  })
  withdraw(
    @Param('contactPointId') id: string,
    @Body() { effectiveOn, reason }: StatusChangeDto,
    @Asked() context: CommandContext,
    @Headers('if-match') ifMatch?: string,
  ) {
    return this.direct(id, { type: byStatus.withdraw, effectiveOn, reason }, context, ifMatch);
  }

  private async direct(
    contactPointId: string,
    command: PointCommand,
    context: CommandContext,
    ifMatch?: string,
  ) {
    const { revision } = await this.known(contactPointId);
    const expected = expectedRevision(ifMatch, revision);
    const given = expected === undefined ? {} : { expectedRevision: expected };
    await this.bus.execute(new DirectContactPoint({ contactPointId, command, ...given }, context));
    return this.changed(contactPointId);
  }

  /** A Party that is new gets its name and region; one that is known keeps them. */
  private async recordParty(
    party: string,
    given: string | undefined,
    context: CommandContext,
  ): Promise<void> {
    if ((await this.projections.documents(parties)).has(party)) return;
    const name = given ?? new Intl.DisplayNames('en', { type: 'region' }).of(party) ?? party;
    await this.bus.execute(
      new RecordParty({ party, name, region: regionOf(party) ?? 'unknown' }, context),
    );
  }

  private async changed(id: string, location?: string) {
    const { revision, point } = await this.known(id);
    const { contactPointId, party, status } = point;
    return new Tagged(revision, { contactPointId, party, status }, location);
  }

  private async past(contactPointId: string, until: Until) {
    const { documentsOf } = await this.projections.moment([contactPoints, parties], until);
    const point = documentsOf(contactPoints).get(contactPointId);
    const name = point && documentsOf(parties).get(point.party)?.name;
    if (point === undefined) throw new Refusal('contact-point-unknown', { contactPointId });
    return wholePoint(point, await this.cipher.decrypt(contactPointId, point.details), name);
  }

  private load(contactPointId: string) {
    return this.loop.load(contactPointStream(contactPointId), contactPoint);
  }

  private async known(
    contactPointId: string,
  ): Promise<{ readonly revision: Revision | undefined; readonly point: ContactPoint }> {
    const { state, revision } = await this.load(contactPointId);
    if (state.status === 'absent') throw new Refusal('contact-point-unknown', { contactPointId });
    return { revision, point: state };
  }
}
