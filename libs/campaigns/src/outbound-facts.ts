import { Inject, Injectable } from '@nestjs/common';
import {
  contactPoint,
  contactPointStream,
  party,
  partyStream,
  type ContactPointState,
} from '#directory';
import { CommandLoop, PORTS, type Ports } from '#engine';
import { addMs, durationMs, Fault, type Instant } from '#kernel';
import { AnswerTokens, template, templateStream, type MessageFacts } from '#messaging';
import type { RunningCampaign } from './domain/campaign.decider.js';
import { ping } from './domain/ping.decider.js';
import { pingStream } from './domain/ping.events.js';
import { deadlineOf, type ActivePing } from './domain/ping.state.js';

/** Gathers what a message says, at the moment it is sent: names from the directory as it is, words as the campaign pinned them. */
@Injectable()
export class OutboundFacts {
  private readonly tokens: AnswerTokens;

  constructor(
    private readonly loop: CommandLoop,
    @Inject(PORTS) { keys }: Ports,
  ) {
    this.tokens = new AnswerTokens(keys);
  }

  /** @param recipient a contact point: that of the ping, or a colleague it was escalated to. */
  async of(
    campaign: RunningCampaign,
    asking: ActivePing,
    recipient: string,
    sentAt: Instant,
  ): Promise<MessageFacts> {
    const { campaignId } = asking.pinged;
    const point = await this.contactPointOf(recipient);
    const answering = await this.answering(asking, recipient);
    const { contactPointId } = answering.pinged;
    const isColleague = recipient !== asking.pinged.contactPointId;
    const instead = isColleague ? await this.contactPointOf(asking.pinged.contactPointId) : point;
    return {
      template: await this.templateOf(campaign),
      campaignName: campaign.name,
      partyName: await this.partyName(point.party),
      institution: point.details.institution,
      languages: point.details.languages,
      timezone: point.details.timezone,
      token: await this.tokens.tokenOf({ campaignId, contactPointId }),
      sentAt,
      ...(campaign.news === undefined ? {} : { news: await this.newsOf(campaign.news.parties) }),
      answerBy: answering === asking ? answerBy(answering, sentAt) : deadlineOf(answering),
      ...(isColleague ? { insteadOf: instead.details.institution } : {}),
    };
  }

  /** A colleague answers for its own ping; one that was not asked in this campaign answers for the one it was woken for. */
  private async answering(asking: ActivePing, recipient: string): Promise<ActivePing> {
    const { campaignId, contactPointId } = asking.pinged;
    if (recipient === contactPointId) return asking;
    const { state } = await this.loop.load(
      pingStream({ campaignId, contactPointId: recipient }),
      ping,
    );
    return state.status === 'absent' ? asking : state;
  }

  private async contactPointOf(
    id: string,
  ): Promise<Exclude<ContactPointState, { status: 'absent' }>> {
    const { state } = await this.loop.load(contactPointStream(id), contactPoint);
    if (state.status === 'absent')
      throw new Fault('contact-point-unknown', `${id} is not in the directory`);
    return state;
  }

  private newsOf(codes: readonly string[]): Promise<NonNullable<MessageFacts['news']>> {
    return Promise.all(
      codes.map(async (code) => ({ party: code, name: await this.partyName(code) })),
    );
  }

  private async partyName(code: string): Promise<string> {
    const { state } = await this.loop.load(partyStream(code), party);
    return state.status === 'absent' ? code : state.details.name;
  }

  private async templateOf({
    template: pinned,
  }: RunningCampaign): Promise<MessageFacts['template']> {
    const { state } = await this.loop.load(templateStream(pinned.templateId), template);
    const found = state.status === 'absent' ? undefined : state.versions[pinned.version];
    if (found === undefined)
      throw new Fault(
        'template-missing',
        `the log holds no version ${pinned.version} of template ${pinned.templateId}`,
      );
    return found;
  }
}

/** Before the first hand-over the time is counted from this very message; a message for another ping starts nothing. */
function answerBy(answering: ActivePing, sentAt: Instant): Instant {
  return answering.handedOverAt === undefined
    ? addMs(sentAt, durationMs(answering.policy.deadline))
    : deadlineOf(answering);
}
