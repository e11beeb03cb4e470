import { Body, Get, Headers, Inject, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  boardRow,
  campaignBoard,
  campaigns,
  CorrectResponse,
  pingKey,
  RecordResponse,
  streamsOfCampaign,
  type BoardPing,
  type PingEvent,
} from '#campaigns';
import { PORTS, ProjectionHost, type Decided, type Ports, type Until } from '#engine';
import { derivedId, InvalidInput, Refusal, type CommandContext } from '#kernel';
import { ApiController } from '../http/api-controller.js';
import { AsOfDto, untilOf } from '../http/as-of.dto.js';
import { Asked } from '../http/asked.js';
import { Described } from '../http/described.js';
import { answerIn } from './answer-in.js';
import { boardRowExample } from './campaign-examples.js';
import { CorrectionDto, ResponseDto } from './ping.dto.js';
import { Timeline } from './timeline.js';

/** What became of a response by the event that holds it; one that was known already makes no event. */
const outcomes: Readonly<Partial<Record<PingEvent['type'], string>>> = {
  ResponseReceived: 'counted',
  FurtherResponseReceived: 'further',
  LateResponseReceived: 'late',
};

const recordedExample = {
  responseId: '0195cb5e-7c00-7000-8000-000000000000',
  outcome: 'counted',
  receivedAt: '2026-03-01T02:30:00.000Z',
};

@ApiController('campaigns/:campaignId/pings/:contactPointId', 'answers')
export class PingsController {
  constructor(
    private readonly bus: CommandBus,
    private readonly projections: ProjectionHost,
    private readonly timeline: Timeline,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  @Get()
  @Described({
    summary: 'One ping: its row of the board, its attempts, responses and phone tasks',
    example: {
      ...boardRowExample,
      attempts: [
        {
          attemptId: '2c1e1f0a-8c3b-5d7e-9f10-1a2b3c4d5e6f',
          intent: 'first',
          recipient: 'fr-1',
          channelId: 'email-main',
          kind: 'email',
          use: 'main',
          tryNumber: 1,
          startedAt: '2026-03-01T02:00:00.000Z',
          outcome: 'handed-over',
        },
      ],
      responses: [
        {
          responseId: '0195cb5e-7c00-7000-8000-000000000000',
          receivedAt: '2026-03-01T02:09:31.000Z',
          via: 'link',
        },
      ],
      phoneTasks: [{ taskId: 't', intent: 'step-4.0', reason: 'escalation', done: true }],
    },
    problems: [404, 422],
  })
  async one(
    @Param('campaignId') campaignId: string,
    @Param('contactPointId') id: string,
    @Query() asOf: AsOfDto,
  ) {
    const board = await this.known(campaignId, id, untilOf(asOf));
    const { attempts, responses, phoneTasks } = board.ping;
    return { ...boardRow(board), attempts: Object.values(attempts), responses, phoneTasks };
  }

  @Get('events')
  @Described({
    summary: 'Everything that happened to it, in order',
    description: 'Reasons, names and notes are in clear, and null once they were erased.',
    example: [
      {
        id: '0195cb5e-7c00-7000-8000-000000000000',
        revision: 0,
        type: 'PingIssued',
        at: '2026-03-01T02:00:00.000Z',
        actor: { kind: 'process', id: 'campaign' },
        correlationId: '0195cb5e-7c00-7000-8000-000000000000',
        data: { startsAt: '2026-03-01T02:00:00.000Z' },
      },
    ],
    problems: [404, 422],
  })
  async events(
    @Param('campaignId') campaignId: string,
    @Param('contactPointId') id: string,
    @Query() asOf: AsOfDto,
  ) {
    const until = untilOf(asOf);
    await this.known(campaignId, id, until);
    return this.timeline.of({ campaignId, contactPointId: id }, until);
  }

  @Post('responses')
  @Described({
    summary: 'Record an answer that came by telephone, or through another program',
    description:
      'Counted: it is the first in time. Further: somebody had answered. Late: it came after the deadline. Known: it was recorded before. Corrections become a proposal.',
    example: recordedExample,
    status: 201,
    problems: [404, 422],
  })
  async record(
    @Param('campaignId') campaignId: string,
    @Param('contactPointId') contactPointId: string,
    @Body() body: ResponseDto,
    @Asked() context: CommandContext,
    @Headers('idempotency-key') key?: string,
  ) {
    const ping = { campaignId, contactPointId };
    await this.known(campaignId, contactPointId);
    const answer = answerIn(body, context.now);
    const responseId = this.responseId(context, key);
    const decided = await this.bus.execute<RecordResponse, Decided<object, PingEvent>>(
      new RecordResponse({ ping, responseId, via: body.via, ...answer }, context),
    );
    const outcome = decided.events.flatMap(({ type }) => outcomes[type] ?? [])[0] ?? 'known';
    return { responseId, outcome, receivedAt: answer.receivedAt };
  }

  @Post('responses/:responseId/correction')
  @Described({
    summary: 'Correct when a response was received, or take it back',
    description: 'The response stays in the history; the statistics use what holds now.',
    example: { responseId: recordedExample.responseId, receivedAt: '2026-03-01T02:25:00.000Z' },
    problems: [404, 422],
  })
  async correct(
    @Param('campaignId') campaignId: string,
    @Param('contactPointId') contactPointId: string,
    @Param('responseId') responseId: string,
    @Body() { receivedAt, reason }: CorrectionDto,
    @Asked() context: CommandContext,
  ) {
    if (receivedAt === undefined)
      throw fault('expected when it was received, or null to take it back');
    if (receivedAt !== null && receivedAt > context.now) throw fault('is in the future');
    await this.known(campaignId, contactPointId);
    const ping = { campaignId, contactPointId };
    await this.bus.execute(new CorrectResponse({ ping, responseId, receivedAt, reason }, context));
    return { responseId, receivedAt };
  }

  /** A repetition records the same response, even where the answer to the first try was lost with its key. */
  private responseId({ actor }: CommandContext, key: string | undefined): string {
    return key === undefined
      ? this.ports.ids.next()
      : derivedId('response', actor.kind, actor.id, key);
  }

  private async known(
    campaignId: string,
    contactPointId: string,
    until?: Until,
  ): Promise<BoardPing> {
    const { documentsOf } = await this.projections.moment(
      [campaigns, campaignBoard],
      until,
      streamsOfCampaign(campaignId),
    );
    const found = documentsOf(campaignBoard).get(pingKey({ campaignId, contactPointId }));
    if (found !== undefined) return found;
    if (!documentsOf(campaigns).has(campaignId))
      throw new Refusal('campaign-unknown', { campaignId });
    throw new Refusal('ping-unknown', { campaignId, contactPointId });
  }
}

function fault(message: string): InvalidInput {
  return new InvalidInput([{ where: { path: 'receivedAt' }, message }]);
}
