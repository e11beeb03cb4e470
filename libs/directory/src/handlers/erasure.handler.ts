import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandLoop, PORTS, type Ports } from '#engine';
import { contactPoint } from '../domain/contact-point.decider.js';
import { contactPointStream } from '../domain/contact-point.events.js';
import { EraseContactPoint } from '../domain/directory.messages.js';

@CommandHandler(EraseContactPoint)
export class EraseContactPointHandler implements ICommandHandler<EraseContactPoint> {
  constructor(
    private readonly loop: CommandLoop,
    @Inject(PORTS) private readonly ports: Pick<Ports, 'keys'>,
  ) {}

  /** The decision first: a key that was forgotten and nobody knows why would look like a loss. */
  async execute({ data: { contactPointId, ground }, context }: EraseContactPoint): Promise<void> {
    const command = { type: 'ErasePersonalData', ground } as const;
    await this.loop.run(contactPointStream(contactPointId), contactPoint, command, context);
    await this.ports.keys.erase(contactPointId);
  }
}
