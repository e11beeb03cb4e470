import { limits } from '#kernel';
import {
  contentOf,
  noSeal,
  sealIn,
  sealText,
  type Seal,
  type SealContent,
} from '../domain/seal.events.js';
import { leavesIn, sha256Of } from '../merkle/event-leaf.js';
import { isSignedBy } from '../merkle/signing.js';
import type { Findings } from './findings.js';
import { KeyRing, type Pin } from './key-ring.js';
import type { SealedSource, SealEntry, SealStart } from './sealed-source.js';

/** What a true seal says of a stretch of the log, or how long the stretch is for which there is none. */
export type ExpectedRange =
  | { readonly kind: 'sealed'; readonly seal: SealContent; readonly leaves: readonly string[] }
  | { readonly kind: 'unknown'; readonly count: number };

/**
 * Walks along the seals: every one signed by the key in use at its time, linked to the one before, none left out. What is
 * signed is believed, so the seal after a gap says how many events lie in it.
 */
export class SealChain {
  readonly ring: KeyRing;
  /** The last true seal. */
  last: SealContent | undefined;
  private link: SealStart;
  /** What seals that are not true, since the last true one, say of their number. */
  private altered: (number | undefined)[] = [];
  private waiting: ExpectedRange[] = [];
  /** Signed by keys nobody vouches for, as long as no trusted seal comes after them that is linked to them. */
  private untrusted: { readonly from: number; to: number; readonly keyId: string }[] = [];

  /** @param onSeal hears of each true seal and its chained root. */
  constructor(
    private readonly source: SealedSource,
    pins: readonly Pin[],
    private readonly findings: Findings,
    private readonly onSeal: (seal: Seal) => void,
  ) {
    this.ring = new KeyRing(pins);
    this.link = source.start ?? { number: 0, chained: noSeal, total: 0 };
  }

  /** The chained root of the last true seal. */
  get root(): string {
    return this.link.chained;
  }

  /** The next stretch of the log, `undefined` after the last seal. */
  async next(): Promise<ExpectedRange | undefined> {
    for (;;) {
      const waiting = this.waiting.shift();
      if (waiting !== undefined) return waiting;
      const entry = await this.source.nextSealEntry();
      if (entry === undefined) {
        this.finish();
        return undefined;
      }
      this.take(entry);
    }
  }

  private take(entry: SealEntry): void {
    const { type, data } = entry;
    if (type === 'SealKeyIntroduced' || type === 'SealKeyRotated') {
      if (!this.ring.add({ type, data: data ?? {} }))
        this.findings.add({
          kind: 'key-altered',
          message: `a key of the seals was altered: ${type} after ${this.afterWhich()} does not hold`,
        });
      return;
    }
    // Whatever else somebody put into the stream is no seal, and found among the events.
    if (type !== 'LogSealed') return;
    const seal = data === undefined ? undefined : sealIn(data);
    const leaves = seal && this.leavesIfTrue(seal);
    if (seal === undefined || leaves === undefined) this.altered.push(seal?.number);
    else this.append(seal, leaves);
  }

  /**
   * Its leaves, where all of the seal is as it was signed by the key in use. Where nobody knows the key, the seal may hold
   * for all that can be told: it is not trusted by itself.
   */
  private leavesIfTrue(seal: Seal): readonly string[] | undefined {
    const { ring } = this;
    const key = ring.find(seal.keyId);
    const text = sealText(contentOf(seal));
    const isSigned =
      key === undefined ||
      (seal.keyId === (ring.current ?? seal.keyId) && isSignedBy(key, text, seal.signature));
    const isTrue =
      isSigned && sha256Of(text) === seal.chained && sha256Of(seal.leaves) === seal.leavesSha256;
    return isTrue ? leavesIn(seal.leaves, seal.count) : undefined;
  }

  private append(seal: Seal, leaves: readonly string[]): void {
    const { number, chained, total, count } = seal;
    if (number <= this.link.number) {
      this.findings.add({
        kind: 'seal-altered',
        seal: number,
        message: `seal ${number} stands a second time, after ${this.afterWhich()}`,
      });
      return;
    }
    const between = total - count - this.link.total;
    const isNext = number === this.link.number + 1;
    const goesOn = isNext ? seal.previous === this.link.chained && between === 0 : between >= 0;
    this.tellGap(number, between);
    if (!goesOn)
      this.findings.add({
        kind: 'seal-altered',
        seal: number,
        message: `seal ${number} does not go on from ${this.afterWhich()}: the seals before it were exchanged`,
      });
    this.trust(seal, isNext && goesOn);
    this.last = contentOf(seal);
    this.link = { number, chained, total };
    this.waiting.push({ kind: 'sealed', seal: this.last, leaves });
    this.onSeal(seal);
  }

  /** Whatever lies between the last true seal and the one of this number: seals that were altered, and that are missing. */
  private tellGap(to: number, events: number): void {
    const gap = numbers(this.link.number + 1, to);
    const altered = this.numbersOfAltered(gap);
    for (const number of altered)
      this.findings.add({
        kind: 'seal-altered',
        ...(number === undefined ? {} : { seal: number }),
        message: `${number === undefined ? `a seal after ${this.afterWhich()}` : `seal ${number}`} was altered: it is not what its key signed`,
      });
    const missing = gap.filter((number) => !altered.includes(number));
    const [first, last] = [missing[0], missing.at(-1)];
    if (missing.length > altered.filter((number) => number === undefined).length)
      this.findings.add({
        kind: 'seal-missing',
        ...(first === undefined ? {} : { seal: first }),
        message: `${first === last ? `seal ${first} is` : `${missing.length} seals from ${first} to ${last} are`} missing: the chain goes from ${this.afterWhich()} to seal ${to}`,
      });
    this.altered = [];
    if (events > 0) this.waiting.push({ kind: 'unknown', count: events });
  }

  /** As many as fill the gap are numbered in their order; of others, only what they say themselves is known. */
  private numbersOfAltered(gap: readonly number[]): readonly (number | undefined)[] {
    if (this.altered.length === gap.length) return gap;
    return this.altered.map((number) =>
      number !== undefined && gap.includes(number) ? number : undefined,
    );
  }

  /** A trusted seal vouches for all before it that it is linked to, by however many keys they were signed. */
  private trust({ number, keyId }: Seal, isLinked: boolean): void {
    if (!isLinked) this.tellUntrusted();
    if (this.ring.isTrusted(keyId)) {
      this.untrusted = [];
      return;
    }
    const last = this.untrusted.at(-1);
    if (last?.keyId === keyId) last.to = number;
    else this.untrusted.push({ from: number, to: number, keyId });
  }

  private tellUntrusted(): void {
    for (const { from, to, keyId } of this.untrusted) {
      const which = from === to ? `seal ${from} was` : `seals ${from} to ${to} were`;
      this.findings.add({
        kind: 'seal-untrusted',
        seal: from,
        message: `${which} signed by the key ${keyId}, for which no key that is trusted vouches`,
      });
    }
    this.untrusted = [];
  }

  private finish(): void {
    this.tellUntrusted();
    const { lastNumber = this.link.number + this.altered.length } = this.source;
    this.tellGap(Math.max(lastNumber, this.link.number) + 1, 0);
  }

  private afterWhich(): string {
    return this.link.number === 0 ? 'the beginning' : `seal ${this.link.number}`;
  }
}

/** From the one up to and without the other; a gap that is longer than any list is told by its ends. */
function numbers(from: number, to: number): readonly number[] {
  const length = Math.min(to - from, limits.verifyFindingsMax);
  return Array.from({ length: Math.max(0, length) }, (_, index) => from + index);
}
