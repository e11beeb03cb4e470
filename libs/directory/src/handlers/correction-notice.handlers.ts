import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PORTS, type Ports } from '#engine';
import { derivedId, EventRegistry, type Revision } from '#kernel';
import { RequestLetter, type Letter } from '#messaging';
import { correctionNoticePurpose as purpose } from '../correction-notices.js';
import { addressChannels } from '../detail-cells.js';
import { contactPoint } from '../domain/contact-point.decider.js';
import type { ContactPointState } from '../domain/contact-point.state.js';
import { contactPointStream, type ContactPointEvent } from '../domain/contact-point.events.js';
import { SendCorrectionNotices } from '../domain/directory.messages.js';

const mainMailbox = addressChannels['email'];

/**
 * FM-16: each mailbox that was replaced hears of it, which the new one would not tell it. Where only numbers changed, or an
 * address came to others, the main mailbox as it was does.
 */
@CommandHandler(SendCorrectionNotices)
export class SendCorrectionNoticesHandler implements ICommandHandler<SendCorrectionNotices> {
  constructor(
    private readonly bus: CommandBus,
    @Inject(PORTS) private readonly ports: Ports,
    private readonly registry: EventRegistry,
  ) {}

  async execute({ data, context }: SendCorrectionNotices): Promise<void> {
    const { contactPointId, redirected, changeId, revision } = data;
    const before = await this.before(contactPointId, revision);
    if (before.status === 'absent') return;
    const mailboxes = before.details.channels.filter(({ kind }) => kind === 'email');
    const replaced = mailboxes.filter(({ id }) => redirected.includes(id));
    const main = mailboxes.filter(({ id }) => id === mainMailbox);
    const fields = redirected.map((id) => columnOf(id) ?? 'other');
    for (const { id, address } of replaced.length > 0 ? replaced : main) {
      const letter: Letter = {
        letterId: derivedId(purpose, changeId, id),
        contactPointId,
        purpose,
        address,
        about: { fields: [...new Set(fields)] },
      };
      await this.bus.execute(new RequestLetter(letter, context));
    }
  }

  private async before(contactPointId: string, revision: Revision): Promise<ContactPointState> {
    let state: ContactPointState = contactPoint.initial;
    for await (const event of this.ports.log.readStream(contactPointStream(contactPointId), {
      limit: revision,
    }))
      state = contactPoint.evolve(state, this.registry.read<ContactPointEvent>(event));
    return state;
  }
}

function columnOf(channelId: string): string | undefined {
  return Object.keys(addressChannels).find((column) => addressChannels[column] === channelId);
}
