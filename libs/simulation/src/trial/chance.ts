import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Draws that depend on nothing but the seed. */
export class Chance {
  private readonly generator;

  constructor(seed: number) {
    this.generator = xoroshiro128plus(seed);
  }

  /** A whole number from 0 up to, and without, `below`. */
  below(below: number): number {
    return uniformInt(this.generator, 0, below - 1);
  }

  /** A whole number, both ends included. */
  between(from: number, to: number): number {
    return uniformInt(this.generator, from, to);
  }

  /** @param share of all draws that say yes, from 0 to 1. */
  says(share: number): boolean {
    return share > 0 && this.below(1_000_000) < share * 1_000_000;
  }

  oneOf<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.below(items.length)] ?? items[0];
  }

  /** Small values are as likely to be met as large ones: durations and gaps span several orders of magnitude. */
  spread(from: number, to: number): number {
    const exponent = this.below(1_000) / 1_000;
    return Math.round(from * (to / from) ** exponent);
  }
}
