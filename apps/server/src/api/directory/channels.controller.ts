import { Body, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ChannelTests, contactPoint, contactPointStream, DirectContactPoint } from '#directory';
import { CommandLoop } from '#engine';
import { Refusal, type CommandContext } from '#kernel';
import { ApiController } from '../http/api-controller.js';
import { Asked } from '../http/asked.js';
import { Described } from '../http/described.js';
import { Tagged } from '../http/entity-tags.js';
import { ChannelReportDto } from './contact-point.dto.js';
import { changedPointExample } from './directory-views.js';

/** Whether the channels of a contact point reach it. */
@ApiController('directory/contact-points', 'directory')
export class ChannelsController {
  constructor(
    private readonly bus: CommandBus,
    private readonly loop: CommandLoop,
    private readonly tests: ChannelTests,
  ) {}

  @Post(':contactPointId/channels/:channelId/test')
  @Described({
    summary: 'Send a test message to an e-mail channel',
    description:
      'What becomes of it is among the letters. When it is answered, note it with `verify`; other channels are tried by a person.',
    example: { letterId: '1c0e4cf3-6a0e-5f0e-9d0c-0e6f2c9b7a51' },
    status: 201,
    problems: [404, 409, 422],
  })
  async test(
    @Param('contactPointId') contactPointId: string,
    @Param('channelId') channelId: string,
    @Asked() context: CommandContext,
  ) {
    return { letterId: await this.tests.send(contactPointId, channelId, context) };
  }

  @Post(':contactPointId/channels/:channelId/verify')
  @Described({
    summary: 'Note that a channel reaches them',
    example: changedPointExample,
    problems: [404, 422],
  })
  verify(
    @Param('contactPointId') id: string,
    @Param('channelId') channelId: string,
    @Body() { reason }: ChannelReportDto,
    @Asked() context: CommandContext,
  ) {
    return this.note(id, { type: 'VerifyChannel', channelId, reason }, context);
  }

  @Post(':contactPointId/channels/:channelId/unreachable')
  @Described({
    summary: 'Note that a channel reaches nobody: nothing is sent to it until it is verified',
    example: changedPointExample,
    problems: [404, 422],
  })
  unreachable(
    @Param('contactPointId') id: string,
    @Param('channelId') channelId: string,
    @Body() { reason }: ChannelReportDto,
    @Asked() context: CommandContext,
  ) {
    return this.note(id, { type: 'ReportChannelUnreachable', channelId, reason }, context);
  }

  private async note(
    contactPointId: string,
    command: DirectContactPoint['data']['command'],
    context: CommandContext,
  ) {
    const stream = contactPointStream(contactPointId);
    const { state } = await this.loop.load(stream, contactPoint);
    if (state.status === 'absent') throw new Refusal('contact-point-unknown', { contactPointId });
    await this.bus.execute(new DirectContactPoint({ contactPointId, command }, context));
    const { revision } = await this.loop.load(stream, contactPoint);
    const { party, status } = state;
    return new Tagged(revision, { contactPointId, party, status });
  }
}
