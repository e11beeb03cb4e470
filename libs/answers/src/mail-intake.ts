import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DirectPing, RecordBounce, type PingRef } from '#campaigns';
import { PORTS, type Ports } from '#engine';
import { derivedId, limits, type CommandContext, type Instant } from '#kernel';
import {
  readMail,
  verdictOf,
  type InboundMail,
  type MailEnvelope,
  type MailSetup,
} from '#messaging';
import type { SetAsideReason } from './domain/mail.events.js';
import { isErased } from './erased.js';
import { MailKeeper, nameOf, type SettingAside } from './mail-keeper.js';
import { MailTargets, type MailTarget } from './mail-targets.js';
import { ReplyCorrections } from './reply-corrections.js';
import { ResponseRecorder } from './response-recorder.js';

export interface MailArrival {
  /** When it was there: by our listener's clock, or INTERNALDATE of a mailbox (RFC 3501). */
  readonly receivedAt: Instant;
  /** As SMTP gave it. */
  readonly envelope?: MailEnvelope;
  readonly setup: MailSetup;
}

/** What came of a mail. All but `refused` is in the log, or changes nothing, when it is told. */
export type Taken =
  | { readonly outcome: 'response'; readonly ping: PingRef; readonly responseId: string }
  | { readonly outcome: 'auto-reply'; readonly ping: PingRef }
  | { readonly outcome: 'bounce' | 'delivery'; readonly ping: PingRef; readonly attemptId: string }
  | { readonly outcome: 'set-aside'; readonly mailId: string; readonly reason: SetAsideReason }
  | { readonly outcome: 'ignored'; readonly reason: IgnoredReason }
  /** Not taken. The sender still has it, and is told. */
  | { readonly outcome: 'refused'; readonly reason: 'token-unknown' | 'mailbox-full' };
export type IgnoredReason = 'own-loop' | 'delay' | 'automatic-of-nobody' | 'report-of-nothing';

/** Takes in mail: recognises what it is, finds what it belongs to, and records what follows from it. */
@Injectable()
export class MailIntake {
  private readonly counted = new Map<string, number>();

  constructor(
    private readonly bus: CommandBus,
    private readonly targets: MailTargets,
    private readonly keeper: MailKeeper,
    private readonly recorder: ResponseRecorder,
    private readonly corrections: ReplyCorrections,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  /** How many mails came to what, by `outcome` or `outcome:reason`, since this process began. */
  get counts(): ReadonlyMap<string, number> {
    return this.counted;
  }

  /**
   * Takes in one mail. When it resolves, what followed from it is stored; the same mail again changes nothing.
   * @throws what the log says: nothing was taken then, and the mail is to come again.
   */
  async take(raw: Buffer, { receivedAt, envelope, setup }: MailArrival): Promise<Taken> {
    const mail = await readMail(raw, envelope, setup);
    const taken = await this.takeRead(mail, receivedAt);
    const key = 'reason' in taken ? `${taken.outcome}:${taken.reason}` : taken.outcome;
    this.counted.set(key, (this.counted.get(key) ?? 0) + 1);
    return taken;
  }

  private takeRead(mail: InboundMail, receivedAt: Instant): Promise<Taken> {
    switch (mail.kind) {
      case 'own-loop':
      case 'delay':
        return Promise.resolve({ outcome: 'ignored', reason: mail.kind });
      case 'bounce':
      case 'delivery':
        return this.takeReport(mail, receivedAt);
      case 'auto-reply':
        return this.takeAutoReply(mail, receivedAt);
      case 'unreadable':
      case 'human-reply':
        return this.takeReply(mail, receivedAt);
    }
  }

  private async takeReport(mail: InboundMail, receivedAt: Instant): Promise<Taken> {
    const named = await this.targets.reportedOn(mail);
    if (named === undefined) return { outcome: 'ignored', reason: 'report-of-nothing' };
    const found = await this.targets.attemptOf(named, mail);
    if (found === undefined) return this.setAside(mail, 'attempt-unknown', [named], receivedAt);
    const { ping, attemptId } = found;
    const context = this.context(mail, { kind: 'process', id: 'mail-intake' });
    if (mail.kind === 'delivery') {
      const command = { type: 'RecordDelivery', attemptId, deliveredAt: receivedAt } as const;
      await this.bus.execute(new DirectPing({ ping, command }, context));
      return { outcome: 'delivery', ping, attemptId };
    }
    await this.recordBounce(mail, { ping, attemptId, bouncedAt: receivedAt }, context);
    return { outcome: 'bounce', ping, attemptId };
  }

  /** Who was erased is written to no more, and nothing that came back may be kept: then nothing follows from the bounce. */
  private async recordBounce(
    { report }: InboundMail,
    bounce: Pick<RecordBounce['data'], 'ping' | 'attemptId' | 'bouncedAt'>,
    context: CommandContext,
  ): Promise<void> {
    const verdict = verdictOf(report?.status);
    const reason = [report?.status, report?.diagnostic].filter(Boolean).join(' ');
    const data = { ...bounce, reason, ...(verdict === undefined ? {} : { verdict }) };
    try {
      await this.bus.execute(new RecordBounce(data, context));
    } catch (error) {
      if (!isErased(error)) throw error;
    }
  }

  private async takeAutoReply(mail: InboundMail, receivedAt: Instant): Promise<Taken> {
    const target = await this.targets.of(mail);
    if (target.by !== 'token') return { outcome: 'ignored', reason: 'automatic-of-nobody' };
    const { ping } = target;
    // A Message-ID may hold its sender's name, so what is kept is its digest.
    const command = { type: 'RecordAutoReply', messageId: mail.fingerprint, receivedAt } as const;
    const context = this.context(mail, { kind: 'contact-point', id: ping.contactPointId });
    await this.bus.execute(new DirectPing({ ping, command }, context));
    return { outcome: 'auto-reply', ping };
  }

  private async takeReply(mail: InboundMail, receivedAt: Instant): Promise<Taken> {
    const target = await this.targets.of(mail);
    switch (target.by) {
      case 'token':
        return this.takeAnswer(mail, target, receivedAt);
      case 'tokens-that-disagree':
        return this.setAside(mail, 'tokens-disagree', target.pings, receivedAt);
      case 'sender': {
        const { pings, contactPointId } = target;
        return this.setAside(mail, 'known-by-sender-only', pings, receivedAt, contactPointId);
      }
      case 'forged-token':
        return { outcome: 'refused', reason: 'token-unknown' };
      case 'nothing':
        return this.setAside(mail, 'nothing-known', [], receivedAt);
    }
  }

  private async takeAnswer(
    mail: InboundMail,
    { ping }: Extract<MailTarget, { by: 'token' }>,
    receivedAt: Instant,
  ): Promise<Taken> {
    if (mail.kind === 'unreadable') return this.setAside(mail, 'unreadable', [ping], receivedAt);
    if (mail.doubt !== undefined) return this.setAside(mail, mail.doubt, [ping], receivedAt);
    const responseId = responseIdOf(mailIdOf(mail));
    const state = await this.targets.pingOf(ping);
    const isMore = state !== undefined && !state.responseIds.includes(responseId);
    if (isMore && state.responses.length >= limits.repliesPerPing)
      return this.setAside(mail, 'too-many-replies', [ping], receivedAt);
    const answeredBy = nameOf(mail);
    const corrections = await this.corrections.of(ping.contactPointId, mail.fields);
    const { declaredAt, authentication, text } = mail;
    const response = {
      ping,
      responseId,
      via: 'reply',
      grade: 'human',
      receivedAt,
      ...(declaredAt === undefined ? {} : { declaredAt }),
      ...(answeredBy === undefined ? {} : { answeredBy }),
      ...(corrections === undefined ? {} : { corrections }),
      ...(text === '' ? {} : { note: text }),
      ...(authentication === undefined ? {} : { authentication }),
    } as const;
    const context = this.context(mail, { kind: 'contact-point', id: ping.contactPointId });
    await this.recorder.record(response, context);
    return { outcome: 'response', ping, responseId };
  }

  private async setAside(
    mail: InboundMail,
    reason: SetAsideReason,
    candidates: readonly PingRef[],
    receivedAt: Instant,
    contactPointId = candidates[0]?.contactPointId,
  ): Promise<Taken> {
    const mailId = mailIdOf(mail);
    const aside: SettingAside = {
      mailId,
      reason,
      candidates: candidates.slice(0, limits.mailCandidatesMax),
      receivedAt,
      ...(contactPointId === undefined
        ? {}
        : {
            contactPointId,
            corrections: await this.corrections.of(contactPointId, mail.fields),
          }),
    };
    const context = this.context(mail, { kind: 'process', id: 'mail-intake' });
    return (await this.keeper.keep(mail, aside, context))
      ? { outcome: 'set-aside', mailId, reason }
      : { outcome: 'refused', reason: 'mailbox-full' };
  }

  private context(mail: InboundMail, actor: CommandContext['actor']): CommandContext {
    const id = mailIdOf(mail);
    return { now: this.ports.clock.now(), actor, correlationId: id, causationId: id };
  }
}

function mailIdOf({ fingerprint }: InboundMail): string {
  return derivedId('mail', fingerprint);
}

/** The same whether the mail was recorded at once or by a person: so it counts once. */
export function responseIdOf(mailId: string): string {
  return derivedId('mail-response', mailId);
}
