import { Injectable } from '@nestjs/common';
import type { PingRef } from '#campaigns';
import { CommandLoop, ProjectionHost } from '#engine';
import { limits, type CommandContext, type Instant } from '#kernel';
import { PersonalData } from '#keys';
import type { InboundMail } from '#messaging';
import { mail as mailDecider } from './domain/mail.decider.js';
import {
  mailStream,
  mailSubject,
  type SetAsideMail,
  type SetAsideReason,
} from './domain/mail.events.js';
import { mailbox } from './domain/mailbox.projection.js';
import { encryptedUnlessErased } from './erased.js';

export interface SettingAside {
  readonly mailId: string;
  readonly reason: SetAsideReason;
  readonly candidates: readonly PingRef[];
  /** Who it most likely comes from. */
  readonly contactPointId?: string;
  readonly receivedAt: Instant;
  readonly corrections?: Readonly<Record<string, string>> | undefined;
}

/** Keeps mails that a person has to look at. */
@Injectable()
export class MailKeeper {
  constructor(
    private readonly loop: CommandLoop,
    private readonly projections: ProjectionHost,
    private readonly personalData: PersonalData,
  ) {}

  /** @returns whether it is kept: there is no room where too many wait already, or too many alike. */
  async keep(mail: InboundMail, aside: SettingAside, context: CommandContext): Promise<boolean> {
    const stream = mailStream(aside.mailId);
    const { state } = await this.loop.load(stream, mailDecider);
    if (state.status !== 'absent') return true;
    const waiting = [...(await this.projections.documents(mailbox)).values()];
    if (!hasRoom(waiting, aside)) return false;
    const kept = await this.sealed(mail, aside);
    await this.loop.run(stream, mailDecider, { type: 'SetMailAside', mail: kept }, context);
    return true;
  }

  private async sealed(mail: InboundMail, aside: SettingAside): Promise<SetAsideMail> {
    const { mailId, reason, candidates, receivedAt, contactPointId, corrections } = aside;
    const sealedFor = contactPointId ?? mailSubject(mailId);
    const seal = (text = '') => encryptedUnlessErased(this.personalData, sealedFor, text);
    const { declaredAt, authentication } = mail;
    const values = corrections && (await seal(JSON.stringify(corrections)));
    const texts = {
      sender: await seal(nameOf(mail)),
      subject: await seal(mail.subject),
      excerpt: await seal(mail.report?.diagnostic ?? mail.text),
    };
    return {
      mailId,
      reason,
      candidates,
      receivedAt,
      sealedFor,
      ...(declaredAt === undefined ? {} : { declaredAt }),
      ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)),
      ...(corrections === undefined || values === undefined
        ? {}
        : { corrections: { fields: Object.keys(corrections).toSorted(), values } }),
      ...(authentication === undefined ? {} : { authentication }),
    };
  }
}

function hasRoom(waiting: readonly SetAsideMail[], aside: SettingAside): boolean {
  if (waiting.length >= limits.mailsSetAsideMax) return false;
  const isStrangers = isOfStranger(aside);
  const alike = waiting.filter((one) => isOfStranger(one) === isStrangers);
  if (isStrangers) return alike.length < limits.mailsOfStrangersMax;
  const { contactPointId } = aside;
  const ofSame = alike.filter(({ mailId, sealedFor }) =>
    contactPointId === undefined ? sealedFor === mailSubject(mailId) : sealedFor === contactPointId,
  );
  return ofSame.length < limits.mailsOfOneMax;
}

/** It has no token: anybody can write it. */
function isOfStranger({ reason }: Pick<SettingAside, 'reason'>): boolean {
  return reason === 'nothing-known' || reason === 'known-by-sender-only';
}

/** `Ana Silva <ana@police.example>`, with the parts that are there. */
export function nameOf({ sender }: InboundMail): string | undefined {
  if (sender === undefined) return undefined;
  return sender.name === '' ? sender.address : `${sender.name} <${sender.address}>`;
}
