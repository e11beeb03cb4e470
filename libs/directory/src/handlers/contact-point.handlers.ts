import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandLoop } from '#engine';
import { Refusal } from '#kernel';
import { PersonalData } from '#keys';
import { contactPoint } from '../domain/contact-point.decider.js';
import { contactPointStream } from '../domain/contact-point.events.js';
import {
  ChangeContactDetails,
  DirectContactPoint,
  NoteChannelFailure,
  RegisterContactPoint,
} from '../domain/directory.messages.js';
import { DetailsCipher } from '../plain-details.js';

@CommandHandler(RegisterContactPoint)
export class RegisterContactPointHandler implements ICommandHandler<RegisterContactPoint> {
  private readonly cipher: DetailsCipher;

  constructor(
    private readonly loop: CommandLoop,
    personalData: PersonalData,
  ) {
    this.cipher = new DetailsCipher(personalData);
  }

  async execute({ data, context }: RegisterContactPoint) {
    const details = await this.cipher.encrypt(data.contactPointId, data.details);
    const command = { type: 'RegisterContactPoint', ...data, details } as const;
    return this.loop.run(contactPointStream(data.contactPointId), contactPoint, command, context);
  }
}

@CommandHandler(ChangeContactDetails)
export class ChangeContactDetailsHandler implements ICommandHandler<ChangeContactDetails> {
  private readonly cipher: DetailsCipher;

  constructor(
    private readonly loop: CommandLoop,
    personalData: PersonalData,
  ) {
    this.cipher = new DetailsCipher(personalData);
  }

  async execute({ data, context }: ChangeContactDetails) {
    const { contactPointId, details, expectedRevision } = data;
    const stream = contactPointStream(contactPointId);
    const { state } = await this.loop.load(stream, contactPoint);
    if (state.status === 'absent') throw new Refusal('contact-point-unknown', { contactPointId });
    const changes = await this.cipher.changes(contactPointId, state.details, details);
    const command = { type: 'ChangeContactDetails', changes } as const;
    return this.loop.run(stream, contactPoint, command, context, expectedRevision);
  }
}

@CommandHandler(NoteChannelFailure)
export class NoteChannelFailureHandler implements ICommandHandler<NoteChannelFailure> {
  constructor(private readonly loop: CommandLoop) {}

  execute({ data: { contactPointId, ...data }, context }: NoteChannelFailure) {
    const command = { type: 'NoteChannelFailure', ...data, now: context.now } as const;
    return this.loop.run(contactPointStream(contactPointId), contactPoint, command, context);
  }
}

@CommandHandler(DirectContactPoint)
export class DirectContactPointHandler implements ICommandHandler<DirectContactPoint> {
  constructor(
    private readonly loop: CommandLoop,
    private readonly personalData: PersonalData,
  ) {}

  async execute({ data, context }: DirectContactPoint) {
    const { contactPointId, command: given, expectedRevision } = data;
    const command =
      'reason' in given
        ? { ...given, reason: await this.personalData.encrypt(contactPointId, given.reason) }
        : given;
    const stream = contactPointStream(contactPointId);
    return this.loop.run(stream, contactPoint, command, context, expectedRevision);
  }
}
