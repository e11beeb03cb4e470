import { Param, Post } from '@nestjs/common';
import { ChannelTests } from '#directory';
import type { CommandContext } from '#kernel';
import { ApiController } from '../http/api-controller.js';
import { Asked } from '../http/asked.js';
import { Described } from '../http/described.js';

@ApiController('directory/contact-points', 'directory')
export class ChannelTestsController {
  constructor(private readonly tests: ChannelTests) {}

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
}
