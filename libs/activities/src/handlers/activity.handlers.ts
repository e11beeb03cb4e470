import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandLoop, PORTS, type Ports } from '#engine';
import { Refusal, type Ciphertext } from '#kernel';
import { PersonalData } from '#keys';
import { activity } from '../domain/activity.decider.js';
import { activityStream, activitySubject } from '../domain/activity.events.js';
import { AmendActivity, EraseActivityText, RecordActivity } from '../domain/activity.messages.js';

@CommandHandler(RecordActivity)
export class RecordActivityHandler implements ICommandHandler<RecordActivity> {
  constructor(
    private readonly loop: CommandLoop,
    private readonly personalData: PersonalData,
  ) {}

  async execute({ data: { activityId, details }, context }: RecordActivity) {
    const stream = activityStream(activityId);
    const { state } = await this.loop.load(stream, activity);
    const stored = state.status === 'absent' ? undefined : state.details.notes;
    const { notes, ...open } = details;
    const encrypted = await sealed(this.personalData, activityId, stored, notes);
    const whole = encrypted === undefined ? open : { ...open, notes: encrypted };
    const command = { type: 'RecordActivity', activityId, details: whole } as const;
    return this.loop.run(stream, activity, command, context);
  }
}

@CommandHandler(AmendActivity)
export class AmendActivityHandler implements ICommandHandler<AmendActivity> {
  constructor(
    private readonly loop: CommandLoop,
    private readonly personalData: PersonalData,
  ) {}

  async execute({ data, context }: AmendActivity) {
    const { activityId, changes: given, expectedRevision } = data;
    const stream = activityStream(activityId);
    const { state } = await this.loop.load(stream, activity);
    if (state.status === 'absent') throw new Refusal('activity-unknown', { activityId });
    const { notes, ...open } = given;
    const stored = state.details.notes;
    const changes =
      notes === undefined
        ? open
        : {
            ...open,
            notes:
              (await sealed(this.personalData, activityId, stored, notes ?? undefined)) ?? null,
          };
    const reason = await this.personalData.encrypt(activitySubject(activityId), data.reason);
    const command = { type: 'AmendActivity', changes, reason } as const;
    return this.loop.run(stream, activity, command, context, expectedRevision);
  }
}

@CommandHandler(EraseActivityText)
export class EraseActivityTextHandler implements ICommandHandler<EraseActivityText> {
  constructor(
    private readonly loop: CommandLoop,
    @Inject(PORTS) private readonly ports: Pick<Ports, 'keys'>,
  ) {}

  async execute({ data: { activityId, ground }, context }: EraseActivityText): Promise<void> {
    const command = { type: 'EraseActivityText', ground } as const;
    await this.loop.run(activityStream(activityId), activity, command, context);
    await this.ports.keys.erase(activitySubject(activityId));
  }
}

/** The same text keeps its ciphertext, so that what nobody changed never looks changed. */
async function sealed(
  personalData: PersonalData,
  activityId: string,
  stored: Ciphertext | undefined,
  text: string | undefined,
): Promise<Ciphertext | undefined> {
  const subject = activitySubject(activityId);
  if (text === undefined) return undefined;
  if (stored !== undefined && (await personalData.decrypt(subject, stored)) === text) return stored;
  return personalData.encrypt(subject, text);
}
