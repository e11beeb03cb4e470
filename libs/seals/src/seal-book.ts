import { Inject, Injectable } from '@nestjs/common';
import { CommandLoop, PORTS, requireReached, type Ports, type Until } from '#engine';
import { EventRegistry, limits, type Instant, type Recorded, type RecordedEvent } from '#kernel';
import {
  sealStream,
  type KeyRotation,
  type PublicSealKey,
  type SealEvent,
} from './domain/seal.events.js';
import { seals, summaryOf, type SealSummary } from './domain/seals.decider.js';
import { streamInPages } from './in-pages.js';
import { proveInclusion, type InclusionProof } from './proof.js';

/** A seal by its name, as others that were published carry it. */
export interface SealMark {
  readonly number: number;
  /** Its chained root, as hexadecimal. */
  readonly root: string;
}

/** A public key as the log introduced it. */
export interface KnownSealKey extends PublicSealKey {
  readonly introducedAt: Instant;
  /** The key that signed that it is to be trusted; none did of the first, and of one that took the place of a lost one. */
  readonly vouchedBy: string | undefined;
}

/** Answers about the seals of a log. */
@Injectable()
export class SealBook {
  constructor(
    @Inject(PORTS) private readonly ports: Ports,
    private readonly loop: CommandLoop,
    private readonly registry: EventRegistry,
  ) {}

  async last(): Promise<SealSummary | undefined> {
    return (await this.loop.load(sealStream, seals)).state.last;
  }

  /** The last seal as the log stood then. */
  async lastAt(until: Until): Promise<SealSummary | undefined> {
    for await (const seal of this.latest(until)) return seal;
    return undefined;
  }

  /** The latest first. @param before only seals of lower numbers. @throws Refusal `position-after-end` */
  async list(count: number, before = Infinity, until?: Until): Promise<readonly SealSummary[]> {
    if (until !== undefined && 'position' in until)
      await requireReached(this.ports.log, until.position);
    const found: SealSummary[] = [];
    for await (const seal of this.latest(until)) {
      if (seal.number >= before) continue;
      found.push(seal);
      if (found.length === Math.min(count, limits.sealsListedMax)) break;
    }
    return found;
  }

  /** The seal of this number, `undefined` where there is none. */
  async one(number: number): Promise<SealSummary | undefined> {
    // The keys come between, so it stands there or later.
    for await (const event of this.fromOn(number)) {
      const read = this.read(event);
      if (read.type === 'LogSealed' && read.data.number >= number)
        return read.data.number === number ? summaryOf(read.data) : undefined;
    }
    return undefined;
  }

  /** In the order in which they came; the last one signs. */
  async keys(): Promise<readonly KnownSealKey[]> {
    const found: KnownSealKey[] = [];
    const types = ['SealKeyIntroduced', 'SealKeyRotated'];
    for await (const event of this.ports.log.readAll({ filter: { eventTypes: types } })) {
      const { keyId, publicKey, previousKeyId } = event.data as unknown as KeyRotation;
      if (event.stream !== sealStream) continue;
      found.push({
        keyId,
        publicKey,
        introducedAt: event.metadata.at,
        vouchedBy: event.type === 'SealKeyRotated' ? previousKeyId : undefined,
      });
    }
    return found;
  }

  /** Reads the log up to the event. @throws Refusal `event-unknown`, `event-not-sealed`. */
  prove(eventId: string): Promise<InclusionProof> {
    return proveInclusion(this.ports.log, eventId);
  }

  private async *latest(until?: Until): AsyncGenerator<SealSummary> {
    for await (const event of streamInPages(this.ports.log, sealStream, {
      direction: 'backwards',
    })) {
      const read = this.read(event);
      if (read.type === 'LogSealed' && isBy(read, until)) yield summaryOf(read.data);
    }
  }

  private fromOn(revision: number): AsyncIterable<RecordedEvent> {
    return streamInPages(this.ports.log, sealStream, { from: revision, direction: 'forwards' });
  }

  private read(event: RecordedEvent): Recorded<SealEvent> {
    return this.registry.read<SealEvent>(event);
  }
}

function isBy({ position, metadata }: Recorded<SealEvent>, until: Until | undefined): boolean {
  if (until === undefined) return true;
  return 'at' in until ? metadata.at <= until.at : position <= until.position;
}

/** What a report, a version of the directory or a watch outside carries of the last seal. */
export function markOf(seal: SealSummary | undefined): SealMark | undefined {
  return seal && { number: seal.number, root: seal.chained };
}
