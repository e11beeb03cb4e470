import { Fault, limits } from '#kernel';

/** Lets a few do their work at a time: a store that is asked ten thousand things at once answers the last too late. */
export class Turns {
  private free: number = limits.keyRequestsAtOnce;
  private readonly waiting: (() => void)[] = [];

  /** Rejects with Fault `too-many-pending-keys` where too many wait already. */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.free > 0) this.free--;
    else await this.turn();
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.free++;
      else next();
    }
  }

  private turn(): Promise<void> {
    if (this.waiting.length >= limits.pendingKeysMax)
      throw new Fault(
        'too-many-pending-keys',
        `${limits.pendingKeysMax} requests for keys are waiting already`,
      );
    return new Promise((resolve) => {
      this.waiting.push(resolve);
    });
  }
}
