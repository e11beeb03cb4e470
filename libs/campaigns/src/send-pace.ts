import { Inject, Injectable } from '@nestjs/common';
import { PORTS, recent, type Ports } from '#engine';
import { addMs, limits, type Instant } from '#kernel';
import type { ReachableChannel } from './domain/destinations.js';

/**
 * Holds up messages that would go beyond a bound per minute. The pace itself knows what it holds up, for all workers: so
 * looking at it again meanwhile, as the reconciler does, takes no further place in the minutes to come. What this worker
 * has heard of it is remembered here, so that looking again costs it nothing.
 */
@Injectable()
export class SendPace {
  private readonly untilOf = recent<string, Instant>(limits.pacedKeysMax);

  constructor(@Inject(PORTS) private readonly ports: Ports) {}

  /** Until when an intent is held up already. */
  heldUntil(intent: string, now: Instant): Instant | undefined {
    const until = this.untilOf.get(intent);
    return until !== undefined && now < until ? until : undefined;
  }

  /**
   * Asks to send all messages of an intent. Where one kind has to wait, what was asked for of those before it is not used.
   * @returns until when it is held up, `undefined`: it may go.
   */
  async holdUp(
    intent: string,
    destinations: readonly ReachableChannel[],
    now: Instant,
  ): Promise<Instant | undefined> {
    const messages = new Map<string, number>();
    for (const { channel } of destinations)
      messages.set(channel.kind, (messages.get(channel.kind) ?? 0) + 1);
    for (const [kind, count] of messages) {
      const waitMs = await this.ports.pace.take(kind, count, intent);
      if (waitMs === 0) continue;
      const until = addMs(now, waitMs);
      this.untilOf.set(intent, until);
      return until;
    }
    return undefined;
  }
}
