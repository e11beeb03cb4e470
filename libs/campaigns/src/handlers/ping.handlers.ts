import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { contactPoints, statusOn } from '#directory';
import { CommandLoop, Effects, ProjectionHost } from '#engine';
import { derivedId, limits, utcDate, type CommandContext } from '#kernel';
import { PersonalData } from '#keys';
import { campaign, isRunning } from '../domain/campaign.decider.js';
import { campaignStream } from '../domain/campaign.events.js';
import {
  AdvancePing,
  CompletePhoneTask,
  CorrectResponse,
  DirectPing,
  IssuePing,
  NotePartyAnswer,
  OpenPartyPing,
  RecordBounce,
  RecordResponse,
  TakeBackPartyAnswer,
} from '../domain/campaign.messages.js';
import { claimOf, partyPing, partyPingStream } from '../domain/party-ping.decider.js';
import { performed } from '../domain/ping.advance.js';
import type { PartyClaim, PingCommand } from '../domain/ping.commands.js';
import { ping } from '../domain/ping.decider.js';
import { pingStream, type PingRef, type Response, type StepDue } from '../domain/ping.events.js';
import { pingFollowUp } from '../domain/ping.process.js';
import { occurrenceKey, type ActivePing } from '../domain/ping.state.js';
import { concernsParty } from '../domain/policy.js';

@CommandHandler(IssuePing)
export class IssuePingHandler implements ICommandHandler<IssuePing> {
  constructor(private readonly loop: CommandLoop) {}

  execute({ data, context }: IssuePing) {
    const command = { type: 'IssuePing', ...data, now: context.now } as const;
    return this.loop.run(pingStream(data.pinged), ping, command, context);
  }
}

/**
 * Steps that concern the Party are claimed in the Party's stream first; the ping then records what came of it. Where it
 * has nothing to decide, what it was waiting for is done: its process follows up only on events.
 */
@CommandHandler(AdvancePing)
export class AdvancePingHandler implements ICommandHandler<AdvancePing> {
  constructor(
    private readonly loop: CommandLoop,
    private readonly projections: ProjectionHost,
    private readonly effects: Effects,
  ) {}

  async execute({ data: ref, context }: AdvancePing): Promise<void> {
    const { now } = context;
    const { state: running } = await this.loop.load(campaignStream(ref.campaignId), campaign);
    const notRunning = !isRunning(running);
    if (notRunning) {
      const command = { type: 'WithdrawPing', now, reason: `campaign-${running.status}` } as const;
      await this.loop.run(pingStream(ref), ping, command, context);
    }
    // Also where it has ended: what became of its messages is still to be said (FM-07).
    const command: PingCommand = notRunning
      ? { type: 'AdvancePing', now, sending: false, claims: {} }
      : await this.advance(ref, running.status === 'running', context);
    const decided = await this.loop.run(pingStream(ref), ping, command, context);
    if (decided.events.length === 0)
      await this.effects.perform(pingFollowUp(decided.state, now), context);
  }

  private async advance(
    ref: PingRef,
    sending: boolean,
    context: CommandContext,
  ): Promise<PingCommand> {
    const { now } = context;
    const { state } = await this.loop.load(pingStream(ref), ping);
    const claims: Record<string, PartyClaim> = {};
    if (sending && state.status === 'open')
      for (const due of performed(state, now))
        if (concernsParty(due.to))
          claims[occurrenceKey(due.step, due.repetition)] = await this.claim(state, due, context);
    return { type: 'AdvancePing', now, sending, claims };
  }

  private async claim(
    { pinged }: ActivePing,
    { step, repetition, to }: StepDue,
    context: CommandContext,
  ): Promise<PartyClaim> {
    const { contactPointId } = pinged;
    const stream = partyPingStream(pinged);
    const key = occurrenceKey(step, repetition);
    const before = (await this.loop.load(stream, partyPing)).state;
    if (before.status !== 'unanswered' || before.claims[key] !== undefined)
      return claimOf(before, key, contactPointId);
    const recipients = to === 'other-contact-points' ? await this.others(pinged, context) : [];
    const command = {
      type: 'EscalateParty',
      step,
      repetition,
      to,
      contactPointId,
      recipients,
    } as const;
    const { state } = await this.loop.run(stream, partyPing, command, context);
    return claimOf(state, key, contactPointId);
  }

  /** Other contact points of the Party that are designated today: primary ones first, then by id. One that has answered itself can still wake its colleague. */
  private async others(
    { party, contactPointId }: ActivePing['pinged'],
    { now }: CommandContext,
  ): Promise<readonly string[]> {
    const directory = await this.projections.documents(contactPoints);
    const rank = (id: string) => (directory.get(id)?.details.role === 'primary' ? 0 : 1);
    return [...directory.values()]
      .filter(
        (point) =>
          point.party === party &&
          point.contactPointId !== contactPointId &&
          statusOn(point, utcDate(now)) === 'designated',
      )
      .map((point) => point.contactPointId)
      .toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
      .slice(0, limits.escalationRecipients);
  }
}

@CommandHandler(DirectPing)
export class DirectPingHandler implements ICommandHandler<DirectPing> {
  constructor(private readonly loop: CommandLoop) {}

  execute({ data, context }: DirectPing) {
    return this.loop.run(pingStream(data.ping), ping, data.command, context);
  }
}

@CommandHandler(RecordResponse)
export class RecordResponseHandler implements ICommandHandler<RecordResponse> {
  constructor(
    private readonly loop: CommandLoop,
    private readonly personalData: PersonalData,
  ) {}

  async execute({ data, context }: RecordResponse) {
    const { ping: ref, ...answer } = data;
    const response = await encrypted(this.personalData, ref.contactPointId, answer);
    return this.loop.run(pingStream(ref), ping, { type: 'RecordResponse', response }, context);
  }
}

/** What is personal in an answer is encrypted before anything is decided. */
async function encrypted(
  personalData: PersonalData,
  contactPointId: string,
  { answeredBy, corrections, note, ...rest }: Omit<RecordResponse['data'], 'ping'>,
): Promise<Response> {
  const encrypt = (text: string) => personalData.encrypt(contactPointId, text);
  const fields = Object.keys(corrections ?? {}).toSorted();
  return {
    ...rest,
    ...(answeredBy === undefined ? {} : { answeredBy: await encrypt(answeredBy) }),
    ...(fields.length === 0
      ? {}
      : { corrections: { fields, values: await encrypt(JSON.stringify(corrections)) } }),
    ...(note === undefined ? {} : { note: await encrypt(note) }),
  };
}

@CommandHandler(CompletePhoneTask)
export class CompletePhoneTaskHandler implements ICommandHandler<CompletePhoneTask> {
  constructor(
    private readonly loop: CommandLoop,
    private readonly personalData: PersonalData,
  ) {}

  async execute({ data: { ping: ref, taskId, outcome, answer }, context }: CompletePhoneTask) {
    const said = answer && {
      responseId: derivedId('call', taskId),
      via: 'phone' as const,
      ...answer,
    };
    const response = said && (await encrypted(this.personalData, ref.contactPointId, said));
    const command = {
      type: 'CompletePhoneTask',
      taskId,
      outcome,
      completedAt: context.now,
      ...(response === undefined ? {} : { response }),
    } as const;
    return this.loop.run(pingStream(ref), ping, command, context);
  }
}

@CommandHandler(RecordBounce)
export class RecordBounceHandler implements ICommandHandler<RecordBounce> {
  constructor(
    private readonly loop: CommandLoop,
    private readonly personalData: PersonalData,
  ) {}

  /** The reason may quote the address it came back from, so it is encrypted for whoever that is. */
  async execute({ data: { ping: ref, ...data }, context }: RecordBounce) {
    const { state } = await this.loop.load(pingStream(ref), ping);
    const recipient =
      (state.status === 'absent' ? undefined : state.attempts[data.attemptId]?.recipient) ??
      ref.contactPointId;
    const reason = await this.personalData.encrypt(recipient, data.reason);
    const command = { type: 'RecordBounce', ...data, reason } as const;
    return this.loop.run(pingStream(ref), ping, command, context);
  }
}

@CommandHandler(CorrectResponse)
export class CorrectResponseHandler implements ICommandHandler<CorrectResponse> {
  constructor(
    private readonly loop: CommandLoop,
    private readonly personalData: PersonalData,
  ) {}

  async execute({ data: { ping: ref, ...data }, context }: CorrectResponse) {
    const reason = await this.personalData.encryptOrDiscard(ref.contactPointId, data.reason);
    const command = { type: 'CorrectResponse', ...data, reason } as const;
    return this.loop.run(pingStream(ref), ping, command, context);
  }
}

@CommandHandler(OpenPartyPing)
export class OpenPartyPingHandler implements ICommandHandler<OpenPartyPing> {
  constructor(private readonly loop: CommandLoop) {}

  execute({ data: { campaignId, party, contactPointIds, partyRule }, context }: OpenPartyPing) {
    const ref = { campaignId, party };
    const command = { type: 'OpenPartyPing', ref, contactPointIds, partyRule } as const;
    return this.loop.run(partyPingStream(ref), partyPing, command, context);
  }
}

@CommandHandler(NotePartyAnswer)
export class NotePartyAnswerHandler implements ICommandHandler<NotePartyAnswer> {
  constructor(private readonly loop: CommandLoop) {}

  async execute({ data: { contactPointId, receivedAt, ...ref }, context }: NotePartyAnswer) {
    if (!(await hasAnswered(this.loop, ref.campaignId, contactPointId))) return;
    const command = { type: 'NotePartyAnswer', contactPointId, receivedAt } as const;
    await this.loop.run(partyPingStream(ref), partyPing, command, context);
  }
}

@CommandHandler(TakeBackPartyAnswer)
export class TakeBackPartyAnswerHandler implements ICommandHandler<TakeBackPartyAnswer> {
  constructor(private readonly loop: CommandLoop) {}

  async execute({ data: { contactPointId, ...ref }, context }: TakeBackPartyAnswer) {
    if (await hasAnswered(this.loop, ref.campaignId, contactPointId)) return;
    const command = { type: 'TakeBackPartyAnswer', contactPointId } as const;
    await this.loop.run(partyPingStream(ref), partyPing, command, context);
  }
}

/** As it is now: what a correction, or another answer, has overtaken since is not passed on to the Party again (FM-32). */
async function hasAnswered(
  loop: CommandLoop,
  campaignId: string,
  contactPointId: string,
): Promise<boolean> {
  const { state } = await loop.load(pingStream({ campaignId, contactPointId }), ping);
  return state.status === 'answered';
}
