import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ping, pingStream } from '#campaigns';
import { contactPoint, contactPointStream } from '#directory';
import { CommandLoop, PORTS, type Ports } from '#engine';
import { Refusal, textIn, type Ciphertext } from '#kernel';
import { PersonalData } from '#keys';
import { mail } from '../domain/mail.decider.js';
import { mailStream, mailSubject, type MailEvent } from '../domain/mail.events.js';
import {
  AssignMail,
  DismissMail,
  EraseMail,
  EraseMailsOf,
  RecordAssignedMail,
} from '../domain/mail.messages.js';
import { encryptedUnlessErased } from '../erased.js';
import { responseIdOf } from '../mail-intake.js';
import { ResponseRecorder } from '../response-recorder.js';

@CommandHandler(AssignMail)
export class AssignMailHandler implements ICommandHandler<AssignMail> {
  constructor(private readonly loop: CommandLoop) {}

  async execute({ data: { mailId, ping: ref }, context }: AssignMail) {
    const { state } = await this.loop.load(pingStream(ref), ping);
    if (state.status === 'absent') throw new Refusal('ping-unknown', { ...ref });
    const { contactPointId } = ref;
    const whose = await this.loop.load(contactPointStream(contactPointId), contactPoint);
    if (whose.state.status !== 'absent' && whose.state.erased === true)
      throw new Refusal('personal-data-erased', { contactPointId });
    const command = { type: 'AssignMail', ping: ref, now: context.now } as const;
    return this.loop.run(mailStream(mailId), mail, command, context);
  }
}

@CommandHandler(DismissMail)
export class DismissMailHandler implements ICommandHandler<DismissMail> {
  constructor(
    private readonly loop: CommandLoop,
    private readonly personalData: PersonalData,
  ) {}

  /** The reason may speak of whoever wrote the mail, so it is under the same key. */
  async execute({ data: { mailId, reason: plain }, context }: DismissMail) {
    const { state } = await this.loop.load(mailStream(mailId), mail);
    if (state.status === 'absent') throw new Refusal('mail-unknown', { mailId });
    const reason = await encryptedUnlessErased(this.personalData, state.sealedFor, plain);
    const said = reason === undefined ? {} : { reason };
    const command = { type: 'DismissMail', now: context.now, ...said } as const;
    return this.loop.run(mailStream(mailId), mail, command, context);
  }
}

/** The response has the moment at which the mail came, not that at which a person had time for it. */
@CommandHandler(RecordAssignedMail)
export class RecordAssignedMailHandler implements ICommandHandler<RecordAssignedMail> {
  constructor(
    private readonly loop: CommandLoop,
    private readonly personalData: PersonalData,
    private readonly recorder: ResponseRecorder,
  ) {}

  async execute({ data: { mailId }, context }: RecordAssignedMail): Promise<void> {
    const { state } = await this.loop.load(mailStream(mailId), mail);
    // Whoever was erased meanwhile left nothing to record.
    if (state.status === 'erased') return;
    if (state.status !== 'assigned') throw new Refusal('mail-not-assigned', { mailId });
    const { sealedFor, receivedAt, declaredAt, sender, excerpt, authentication } = state;
    const open = async (sealed: Ciphertext | undefined) =>
      sealed && (await this.personalData.decrypt(sealedFor, sealed));
    const answeredBy = await open(sender);
    const note = await open(excerpt);
    const values = await open(state.corrections?.values);
    const response = {
      ping: state.ping,
      responseId: responseIdOf(mailId),
      via: 'reply',
      grade: 'human',
      receivedAt,
      ...(declaredAt === undefined ? {} : { declaredAt }),
      ...(answeredBy === undefined ? {} : { answeredBy }),
      ...(note === undefined ? {} : { note }),
      ...(values === undefined
        ? {}
        : { corrections: JSON.parse(values) as Readonly<Record<string, string>> }),
      ...(authentication === undefined ? {} : { authentication }),
    } as const;
    await this.recorder.record(response, context);
  }
}

@CommandHandler(EraseMail)
export class EraseMailHandler implements ICommandHandler<EraseMail> {
  constructor(
    private readonly loop: CommandLoop,
    @Inject(PORTS) private readonly ports: Pick<Ports, 'keys'>,
  ) {}

  async execute({ data: { mailId, ground }, context }: EraseMail): Promise<void> {
    await this.loop.run(mailStream(mailId), mail, { type: 'EraseMail', ground }, context);
    await this.ports.keys.erase(mailSubject(mailId));
  }
}

@CommandHandler(EraseMailsOf)
export class EraseMailsOfHandler implements ICommandHandler<EraseMailsOf> {
  constructor(
    private readonly bus: CommandBus,
    private readonly loop: CommandLoop,
    @Inject(PORTS) private readonly ports: Pick<Ports, 'log'>,
  ) {}

  async execute({ data: { contactPointId, ground }, context }: EraseMailsOf): Promise<void> {
    const type: MailEvent['type'] = 'MailAssigned';
    for await (const { data } of this.ports.log.readAll({ filter: { eventTypes: [type] } })) {
      if (data['contactPointId'] !== contactPointId) continue;
      const mailId = textIn(data, 'mailId');
      const { state } = await this.loop.load(mailStream(mailId), mail);
      // What is under the key of the contact point went with it.
      if (state.status === 'absent' || state.sealedFor !== mailSubject(mailId)) continue;
      await this.bus.execute(new EraseMail({ mailId, ground }, context));
    }
  }
}
