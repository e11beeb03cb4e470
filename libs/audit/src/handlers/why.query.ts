import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import {
  campaign,
  campaignStream,
  partyPingStream,
  pingStream,
  type CampaignEvent,
  type PartyPingEvent,
  type PingEvent,
  type PingRef,
} from '#campaigns';
import { contactPointStream, type ContactPointEvent } from '#directory';
import { isWithin, PORTS, requireReached, type Ports, type Until } from '#engine';
import {
  EventRegistry,
  fold,
  Refusal,
  type DomainEvent,
  type Instant,
  type Recorded,
  type StreamName,
} from '#kernel';
import { explainPing, type PingExplanation } from '../domain/why.js';

/**
 * Why messages of a ping went out or did not, as everything stood at a moment; by default now.
 * @throws Refusal `campaign-unknown`, `contact-point-unknown` where there never was one, `position-after-end`.
 */
export class ExplainPing extends Query<PingExplanation> {
  constructor(
    readonly ping: PingRef,
    readonly until?: Until,
  ) {
    super();
  }
}

/** Reads the streams that have a say, and no other: the answer takes as long on a large log as on a small one. */
@QueryHandler(ExplainPing)
export class ExplainPingHandler implements IQueryHandler<ExplainPing> {
  constructor(
    private readonly registry: EventRegistry,
    @Inject(PORTS) private readonly ports: Ports,
  ) {}

  async execute({ ping: ref, until }: ExplainPing): Promise<PingExplanation> {
    const { campaignId, contactPointId } = ref;
    const wholeCampaign = await this.read<CampaignEvent>(campaignStream(campaignId));
    if (wholeCampaign.length === 0) throw new Refusal('campaign-unknown', { campaignId });
    const wholeDirectory = await this.read<ContactPointEvent>(contactPointStream(contactPointId));
    const wholePing = await this.read<PingEvent>(pingStream(ref));
    if (wholeDirectory.length === 0 && wholePing.length === 0)
      throw new Refusal('contact-point-unknown', { contactPointId });
    const party = partyOf(ref, wholePing, wholeCampaign);
    const wholeParty =
      party === undefined
        ? []
        : await this.read<PartyPingEvent>(partyPingStream({ campaignId, party }));
    const then = <E extends DomainEvent>(events: readonly Recorded<E>[]) =>
      events.filter((event) => isWithin(event as never, until));
    const heard = [...wholePing, ...wholeCampaign, ...wholeParty];
    return explainPing({
      ref,
      moment: await this.moment(until, heard),
      ping: then(wholePing),
      campaign: then(wholeCampaign),
      party: then(wholeParty),
      directory: then(wholeDirectory),
    });
  }

  /**
   * At a position it is as late as its event was recorded. Now is no earlier than what is known, as after a rehearsal, and
   * what is still to come nobody knows: an instant later than now is now.
   */
  private async moment(
    until: Until | undefined,
    heard: readonly Recorded<DomainEvent>[],
  ): Promise<Instant> {
    if (until === undefined || 'at' in until) {
      const now = heard.reduce(
        (latest, { metadata: { at } }) => (at > latest ? at : latest),
        this.ports.clock.now(),
      );
      return until === undefined || until.at > now ? now : until.at;
    }
    const { position } = until;
    await requireReached(this.ports.log, position);
    const event = await this.ports.log.eventAt(position);
    if (event === undefined) throw new Refusal('position-unknown', { position });
    return event.metadata.at;
  }

  private async read<E extends DomainEvent>(stream: StreamName): Promise<readonly Recorded<E>[]> {
    const events: Recorded<E>[] = [];
    for await (const event of this.ports.log.readStream(stream))
      events.push(this.registry.read<E>(event));
    return events;
  }
}

function partyOf(
  { contactPointId }: PingRef,
  ping: readonly Recorded<PingEvent>[],
  events: readonly Recorded<CampaignEvent>[],
): string | undefined {
  const [issued] = ping;
  if (issued?.type === 'PingIssued') return issued.data.party;
  const state = fold(campaign, events);
  if (!('audience' in state)) return undefined;
  return state.audience.find((member) => member.contactPointId === contactPointId)?.party;
}
