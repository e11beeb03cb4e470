import type { Chance } from './chance.js';
import type { TroubleKind } from './scenario.js';

/** Whoever waits for the world outside: a process, and what it asks. */
export interface Waiting {
  readonly of: object;
  readonly what: string;
  /** Its turn has come, with what goes wrong in it. */
  readonly go: (trouble?: TroubleKind) => void;
}

/**
 * Whatever leaves a process waits here for its turn, and gets it in an order that is drawn: so every interleaving that
 * a real network could bring about can happen, and the same one happens again for the same seed.
 */
export class Turns {
  private waiting: Waiting[] = [];
  /** Of all turns so far, for whoever compares two trials. */
  taken = 0;

  constructor(private readonly chance: Chance) {}

  /** Resolves when it is its turn; of somebody who has died, never. */
  wait(of: object, what: string): Promise<TroubleKind | undefined> {
    return new Promise((resolve) => this.waiting.push({ of, what, go: resolve }));
  }

  get areWaited(): boolean {
    return this.waiting.length > 0;
  }

  /** Draws whose turn it is. It has to be let go, or dropped, by whoever asked. */
  draw(): Waiting | undefined {
    if (this.waiting.length === 0) return undefined;
    this.taken++;
    const [drawn] = this.waiting.splice(this.chance.below(this.waiting.length), 1);
    return drawn;
  }

  /** Nobody of a dead process gets a turn any more. */
  forget(of: object): void {
    this.waiting = this.waiting.filter((one) => one.of !== of);
  }
}

/** Resolves when everything that can go on without a turn has done so. */
export function quiet(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
