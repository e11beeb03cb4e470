import { Body, Get, Headers, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetOnboarding } from '#campaigns';
import {
  contactPoint,
  contactPoints,
  contactPointStream,
  DirectContactPoint,
  latestDevelopments,
  parties,
} from '#directory';
import { CommandLoop, ProjectionHost } from '#engine';
import { Refusal, utcDate, type CommandContext } from '#kernel';
import { ApiController } from '../http/api-controller.js';
import { untilOf } from '../http/as-of.dto.js';
import { Asked } from '../http/asked.js';
import { Described } from '../http/described.js';
import { expectedRevision, Tagged } from '../http/entity-tags.js';
import { DevelopmentsDto, GuidanceDto, OnboardingDto } from './directory.dto.js';
import { changedPointExample } from './directory-views.js';
import { requireCell } from './plain-details-in.js';

const onboardingExample = {
  contactPointId: 'fr-1',
  party: 'FR',
  partyName: 'France',
  institution: 'National Cybercrime Unit',
  status: 'designated',
  complete: false,
  checks: [
    { step: 'designation-received', done: true, since: '2026-03-01', missing: [] },
    { step: 'details-complete', done: true, since: null, missing: [] },
    { step: 'channels-verified', done: false, since: null, missing: ['phone-main'] },
    { step: 'guidance-sent', done: true, since: '2026-03-02', missing: [] },
    { step: 'first-ping-answered', done: false, since: null, missing: [] },
  ],
};

/** What is new in the network, and how far whoever is new has come. */
@ApiController('directory', 'directory')
export class OnboardingController {
  constructor(
    private readonly bus: CommandBus,
    private readonly queries: QueryBus,
    private readonly loop: CommandLoop,
    private readonly projections: ProjectionHost,
  ) {}

  @Get('onboarding')
  @Described({
    summary: 'How far contact points have come: a checklist that follows from events',
    description: 'Whoever was withdrawn is left out.',
    example: [onboardingExample],
    orNull: ['checks.since'],
    problems: [422],
  })
  onboarding(@Query() { party, since, open, ...asOf }: OnboardingDto) {
    if (party !== undefined) requireCell('party', party);
    return this.queries.execute(new GetOnboarding({ party, since, open }, untilOf(asOf)));
  }

  @Get('developments')
  @Described({
    summary: 'Whose status is another one since a day, the earliest first',
    description:
      '`before` is missing where it had no status before; designated after `suspended` is a reinstatement.',
    example: [
      {
        on: '2026-02-01',
        party: 'FR',
        partyName: 'France',
        contactPointId: 'fr-1',
        institution: 'National Cybercrime Unit',
        status: 'suspended',
        before: 'designated',
      },
    ],
    problems: [422],
  })
  async developments(
    @Query() { since, on, ...asOf }: DevelopmentsDto,
    @Asked() { now }: CommandContext,
  ) {
    const { documentsOf } = await this.projections.moment([contactPoints, parties], untilOf(asOf));
    const names = documentsOf(parties);
    const points = documentsOf(contactPoints).values();
    return latestDevelopments(points, since, on ?? utcDate(now)).map((one) => ({
      ...one,
      partyName: names.get(one.party)?.name ?? one.party,
    }));
  }

  @Post('contact-points/:contactPointId/guidance')
  @Described({
    summary: 'Note that a contact point was sent the guidance of the network',
    description: 'Noted again, the last day counts.',
    example: changedPointExample,
    conditional: true,
    problems: [404, 409, 422],
  })
  async guidance(
    @Param('contactPointId') contactPointId: string,
    @Body() { sentOn }: GuidanceDto,
    @Asked() context: CommandContext,
    @Headers('if-match') ifMatch?: string,
  ) {
    const { revision } = await this.known(contactPointId);
    const expected = expectedRevision(ifMatch, revision);
    const command = { type: 'NoteGuidanceSent', sentOn } as const;
    const given = expected === undefined ? {} : { expectedRevision: expected };
    await this.bus.execute(new DirectContactPoint({ contactPointId, command, ...given }, context));
    const { state, revision: now } = await this.known(contactPointId);
    return new Tagged(now, { contactPointId, party: state.party, status: state.status });
  }

  private async known(contactPointId: string) {
    const stream = contactPointStream(contactPointId);
    const { state, revision } = await this.loop.load(stream, contactPoint);
    if (state.status === 'absent') throw new Refusal('contact-point-unknown', { contactPointId });
    return { state, revision };
  }
}
