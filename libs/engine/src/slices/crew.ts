import type { EventLog } from '#event-log';
import { limits, msBetween, type Clock, type Ids, type Instant, type StreamName } from '#kernel';
import type { ProcessRunner } from '../process-runner.js';
import type { Members } from './members.port.js';
import { SliceLedger } from './slice-ledger.js';
import { sliceOf, slicesOf } from './slice-of.js';
import { SliceShare } from './slice-share.js';

/** Where several processes share the work: who they are, and which of them this is. */
export interface CrewMember {
  readonly members: Members;
  /** Unlike that of any process before. */
  readonly self: string;
}

/** What a look at the others led to. */
export interface Looked {
  /** For how long nobody had been at work before it; `undefined` where that is not known. */
  readonly silentMs: number | undefined;
}

/**
 * This worker's part of the work. Who is there decides who takes which slice; that it was taken stands in the log. So
 * nobody leads, a dead worker is missed within seconds, and one that is wrongly missed loses its slices and nothing else.
 */
export class Crew {
  private readonly shares = new Map<string, SliceShare>();
  private readonly ledger: SliceLedger;
  private mine: ReadonlySet<number> = new Set();
  private holding: Promise<void> | undefined;
  private failure: { readonly error: unknown } | undefined;
  private writtenDownAt: Instant;
  private speaking: NodeJS.Timeout | undefined;

  constructor(
    private readonly member: CrewMember,
    private readonly log: EventLog,
    ids: Ids,
    private readonly clock: Clock,
  ) {
    this.ledger = new SliceLedger(log, ids, clock, member.self);
    this.writtenDownAt = clock.now();
  }

  shareOf(process: string): SliceShare {
    const share = new SliceShare(process, this.log, this.ledger);
    this.shares.set(process, share);
    return share;
  }

  /** Whether what is to be done about a stream is to be done here. */
  owns(stream: StreamName): boolean {
    return this.mine.has(sliceOf(stream));
  }

  /** For how long nobody has been at work; nobody hears of the question. */
  async silence(): Promise<number | undefined> {
    return (await this.member.members.present()).silentMs;
  }

  /**
   * Says that this worker is there, and begins to take the slices that are its own now: that may take as long as there is
   * work in them. @throws what went wrong with those since the last look; they are tried again.
   */
  async look(runners: ReadonlyMap<string, ProcessRunner>): Promise<Looked> {
    this.stopSpeaking();
    const { members, self } = this.member;
    const { members: present, silentMs } = await members.beat(self);
    const slices = slicesOf(self, present);
    this.mine = new Set(slices);
    this.holding ??= this.hold(slices, runners)
      .catch((error: unknown) => (this.failure = { error }))
      .then(() => (this.holding = undefined));
    this.throwFailure();
    return { silentMs };
  }

  /** Speaks by itself until the next look: a start may take longer than others have patience. */
  keepSpeaking(): void {
    const { members, self } = this.member;
    this.speaking = setInterval(() => void members.beat(self).catch(() => {}), limits.tickEveryMs);
    this.speaking.unref();
  }

  /** Resolves when the slices of the last look are held. @throws what went wrong. */
  async settled(): Promise<void> {
    await this.holding;
    this.throwFailure();
  }

  /** Writes down how far it came, so that others go on from there, and says that it is gone. */
  async leave(): Promise<void> {
    this.stopSpeaking();
    await this.holding;
    try {
      await this.writeDown();
    } finally {
      await this.member.members.leave(this.member.self);
    }
  }

  private stopSpeaking(): void {
    clearInterval(this.speaking);
    this.speaking = undefined;
  }

  private throwFailure(): void {
    const { failure } = this;
    this.failure = undefined;
    if (failure !== undefined) throw failure.error;
  }

  /** One process manager's trouble keeps no other from its slices. */
  private async hold(
    slices: readonly number[],
    runners: ReadonlyMap<string, ProcessRunner>,
  ): Promise<void> {
    const taking = [...this.shares].map(([process, share]) =>
      share.holdOnly(slices, async (...joining) => runners.get(process)?.join(...joining)),
    );
    const outcomes = await Promise.allSettled(taking);
    const now = this.clock.now();
    if (msBetween(this.writtenDownAt, now) >= limits.sliceCheckpointEveryMs) {
      this.writtenDownAt = now;
      await this.writeDown();
    }
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  }

  private async writeDown(): Promise<void> {
    for (const share of this.shares.values()) await share.checkpoint();
  }
}
