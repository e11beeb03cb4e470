import { Inject, Injectable } from '@nestjs/common';
import { CommandLoop, PORTS, type Ports } from '#engine';
import {
  addMs,
  limits,
  Refusal,
  type CommandContext,
  type Position,
  type RecordedEvent,
} from '#kernel';
import {
  noSeal,
  rotationText,
  sealKeySubject,
  sealStream,
  sealText,
  type PublicSealKey,
  type Seal,
  type SealContent,
} from './domain/seal.events.js';
import { seals, summaryOf, type Seals, type SealSummary } from './domain/seals.decider.js';
import { backwardsFrom, streamInPages } from './in-pages.js';
import { leafHash, leafPrefixBytes, sha256Of } from './merkle/event-leaf.js';
import { MerkleTree } from './merkle/merkle-tree.js';
import { SigningKey } from './merkle/signing.js';

/** A stretch of the log in log order, as a seal counts it. */
interface Range {
  readonly first: RecordedEvent;
  readonly last: RecordedEvent;
  readonly count: number;
  readonly root: Buffer;
  readonly leaves: string;
}

/**
 * Seals the log: a range is everything after the last event of the range before, up to what was read last, so the event of a
 * seal lies in the range of the next one. A range is read in one go, and only its leaves are kept; a seal is one event, so
 * there is nothing half.
 */
@Injectable()
export class Sealer {
  constructor(
    @Inject(PORTS) private readonly ports: Ports,
    private readonly loop: CommandLoop,
  ) {}

  /**
   * Seals whatever is new, the oldest first: more than `limits.sealEventsMax` events get several seals.
   * @returns the seals that were made, none where there is nothing new or another process made them.
   * @throws Refusal `seal-key-lost`, `seal-range-lost`.
   */
  async seal(context: CommandContext, unlessYoungerMs = 0): Promise<readonly SealSummary[]> {
    const made: SealSummary[] = [];
    let { state } = await this.loop.load(sealStream, seals);
    if (state.last !== undefined && addMs(state.last.sealedAt, unlessYoungerMs) > context.now)
      return made;
    let after = await this.endOfLast(state);
    for (;;) {
      const range = await this.rangeAfter(after);
      if (range === undefined) return made;
      const key = await this.signingKey(state, context);
      // Of the seal that the range goes on from: where another one came meanwhile, this number is taken.
      const seal = sealOf(range, state, key, context);
      const sealed = await this.loop.run(sealStream, seals, { type: 'SealLog', seal }, context);
      if (sealed.events.length === 0) return made;
      made.push(summaryOf(seal));
      if (range.count < limits.sealEventsMax) return made;
      state = sealed.state;
      after = range.last.position;
    }
  }

  /**
   * Makes the next key; from then on it signs.
   * @param lost the old one cannot vouch for it.
   * @throws Refusal `seal-key-lost` where it should and cannot.
   */
  async rotate(context: CommandContext, lost = false): Promise<PublicSealKey> {
    const { state } = await this.loop.load(sealStream, seals);
    const old = lost ? undefined : await this.signingKey(state, context);
    const after = lost ? state.keys.length : Math.max(1, state.keys.length);
    const next = await this.keyNumbered(after + 1);
    if (old === undefined) {
      const command = { type: 'IntroduceSealKey', key: next.public, after } as const;
      await this.loop.run(sealStream, seals, command, context);
      return next.public;
    }
    const told = { ...next.public, previousKeyId: old.public.keyId };
    const rotation = { ...told, signature: old.sign(rotationText(told)) };
    await this.loop.run(sealStream, seals, { type: 'RotateSealKey', rotation }, context);
    return next.public;
  }

  /** Where the range of the last seal ends, `undefined` before the first. Positions are never stored: they change when a log moves. */
  private async endOfLast({ last }: Seals): Promise<Position | undefined> {
    if (last === undefined) return undefined;
    const { log } = this.ports;
    for await (const event of streamInPages(log, sealStream, { direction: 'backwards' })) {
      if (event.type !== 'LogSealed' || event.data['number'] !== last.number) continue;
      let looked = 0;
      for await (const { id, position } of backwardsFrom(log, event.position)) {
        if (id === last.lastEventId) return position;
        if (++looked === limits.sealBacktrackEventsMax) break;
      }
      break;
    }
    throw new Refusal(
      'seal-range-lost',
      { seal: last.number, event: last.lastEventId },
      `the log no longer holds the event at which seal ${last.number} ends: it was tampered with, so it is not sealed any further; run "rollcall audit verify"`,
    );
  }

  /** `undefined` where nothing came but seals. */
  private async rangeAfter(after: Position | undefined): Promise<Range | undefined> {
    const tree = new MerkleTree();
    const leaves = Buffer.alloc(limits.sealEventsMax * leafPrefixBytes);
    let first: RecordedEvent | undefined;
    let last: RecordedEvent | undefined;
    let isNews = false;
    const start = after === undefined ? {} : { after };
    for await (const event of this.ports.log.readAll({ ...start, limit: limits.sealEventsMax })) {
      const leaf = leafHash(event);
      leaf.copy(leaves, tree.size * leafPrefixBytes, 0, leafPrefixBytes);
      tree.append(leaf);
      first ??= event;
      last = event;
      isNews ||= event.stream !== sealStream;
    }
    if (!isNews || first === undefined || last === undefined) return undefined;
    const used = leaves.toString('base64', 0, tree.size * leafPrefixBytes);
    return { first, last, count: tree.size, root: tree.root(), leaves: used };
  }

  /** The key in use; the first one is made when there is none. */
  private async signingKey({ keys }: Seals, context: CommandContext): Promise<SigningKey> {
    const current = keys.at(-1);
    if (current === undefined) {
      const made = await this.keyNumbered(1);
      const command = { type: 'IntroduceSealKey', key: made.public, after: 0 } as const;
      await this.loop.run(sealStream, seals, command, context);
      return made;
    }
    const seed = await this.ports.keys.find(sealKeySubject(keys.length));
    const key = seed && new SigningKey(seed);
    if (key?.public.keyId === current.keyId) return key;
    throw new Refusal(
      'seal-key-lost',
      { key: current.keyId },
      `the private key ${current.keyId}, which signs the seals of this log, is not among the keys here: put the keys back, or begin anew with "rollcall audit rotate-key --lost"`,
    );
  }

  private async keyNumbered(number: number): Promise<SigningKey> {
    return new SigningKey(await this.ports.keys.obtain(sealKeySubject(number)));
  }
}

function sealOf(range: Range, { last }: Seals, key: SigningKey, { now }: CommandContext): Seal {
  const content: SealContent = {
    number: (last?.number ?? 0) + 1,
    firstEventId: range.first.id,
    lastEventId: range.last.id,
    count: range.count,
    total: (last?.total ?? 0) + range.count,
    root: range.root.toString('hex'),
    leavesSha256: sha256Of(range.leaves),
    previous: last?.chained ?? noSeal,
    keyId: key.public.keyId,
    sealedAt: now,
  };
  const text = sealText(content);
  return { ...content, leaves: range.leaves, chained: sha256Of(text), signature: key.sign(text) };
}
