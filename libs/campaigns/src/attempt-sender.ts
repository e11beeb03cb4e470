import { Inject, Injectable } from '@nestjs/common';
import { CommandLoop, Engine, PORTS, type Ports } from '#engine';
import { contactPoint, contactPointStream, statusOn, type ContactPoint } from '#directory';
import { textIn, utcDate, type CommandContext, type Instant, type JsonObject } from '#kernel';
import { PersonalData } from '#keys';
import {
  TRANSPORT,
  type ChannelKind,
  type HandOver,
  type MessageFacts,
  type OutboundMessage,
  type Transport,
} from '#messaging';
import { ChannelBook } from './channel-book.js';
import { campaign, type RunningCampaign } from './domain/campaign.decider.js';
import { campaignStream } from './domain/campaign.events.js';
import { chooseDestinations, normalised, type ReachableChannel } from './domain/destinations.js';
import { partyPing, partyPingStream } from './domain/party-ping.decider.js';
import { attemptIdOf, messageIdOf, ping } from './domain/ping.decider.js';
import { readyIntents } from './domain/ping.due.js';
import { pingKey, pingStream, type Attempt, type PingRef } from './domain/ping.events.js';
import {
  channelKey,
  type ActivePing,
  type KeptAttempt,
  type SendIntent,
} from './domain/ping.state.js';
import { concernsParty } from './domain/policy.js';
import { OutboundFacts } from './outbound-facts.js';
import { SendPace } from './send-pace.js';
import { campaignCorrelation } from './timer-context.js';

/** Which kinds of message leave this installation; where nobody knows, all are taken to. */
export function sendableBy(transport: Transport): (kind: ChannelKind) => boolean {
  return (kind) => transport.canSend?.(kind) ?? true;
}

/**
 * Carries out one send intent: looks at the ping again, claims all its messages in one conditional append, hands them
 * over, and records what became of each. Whoever's append is refused sends nothing (FM-10); a crash after the append
 * leaves attempts without an outcome, which the ping follows up itself (FM-07, FM-11).
 */
@Injectable()
export class AttemptSender {
  constructor(
    private readonly loop: CommandLoop,
    private readonly engine: Engine,
    private readonly personalData: PersonalData,
    private readonly channels: ChannelBook,
    private readonly facts: OutboundFacts,
    private readonly pace: SendPace,
    @Inject(PORTS) private readonly ports: Ports,
    @Inject(TRANSPORT) private readonly transport: Transport,
  ) {}

  /** @returns until when its pace holds the message up; `undefined` where there is nothing to wait for. */
  async send(job: JsonObject): Promise<Instant | undefined> {
    const ref = {
      campaignId: textIn(job, 'campaignId'),
      contactPointId: textIn(job, 'contactPointId'),
    };
    const context = this.context(ref);
    const { state: running } = await this.loop.load(campaignStream(ref.campaignId), campaign);
    const { state } = await this.loop.load(pingStream(ref), ping);
    if (running.status !== 'running' || state.status !== 'open') return undefined;
    const intent = readyIntents(state, context.now).find(({ id }) => id === job['intent']);
    if (intent === undefined) return undefined;
    const paced = `${pingKey(ref)}.${intent.id}`;
    const held = this.pace.heldUntil(paced, context.now);
    if (held !== undefined) return held;
    const destinations = await this.destinations(state, intent, context);
    await this.giveUp(ref, intent, destinations, context);
    if (destinations.length === 0) return undefined;
    const facts = await this.factsOf(running, state, destinations, context.now);
    const until = await this.pace.holdUp(paced, destinations, context.now);
    if (until !== undefined) return until;
    const claimed = await this.claim(ref, state, intent, destinations, context);
    const outcomes = await Promise.allSettled(
      claimed.map((attempt) => this.handOver(ref, state, attempt, destinations, facts)),
    );
    // Only once all have ended: until then the job is under way.
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    return undefined;
  }

  private context({ campaignId }: PingRef): CommandContext {
    const correlationId = campaignCorrelation(campaignId);
    return {
      now: this.ports.clock.now(),
      actor: { kind: 'process', id: 'dispatch' },
      correlationId,
      causationId: correlationId,
    };
  }

  /** Recipients for whom no channel is left. */
  private async giveUp(
    ref: PingRef,
    intent: SendIntent,
    destinations: readonly ReachableChannel[],
    context: CommandContext,
  ): Promise<void> {
    const recipients = intent.open.filter(
      (one) => !destinations.some(({ recipient }) => recipient === one),
    );
    if (recipients.length === 0) return;
    const { now } = context;
    const command = { type: 'FindNoDestination', now, intent: intent.id, recipients } as const;
    await this.loop.run(pingStream(ref), ping, command, context);
  }

  private async claim(
    ref: PingRef,
    state: ActivePing,
    intent: SendIntent,
    destinations: readonly ReachableChannel[],
    context: CommandContext,
  ): Promise<readonly Attempt[]> {
    const attempts = destinations.map(({ recipient, channel }) => {
      const attempt = {
        intent: intent.id,
        recipient,
        channelId: channel.id,
        kind: channel.kind,
        use: channel.use,
        tryNumber: (intent.tries[channelKey(recipient, channel.id)] ?? 0) + 1,
      };
      return { attemptId: attemptIdOf(ref, attempt), ...attempt };
    });
    const partyAnswered = concernsParty(intent.to) && (await this.isPartyAnswered(state));
    const { events } = await this.loop.run(
      pingStream(ref),
      ping,
      { type: 'StartAttempts', now: context.now, intent: intent.id, attempts, partyAnswered },
      context,
    );
    return events.flatMap((event) => (event.type === 'AttemptStarted' ? [event.data] : []));
  }

  private async handOver(
    ref: PingRef,
    state: ActivePing,
    attempt: Attempt,
    destinations: readonly ReachableChannel[],
    facts: ReadonlyMap<string, MessageFacts>,
  ): Promise<void> {
    const destination = destinations.find(
      ({ recipient, channel }) =>
        recipient === attempt.recipient && channel.id === attempt.channelId,
    );
    const said = facts.get(attempt.recipient);
    if (destination === undefined || said === undefined) return;
    const { attemptId, intent, recipient } = attempt;
    const message: OutboundMessage = {
      messageId: messageIdOf(ref, attempt),
      attemptId,
      campaignId: ref.campaignId,
      contactPointId: recipient,
      kind: attempt.kind,
      address: destination.address,
      purpose: state.intents[intent]?.kind ?? 'first',
      facts: said,
    };
    const outcome = await this.transport.send(message);
    const context = this.context(ref);
    // What became of it is known here only: a store that is away is told when it is back.
    await this.engine.patience.with(() => this.record(ref, attempt, outcome, context));
  }

  private async record(
    ref: PingRef,
    { attemptId, recipient }: Attempt,
    outcome: HandOver,
    context: CommandContext,
  ): Promise<void> {
    const { now } = context;
    const command =
      outcome.outcome === 'handed-over'
        ? ({
            type: 'RecordHandOver',
            attemptId,
            handedOverAt: now,
            ...(outcome.reference === undefined ? {} : { reference: outcome.reference }),
          } as const)
        : ({
            type: 'RecordFailure',
            attemptId,
            permanence: outcome.permanence,
            reason: await this.personalData.encryptOrDiscard(recipient, outcome.reason),
            failedAt: now,
            ...(outcome.verdict === undefined ? {} : { verdict: outcome.verdict }),
          } as const);
    await this.loop.run(pingStream(ref), ping, command, context);
  }

  /** Gathered before the claim: what cannot be said is not claimed. */
  private async factsOf(
    running: RunningCampaign,
    state: ActivePing,
    destinations: readonly ReachableChannel[],
    now: Instant,
  ): Promise<ReadonlyMap<string, MessageFacts>> {
    const facts = new Map<string, MessageFacts>();
    for (const recipient of new Set(destinations.map((one) => one.recipient)))
      facts.set(recipient, await this.facts.of(running, state, recipient, now));
    return facts;
  }

  private async isPartyAnswered({ pinged }: ActivePing): Promise<boolean> {
    const { state } = await this.loop.load(partyPingStream(pinged), partyPing);
    return state.status === 'answered';
  }

  /** From the directory as it is now, read from the contact points' own streams: a correction made a moment ago counts. */
  private async destinations(
    state: ActivePing,
    intent: SendIntent,
    { now }: CommandContext,
  ): Promise<readonly ReachableChannel[]> {
    const kinds =
      (intent.step === undefined ? undefined : state.policy.steps[intent.step]?.channels) ??
      state.policy.channels;
    const points = new Map<string, ContactPoint>();
    const reachable: ReachableChannel[] = [];
    for (const recipient of intent.open) {
      const point = await this.contactPointOf(recipient, points);
      if (point !== undefined && statusOn(point, utcDate(now)) === 'designated')
        reachable.push(
          ...(await this.channels.channelsOf(point, (channel) => kinds.includes(channel.kind))),
        );
    }
    const used = new Set<string>();
    const reached = new Set<string>();
    for (const attempt of Object.values(state.attempts)) {
      const ofIntent = attempt.intent === intent.id;
      if (ofIntent ? isOwedAgain(attempt, intent) : !isEarlierRung(attempt, intent)) continue;
      const point = await this.contactPointOf(attempt.recipient, points);
      if (point === undefined) continue;
      const channels = await this.channels.channelsOf(point, ({ id }) => id === attempt.channelId);
      for (const { address } of channels) (ofIntent ? reached : used).add(normalised(address));
    }
    const open = reachable.filter(({ address }) => !reached.has(normalised(address)));
    return chooseDestinations(intent, kinds, open, used);
  }

  private async contactPointOf(
    id: string,
    known: Map<string, ContactPoint>,
  ): Promise<ContactPoint | undefined> {
    const before = known.get(id);
    if (before !== undefined) return before;
    const { state } = await this.loop.load(contactPointStream(id), contactPoint);
    if (state.status === 'absent') return undefined;
    known.set(id, state);
    return state;
  }
}

/** Such an attempt takes no address away from its own intent: nothing came of it, or it is to go out once more. */
function isOwedAgain({ outcome, recipient }: KeptAttempt, { open }: SendIntent): boolean {
  return outcome === 'failed' || (outcome === 'unknown' && open.includes(recipient));
}

/** An escalation adds only addresses that no earlier rung used; a step that repeats writes to its own again. */
function isEarlierRung({ intent: of }: KeptAttempt, { kind, step }: SendIntent): boolean {
  return kind === 'escalation' && !of.startsWith(`step-${step ?? ''}.`);
}
