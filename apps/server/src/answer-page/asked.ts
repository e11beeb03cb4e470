import { Inject, Injectable } from '@nestjs/common';
import { TokenBook } from '#answers';
import {
  campaign,
  campaignStream,
  clockStart,
  deadlineOf,
  partyPing,
  partyPingStream,
  ping,
  pingStream,
  type ActivePing,
  type Campaign,
  type PartyPing,
} from '#campaigns';
import {
  contactPoint,
  contactPointStream,
  DetailsCipher,
  party,
  partyStream,
  type PlainDetails,
} from '#directory';
import { CommandLoop, PORTS, type Ports } from '#engine';
import { PersonalData } from '#keys';
import type { AnswerTarget, AskedFacts } from '#messaging';
import type { KnownDetails } from './answer-form.js';

/** A ping as its own link leads to it. */
export interface Asked {
  readonly status: 'asked';
  readonly target: AnswerTarget;
  readonly ping: ActivePing;
  readonly campaign: Exclude<Campaign, { status: 'absent' }>;
  readonly party: PartyPing;
  readonly facts: AskedFacts;
  /** BCP 47, the preferred one first. */
  readonly languages: readonly string[];
  /** Absent once they were erased. */
  readonly details?: KnownDetails;
}

export type Lookup =
  | { readonly status: 'unknown' }
  /** When it will start is not told: a start within a window is to surprise. */
  | { readonly status: 'not-started'; readonly languages: readonly string[] }
  | Asked;

/** Finds what a link leads to, and gathers what its page says. */
@Injectable()
export class AskedByToken {
  private readonly cipher: DetailsCipher;

  constructor(
    private readonly book: TokenBook,
    private readonly loop: CommandLoop,
    personalData: PersonalData,
    @Inject(PORTS) private readonly ports: Ports,
  ) {
    this.cipher = new DetailsCipher(personalData);
  }

  async find(token: string): Promise<Lookup> {
    const target = await this.book.find(token);
    if (target === undefined) return { status: 'unknown' };
    const { campaignId, contactPointId } = target;
    const point = (await this.loop.load(contactPointStream(contactPointId), contactPoint)).state;
    const running = (await this.loop.load(campaignStream(campaignId), campaign)).state;
    if (point.status === 'absent' || running.status === 'absent') return { status: 'unknown' };
    const { languages, institution, timezone } = point.details;
    const asked = (await this.loop.load(pingStream(target), ping)).state;
    if (asked.status === 'absent') return { status: 'not-started', languages };
    const ofParty = { campaignId, party: asked.pinged.party };
    const partyState = (await this.loop.load(partyPingStream(ofParty), partyPing)).state;
    if (!this.hasReached(asked, partyState)) return { status: 'not-started', languages };
    const plain = await this.cipher.decrypt(contactPointId, point.details);
    return {
      status: 'asked',
      target,
      ping: asked,
      campaign: running,
      party: partyState,
      languages,
      facts: {
        campaignName: running.name,
        institution,
        partyName: await this.partyName(ofParty.party),
        timezone,
        answerBy: deadlineOf(asked),
        ...(asked.handedOverAt === undefined ? {} : { sentAt: asked.handedOverAt }),
      },
      ...(plain === undefined ? {} : { details: columnsOf(plain) }),
    };
  }

  /** Its moment has come, or it was woken for a colleague before: then it holds the link already. */
  private hasReached(asked: ActivePing, partyState: PartyPing): boolean {
    if (clockStart(asked) <= this.ports.clock.now() || partyState.status === 'absent') return true;
    const { contactPointId } = asked.pinged;
    return Object.values(partyState.claims).some(({ recipients }) =>
      recipients.includes(contactPointId),
    );
  }

  private async partyName(code: string): Promise<string> {
    const { state } = await this.loop.load(partyStream(code), party);
    return state.status === 'absent' ? code : state.details.name;
  }
}

/** Details by the directory's columns: of several channels of one kind and use, the one that is tried first. */
function columnsOf(details: PlainDetails): KnownDetails {
  const address = (kind: 'email' | 'phone', use: 'main' | 'alternate') =>
    details.channels
      .filter((channel) => channel.kind === kind && channel.use === use)
      .toSorted((a, b) => a.priority - b.priority)[0]?.address ?? '';
  return {
    institution: details.institution,
    email: address('email', 'main'),
    alternateEmail: address('email', 'alternate'),
    phone: address('phone', 'main'),
    alternatePhone: address('phone', 'alternate'),
    availability: details.availability ?? '',
    timezone: details.timezone,
    languages: details.languages.join(' '),
    instructions: details.instructions ?? '',
  };
}
