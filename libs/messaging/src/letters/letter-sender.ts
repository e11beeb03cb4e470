import { Inject, Injectable } from '@nestjs/common';
import { CommandLoop, Effects, Engine, PORTS, ProjectionHost, type Ports } from '#engine';
import { addMs, derivedId, epochMs, limits, type CommandContext, type Instant } from '#kernel';
import { PersonalData } from '#keys';
import {
  letter,
  letterDue,
  type LetterCommand,
  type LetterState,
} from '../domain/letter.decider.js';
import { letterStream, type Letter } from '../domain/letter.events.js';
import { letterFollowUp } from '../domain/letter.process.js';
import { letters } from '../domain/letters.projection.js';
import {
  TRANSPORT,
  type HandOver,
  type OutboundLetter,
  type Transport,
} from '../transport.port.js';
import { LetterDesk } from './letter-desk.js';

const noMailServer: HandOver = {
  outcome: 'failed',
  permanence: 'transient',
  reason: 'no mail server is configured',
};

type Prepared =
  { readonly outbound: OutboundLetter } | { readonly because: 'no-address' | 'nothing-to-say' };

/**
 * Sends letters: claims each by one conditional append, hands it over, and records what became of it. Whoever's append is
 * refused sends nothing; a crash after the append leaves a letter without an outcome, which is found and shown.
 */
@Injectable()
export class LetterSender {
  constructor(
    private readonly loop: CommandLoop,
    private readonly engine: Engine,
    private readonly effects: Effects,
    private readonly projections: ProjectionHost,
    private readonly personalData: PersonalData,
    private readonly desk: LetterDesk,
    @Inject(PORTS) private readonly ports: Ports,
    @Inject(TRANSPORT) private readonly transport: Transport,
  ) {}

  /** Carries out a job of the queue. */
  async send(letterId: string): Promise<void> {
    const stream = letterStream(letterId);
    const { state } = await this.loop.load(stream, letter);
    const now = this.ports.clock.now();
    if (state.status !== 'waiting' || state.readyAt > now) return;
    // Put into words before the claim: what cannot be said for a fault of ours is not claimed.
    const prepared = await this.prepare(state.letter, now);
    const waitMs = 'because' in prepared ? 0 : await this.ports.pace.take('email', 1, stream);
    if (waitMs > 0) return this.wakeAt(letterId, addMs(now, waitMs));
    const { events } = await this.decide(letterId, { type: 'StartLetter', now });
    const [claimed] = events;
    if (claimed?.type !== 'LetterStarted') return;
    const { tryNumber } = claimed.data;
    const outcome = await this.handOver(state.letter, prepared, tryNumber);
    // What became of it is known here only: a store that is away is told when it is back.
    await this.engine.patience.with(() => this.decide(letterId, outcome));
  }

  /** @param letterId of a letter whose timer fired. One that comes late, twice or in vain does no harm. */
  async wake(letterId: string): Promise<void> {
    const { state } = await this.loop.load(letterStream(letterId), letter);
    await this.lookAfter(state, this.ports.clock.now());
  }

  /** Finds what is due and not done, whatever became of timers and queues. @returns what went wrong for some of them. */
  async reconcile(): Promise<readonly unknown[]> {
    const now = this.ports.clock.now();
    const faults: unknown[] = [];
    for (const state of (await this.projections.documents(letters)).values()) {
      const isOwed = letterDue(state) !== undefined;
      if (!isOwed || !this.engine.owns(letterStream(state.letter.letterId))) continue;
      await this.lookAfter(state, now).catch((fault: unknown) => faults.push(fault));
    }
    return faults;
  }

  /** A letter that a fault of ours held up is looked at again soon. */
  async tryAgain(letterId: string): Promise<void> {
    await this.wakeAt(letterId, addMs(this.ports.clock.now(), limits.attemptRetryBaseMs));
  }

  private async lookAfter(state: LetterState, now: Instant): Promise<void> {
    const due = letterDue(state);
    if (state.status === 'absent' || due === undefined) return;
    const { letterId } = state.letter;
    if (state.status === 'under-way' && due <= now)
      await this.decide(letterId, { type: 'AdvanceLetter', now });
    else await this.effects.perform(letterFollowUp(state, now), this.context(letterId));
  }

  private async wakeAt(letterId: string, due: Instant): Promise<void> {
    const id = `again.letter.${letterId}.${epochMs(due)}`;
    await this.ports.timers.schedule(id, due, { wake: 'letter', letterId });
  }

  private async prepare(asked: Letter, now: Instant): Promise<Prepared> {
    const recipient = await this.desk.recipientOf(asked);
    const address =
      asked.address === undefined
        ? recipient?.address
        : await this.personalData.decrypt(asked.contactPointId, asked.address);
    if (recipient === undefined || address === undefined) return { because: 'no-address' };
    const composed = await this.desk.composerOf(asked)(asked, recipient, now);
    if (composed === undefined) return { because: 'nothing-to-say' };
    const messageId = derivedId('letter', asked.letterId);
    return { outbound: { ...composed, messageId, address, sentAt: now } };
  }

  private async handOver(
    { contactPointId }: Letter,
    prepared: Prepared,
    tryNumber: number,
  ): Promise<LetterCommand> {
    const failure = { type: 'RecordLetterFailure', tryNumber } as const;
    if ('because' in prepared)
      return { ...failure, ...prepared, now: this.ports.clock.now(), permanence: 'permanent' };
    const outcome = (await this.transport.sendLetter?.(prepared.outbound)) ?? noMailServer;
    const now = this.ports.clock.now();
    if (outcome.outcome === 'handed-over') {
      const { reference } = outcome;
      const handedOver = { type: 'RecordLetterHandOver', tryNumber, now } as const;
      return reference === undefined ? handedOver : { ...handedOver, reference };
    }
    const { permanence } = outcome;
    const reason = await this.personalData.encryptOrDiscard(contactPointId, outcome.reason);
    return { ...failure, now, permanence, because: 'mail-server', reason };
  }

  private decide(letterId: string, command: LetterCommand) {
    return this.loop.run(letterStream(letterId), letter, command, this.context(letterId));
  }

  private context(letterId: string): CommandContext {
    const correlationId = derivedId('letter', letterId);
    return {
      now: this.ports.clock.now(),
      actor: { kind: 'process', id: 'letters' },
      correlationId,
      causationId: correlationId,
    };
  }
}
