import { Body, Get, Inject, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EraseAccount } from '#access';
import { EraseActivityText } from '#activities';
import { EraseMail } from '#answers';
import { contactPoint, contactPointStream, EraseContactPoint } from '#directory';
import { CommandLoop, PORTS, type Ports } from '#engine';
import { Refusal, type CommandContext, type CommandMessage } from '#kernel';
import { PersonalData } from '#keys';
import { heldOn } from '#privacy';
import { ApiController } from '../http/api-controller.js';
import { Asked } from '../http/asked.js';
import { Described } from '../http/described.js';
import { ErasureDto } from './privacy.dto.js';

const contactPointId = 'fr-1';

@ApiController('privacy', 'privacy')
export class PrivacyController {
  constructor(
    private readonly bus: CommandBus,
    private readonly loop: CommandLoop,
    private readonly personalData: PersonalData,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  @Get('contact-points/:contactPointId')
  @Described({
    summary: 'Everything that is held on a contact point, in clear, with where it comes from',
    example: {
      contactPointId,
      gatheredAt: '2026-03-01T12:00:00.000Z',
      erased: false,
      items: [
        {
          stream: 'contactPoint-fr-1',
          revision: 3,
          type: 'ChannelVerified',
          at: '2026-02-01T09:00:00.000Z',
          by: 'command-line rollcall',
          data: { contactPointId, channelId: 'phone-main', reason: 'Claire answered' },
        },
      ],
    },
    problems: [404],
  })
  async held(@Param('contactPointId') id: string) {
    const { state } = await this.loop.load(contactPointStream(id), contactPoint);
    if (state.status === 'absent')
      throw new Refusal('contact-point-unknown', { contactPointId: id });
    const { clock, log } = this.ports;
    const subject = { contactPointId: id, erased: state.erased === true };
    return heldOn(subject, clock.now(), { log, personalData: this.personalData });
  }

  @Get('erasures')
  @Described({
    summary: 'Whose keys were forgotten: the list that a restore of an older backup needs',
    example: { subjects: [contactPointId] },
  })
  async erasures() {
    const subjects: string[] = [];
    for await (const { subject, key } of this.ports.keys.entries())
      if (key === 'erased') subjects.push(subject);
    return { subjects: subjects.toSorted() };
  }

  @Post('erasures')
  @Described({
    summary: 'Erase personal data for good: nobody can undo it',
    description:
      'Forgets the key of a withdrawn contact point, of a disabled account, of the free text of an activity, or of a mail of somebody unknown. What was encrypted with it can be read by nobody any more, wherever a copy of it lies; history, counts and seals stay as they are. Doing it again changes nothing.',
    example: { kind: 'contact-point', id: contactPointId, ground: 'requested' },
    problems: [404, 409, 422],
  })
  async erase(
    @Body() { kind, id, ground = 'requested' }: ErasureDto,
    @Asked() context: CommandContext,
  ) {
    const commands: Readonly<Record<typeof kind, () => CommandMessage>> = {
      'contact-point': () => new EraseContactPoint({ contactPointId: id, ground }, context),
      account: () => new EraseAccount({ accountId: id, ground }, context),
      activity: () => new EraseActivityText({ activityId: id, ground }, context),
      mail: () => new EraseMail({ mailId: id, ground }, context),
    };
    await this.bus.execute(commands[kind]());
    return { kind, id, ground };
  }
}
