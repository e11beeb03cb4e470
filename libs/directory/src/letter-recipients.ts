import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CommandLoop } from '#engine';
import { PersonalData } from '#keys';
import { LetterDesk, type Letter, type LetterRecipient } from '#messaging';
import { contactPoint } from './domain/contact-point.decider.js';
import type { ContactPoint } from './domain/contact-point.state.js';
import { contactPointStream, type Channel } from './domain/contact-point.events.js';
import { party, partyStream } from './domain/party.decider.js';

/** Whom a letter reaches: read from the contact point's own stream, so that a correction made a moment ago counts. */
@Injectable()
export class LetterRecipients implements OnModuleInit {
  constructor(
    private readonly loop: CommandLoop,
    private readonly personalData: PersonalData,
    private readonly desk: LetterDesk,
  ) {}

  onModuleInit(): void {
    this.desk.finds((letter) => this.recipientOf(letter));
  }

  private async recipientOf({
    contactPointId,
    channelId,
  }: Letter): Promise<LetterRecipient | undefined> {
    const { state } = await this.loop.load(contactPointStream(contactPointId), contactPoint);
    if (state.status === 'absent') return undefined;
    const { details } = state;
    const { state: of } = await this.loop.load(partyStream(state.party), party);
    const channel = channelOf(state, channelId);
    const address = channel && (await this.personalData.decrypt(contactPointId, channel.address));
    return {
      contactPointId,
      party: state.party,
      partyName: of.status === 'absent' ? state.party : of.details.name,
      institution: details.institution,
      languages: details.languages,
      timezone: details.timezone,
      ...(address === undefined ? {} : { address }),
    };
  }
}

/** The channel that was asked for, or the first that is not known to reach nobody: main addresses before alternate ones. */
function channelOf(
  { status, details, conditions }: ContactPoint,
  channelId: string | undefined,
): Channel | undefined {
  if (status === 'withdrawn') return undefined;
  const mails = details.channels.filter(({ kind }) => kind === 'email');
  if (channelId !== undefined) return mails.find(({ id }) => id === channelId);
  const rank = ({ use, priority }: Channel) => (use === 'main' ? 0 : 1_000) + priority;
  return mails
    .filter(({ id }) => conditions[id] !== 'unreachable')
    .toSorted((a, b) => rank(a) - rank(b))[0];
}
