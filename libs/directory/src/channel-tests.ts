import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { CommandLoop } from '#engine';
import { derivedId, Refusal, type CommandContext } from '#kernel';
import { LetterDesk, RequestLetter } from '#messaging';
import { channelTest } from './channel-test.words.js';
import { contactPoint } from './domain/contact-point.decider.js';
import { contactPointStream } from './domain/contact-point.events.js';

const purpose = 'channel-test';

/** Test messages to single channels, as for whoever is new. Whoever gets the answer notes that the channel is verified. */
@Injectable()
export class ChannelTests implements OnModuleInit {
  constructor(
    private readonly bus: CommandBus,
    private readonly loop: CommandLoop,
    private readonly desk: LetterDesk,
  ) {}

  onModuleInit(): void {
    this.desk.composes(purpose, (_, recipient) =>
      Promise.resolve(channelTest(recipient, recipient.languages)),
    );
  }

  /**
   * @returns the id of the letter.
   * @throws Refusal `contact-point-unknown`, `contact-point-withdrawn`, `channel-unknown` or `channel-takes-no-mail`
   */
  async send(contactPointId: string, channelId: string, context: CommandContext): Promise<string> {
    const { state } = await this.loop.load(contactPointStream(contactPointId), contactPoint);
    if (state.status === 'absent') throw new Refusal('contact-point-unknown', { contactPointId });
    if (state.status === 'withdrawn')
      throw new Refusal('contact-point-withdrawn', { contactPointId });
    const channel = state.details.channels.find(({ id }) => id === channelId);
    if (channel === undefined) throw new Refusal('channel-unknown', { channelId });
    if (channel.kind !== 'email') throw new Refusal('channel-takes-no-mail', { channelId });
    const letterId = derivedId(purpose, contactPointId, channelId, context.correlationId);
    const letter = { letterId, contactPointId, channelId, purpose, about: { channelId } };
    await this.bus.execute(new RequestLetter(letter, context));
    return letterId;
  }
}
