import { limits, msBetween, systemClock, type Clock, type Instant } from '#kernel';
import type { Members, Present } from './members.port.js';

/** Members of one process, which may be several engines in a test. */
export class MemoryMembers implements Members {
  private readonly lastWords = new Map<string, Instant>();
  private lastWord: Instant | undefined;

  constructor(private readonly clock: Clock = systemClock) {}

  async beat(member: string): Promise<Present> {
    const { silentMs } = await this.present();
    this.lastWord = this.clock.now();
    this.lastWords.set(member, this.lastWord);
    return { ...(await this.present()), silentMs };
  }

  present(): Promise<Present> {
    const now = this.clock.now();
    const silentMs = this.lastWord && msBetween(this.lastWord, now);
    for (const [one, at] of this.lastWords)
      if (msBetween(at, now) > limits.memberSilenceMsMax) this.lastWords.delete(one);
    return Promise.resolve({ members: [...this.lastWords.keys()].toSorted(), silentMs });
  }

  leave(member: string): Promise<void> {
    if (this.lastWords.delete(member)) this.lastWord = this.clock.now();
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
