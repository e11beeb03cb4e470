import { setTimeout as sleep } from 'node:timers/promises';
import { isAway, limits } from '#kernel';

/** How one waits, until `signal` at most. */
export type Rest = (ms: number, signal: AbortSignal) => Promise<void>;

/** Tries again what fails because a server is away, until it is back: such an outage is nobody's fault and ends. */
export class Patience {
  private readonly ending = new AbortController();

  constructor(private readonly rest: Rest = restOnTheClock) {}

  get hasEnded(): boolean {
    return this.ending.signal.aborted;
  }

  /** @throws every other failure at once, and what failed last once `end` was called. */
  async with<Result>(work: () => Promise<Result>): Promise<Result> {
    for (let tries = 0; ; tries++)
      try {
        return await work();
      } catch (fault) {
        if (!isAway(fault) || this.hasEnded) throw fault;
        const pauseMs = Math.min(limits.awayRetryBaseMs * 2 ** tries, limits.awayRetryMaxMs);
        await this.rest(pauseMs, this.ending.signal);
        if (this.hasEnded) throw fault;
      }
  }

  /** Nobody waits any longer. */
  end(): void {
    this.ending.abort();
  }
}

async function restOnTheClock(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {});
}
