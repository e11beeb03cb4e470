import { limits } from '#kernel';
import type { SealContent } from '../domain/seal.events.js';
import { MerkleTree } from '../merkle/merkle-tree.js';
import { anchorsOf, type Anchor } from './aligned.js';
import { nameOf, type Findings } from './findings.js';
import type { MissingRevisions } from './missing-revisions.js';
import type { SealedSource, SeenEvent } from './sealed-source.js';

/** Lays the events of a source against what seals say of them, one range after the other; one range and some are in memory. */
export class RangeCheck {
  private ahead: SeenEvent[] = [];
  private before: SeenEvent | undefined;
  /** Events that were compared with a true seal, or had none. */
  readonly counts = { checked: 0, unchecked: 0, unsealed: 0 };

  constructor(
    private readonly source: SealedSource,
    private readonly revisions: MissingRevisions,
    private readonly findings: Findings,
    private readonly onEvents: (count: number) => void,
  ) {}

  /** @param later leaves of the ranges after this one, as many as are looked ahead over. */
  async check(
    seal: SealContent,
    leaves: readonly string[],
    later: () => Promise<ReadonlySet<string>>,
  ): Promise<void> {
    await this.fill(leaves.length);
    const first = this.ahead.slice(0, leaves.length);
    const isSame =
      first.length === leaves.length &&
      first.every(({ prefix }, index) => prefix === leaves[index]);
    if (!isSame) return this.compare(seal, leaves, await later());
    const tree = new MerkleTree();
    for (const { leaf } of first) if (leaf !== undefined) tree.append(leaf);
    if (tree.root().toString('hex') !== seal.root)
      this.findings.add({
        kind: 'event-changed',
        seal: seal.number,
        message: `an event under seal ${seal.number} was changed; which one, its seal does not show`,
      });
    this.consume(leaves.length);
    this.counts.checked += leaves.length;
  }

  /** Passes over events whose seal is missing. */
  async skip(count: number): Promise<void> {
    for (let left = count; left > 0;) {
      const size = Math.min(left, limits.verifyLookaheadEvents);
      await this.fill(size);
      const taken = Math.min(size, this.ahead.length);
      this.consume(taken);
      this.counts.unchecked += taken;
      if (taken < size) return;
      left -= size;
    }
  }

  /** What came after the last seal; a seal itself is no event that waits for one. */
  async rest(): Promise<void> {
    for (;;) {
      await this.fill(limits.readPageEvents);
      if (this.ahead.length === 0) return;
      this.counts.unsealed += this.ahead.filter(({ type }) => type !== 'LogSealed').length;
      this.consume(this.ahead.length);
    }
  }

  private async compare(
    seal: SealContent,
    leaves: readonly string[],
    later: ReadonlySet<string>,
  ): Promise<void> {
    await this.fill(leaves.length + limits.verifyLookaheadEvents);
    const prefixes = this.ahead.map(({ prefix }) => prefix);
    const anchors = anchorsOf(prefixes, leaves, later);
    const end = this.endOf(seal, anchors, later);
    const places = new Map(leaves.map((leaf, index) => [leaf, index]));
    const used = new Set(anchors.map(({ sealed }) => sealed));
    const moved = this.movedIn(end, anchors, places, used);
    let [there, sealed] = [0, 0];
    for (const anchor of [...anchors, { there: end, sealed: leaves.length }]) {
      const strangers = range(there, anchor.there).filter((at) => !moved.has(at));
      const gone = range(sealed, anchor.sealed).filter((at) => !used.has(at));
      this.tellGap(seal, strangers, gone, anchor.there);
      [there, sealed] = [anchor.there + 1, anchor.sealed + 1];
    }
    for (const [at, was] of moved) this.tellMoved(seal, at, was);
    this.consume(end);
    this.counts.checked += leaves.length;
  }

  /** Where the range ends here: what stands in place of its last events belongs to it, too. */
  private endOf(
    { count, lastEventId }: SealContent,
    anchors: readonly Anchor[],
    later: ReadonlySet<string>,
  ): number {
    const last = anchors.at(-1) ?? { there: -1, sealed: -1 };
    const end = last.there + 1;
    const tail = this.ahead.slice(end, end + count - 1 - last.sealed);
    const next = tail.findIndex(({ prefix }) => later.has(prefix));
    if (next !== -1) return end + next;
    // Behind the last seal everything is strange: only what bears the right name belongs to it.
    if (later.size > 0) return end + tail.length;
    return end + tail.findLastIndex(({ id }) => id === lastEventId) + 1;
  }

  /** Events of this range that stand in another place of it. */
  private movedIn(
    end: number,
    anchors: readonly Anchor[],
    places: ReadonlyMap<string, number>,
    used: Set<number>,
  ): ReadonlyMap<number, number> {
    const inPlace = new Set(anchors.map(({ there }) => there));
    const moved = new Map<number, number>();
    for (const at of range(0, end)) {
      const place = inPlace.has(at) ? undefined : places.get(this.ahead[at]!.prefix);
      // What stands there twice was moved once at most: the other is a copy.
      if (place === undefined || used.has(place)) continue;
      used.add(place);
      moved.set(at, place);
    }
    return moved;
  }

  /** Between two events that are as they were sealed: as many as can be were changed, the rest is missing or was put in. */
  private tellGap(
    seal: SealContent,
    strangers: readonly number[],
    gone: readonly number[],
    next: number,
  ): void {
    const pairs = Math.min(strangers.length, gone.length);
    for (let index = 0; index < pairs; index++) {
      const event = this.ahead[strangers[index]!]!;
      const place = this.placeOf(seal, gone[index]!);
      const how = event.leaf === undefined ? 'cannot be read any more' : 'is not as it was sealed';
      this.findings.add({
        kind: 'event-changed',
        seal: seal.number,
        place,
        event: nameOnly(event),
        message: `event ${place}, ${nameOf(event)}, ${how} (seal ${seal.number})`,
      });
    }
    for (const at of strangers.slice(pairs)) {
      const event = this.ahead[at]!;
      this.findings.add({
        kind: 'event-inserted',
        seal: seal.number,
        event: nameOnly(event),
        message: `${nameOf(event)} was put in, ${this.between(at - 1, at + 1)} (seal ${seal.number})`,
      });
    }
    if (gone.length > pairs) this.tellMissing(seal, gone.slice(pairs), next);
  }

  private tellMissing(seal: SealContent, gone: readonly number[], next: number): void {
    const [first, last] = [this.placeOf(seal, gone[0]!), this.placeOf(seal, gone.at(-1)!)];
    const which = first === last ? `event ${first} is` : `events ${first} to ${last} are`;
    this.findings.add({
      kind: 'event-missing',
      seal: seal.number,
      place: first,
      message: `${which} missing, ${this.between(next - 1, next)} (seal ${seal.number})`,
    });
  }

  private tellMoved(seal: SealContent, at: number, was: number): void {
    const event = this.ahead[at]!;
    const place = this.placeOf(seal, was);
    this.findings.add({
      kind: 'event-moved',
      seal: seal.number,
      place,
      event: nameOnly(event),
      message: `event ${place}, ${nameOf(event)}, stands in another place, ${this.between(at - 1, at + 1)} (seal ${seal.number})`,
    });
  }

  private between(before: number, after: number): string {
    const left = before < 0 ? this.before : this.ahead[before];
    const right = this.ahead[after];
    const words = [
      ...(left === undefined ? ['at the beginning'] : [`after ${nameOf(left)}`]),
      ...(right === undefined ? [] : [`before ${nameOf(right)}`]),
    ];
    return words.join(' and ');
  }

  /** The number of an event in the sealed log, 1 for the first. */
  private placeOf({ total, count }: SealContent, index: number): number {
    return total - count + index + 1;
  }

  private async fill(size: number): Promise<void> {
    while (this.ahead.length < size) {
      const event = await this.source.nextEvent();
      if (event === undefined) return;
      this.revisions.note(event);
      this.ahead.push(event);
    }
  }

  private consume(count: number): void {
    this.before = count > 0 ? this.ahead[count - 1] : this.before;
    this.ahead = this.ahead.slice(count);
    this.onEvents(count);
  }
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

function nameOnly({ id, type, stream, revision }: SeenEvent) {
  return { id, type, stream, revision };
}
