import { Injectable } from '@nestjs/common';
import {
  contactPointRecord,
  messageIdOf,
  partyPing,
  partyPingStream,
  ping,
  pingStream,
  type ActivePing,
  type KeptAttempt,
  type PingRef,
} from '#campaigns';
import { CommandLoop, ProjectionHost } from '#engine';
import { limits } from '#kernel';
import { attemptPrefix, type InboundMail } from '#messaging';
import { SenderBook } from './sender-book.js';
import { TokenBook } from './token-book.js';

/** What is known of whom a mail answers for. */
export type MailTarget =
  | { readonly by: 'token'; readonly ping: PingRef }
  | { readonly by: 'tokens-that-disagree'; readonly pings: readonly PingRef[] }
  /** Only its sender is known, whose name anybody can take; the pings of that sender, the newest first. */
  | { readonly by: 'sender'; readonly contactPointId: string; readonly pings: readonly PingRef[] }
  /** It carries what looks like a token, and none of ours. */
  | { readonly by: 'forged-token' }
  | { readonly by: 'nothing' };

/** An attempt and the ping that made it. */
export interface FoundAttempt {
  readonly ping: PingRef;
  readonly attemptId: string;
}

/** Finds what a mail belongs to: by token, then by the message it replies to, then by its sender. */
@Injectable()
export class MailTargets {
  constructor(
    private readonly tokens: TokenBook,
    private readonly senders: SenderBook,
    private readonly projections: ProjectionHost,
    private readonly loop: CommandLoop,
  ) {}

  async of(mail: InboundMail): Promise<MailTarget> {
    for (const tokens of [mail.addressed, mail.threaded]) {
      const pings = await this.pingsOf(tokens);
      const [first, ...others] = pings;
      if (first === undefined) continue;
      return others.length === 0
        ? { by: 'token', ping: first }
        : { by: 'tokens-that-disagree', pings };
    }
    const sender = mail.sender && (await this.bySender(mail.sender.address));
    if (sender !== undefined) return sender;
    const isForged = mail.addressed.length + mail.threaded.length > 0;
    return { by: isForged ? 'forged-token' : 'nothing' };
  }

  /** The ping that a report names; it may name several ways, and the surest comes first. */
  async reportedOn({ bouncedTo, addressed, threaded }: InboundMail): Promise<PingRef | undefined> {
    const tokens = [
      ...(bouncedTo === undefined ? [] : [bouncedTo.token]),
      ...threaded,
      ...addressed,
    ];
    return (await this.pingsOf(tokens))[0];
  }

  /**
   * The attempt that a report is about. A message that was escalated to a colleague carries the colleague's own token, and
   * its attempt is in the ping it was escalated from: then the pings of the Party are looked through.
   */
  async attemptOf(named: PingRef, mail: InboundMail): Promise<FoundAttempt | undefined> {
    const state = await this.pingOf(named);
    if (state === undefined) return undefined;
    const { campaignId, party } = state.pinged;
    const { contactPointId: recipient } = named;
    const own = attemptIn(state, recipient, mail);
    if (own !== undefined) return { ping: named, attemptId: own };
    const { state: ofParty } = await this.loop.load(
      partyPingStream({ campaignId, party }),
      partyPing,
    );
    if (ofParty.status === 'absent') return undefined;
    for (const contactPointId of ofParty.contactPointIds) {
      const ref = { campaignId, contactPointId };
      const other = await this.pingOf(ref);
      const attemptId = other && attemptIn(other, recipient, mail);
      if (attemptId !== undefined) return { ping: ref, attemptId };
    }
    return undefined;
  }

  async pingOf(ref: PingRef): Promise<ActivePing | undefined> {
    const { state } = await this.loop.load(pingStream(ref), ping);
    return state.status === 'absent' ? undefined : state;
  }

  private async pingsOf(tokens: readonly string[]): Promise<readonly PingRef[]> {
    const found = new Map<string, PingRef>();
    for (const token of tokens) {
      const target = await this.tokens.find(token);
      if (target !== undefined) found.set(pingStream(target), target);
    }
    return [...found.values()];
  }

  private async bySender(address: string): Promise<MailTarget | undefined> {
    const known = await this.senders.contactPointsOf(address);
    const [contactPointId] = known;
    if (contactPointId === undefined) return undefined;
    const records = await this.projections.documents(contactPointRecord);
    const pings = known
      .flatMap((id) => Object.values(records.get(id)?.pings ?? {}))
      .toSorted((a, b) => (a.startsAt > b.startsAt ? -1 : 1))
      .slice(0, limits.mailCandidatesMax)
      .map(({ pinged }) => ({
        campaignId: pinged.campaignId,
        contactPointId: pinged.contactPointId,
      }));
    return { by: 'sender', contactPointId: pings[0]?.contactPointId ?? contactPointId, pings };
  }
}

/**
 * By the beginning of its id in the envelope sender, or else by the Message-ID that came back; then the latest try. Both can
 * be worked out by whoever knows the ids of contact points, so it has to have gone to the one whose token the report has:
 * nobody can report that a message to somebody else came back.
 */
function attemptIn(
  { pinged, attempts }: ActivePing,
  recipient: string,
  { bouncedTo, returnedMessageId }: InboundMail,
): string | undefined {
  const isMeant = (attempt: KeptAttempt): boolean =>
    attempt.recipient === recipient &&
    (bouncedTo === undefined
      ? messageIdOf(pinged, attempt) === returnedMessageId
      : attemptPrefix(attempt.attemptId) === bouncedTo.attempt);
  return Object.values(attempts).findLast(isMeant)?.attemptId;
}
