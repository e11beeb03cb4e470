import { limits } from '#kernel';

/** Messages that may go out in a minute, by kind of channel. A kind that is not named has no bound. */
export type PacePerMinute = Readonly<Partial<Record<string, number>>>;

/**
 * Bounds how fast messages go out, over all processes. It may be lost: then a minute begins anew. Every adapter passes
 * `paceContract` of `#testing`.
 */
export interface Pace {
  /**
   * Asks to send messages of a kind now, all of them or none. More than go in a minute go alone.
   * @returns 0: go. Otherwise the milliseconds after which to ask again: whoever is beyond the bound is sent to the first
   * minute that has room for it, so that nobody comes in herds.
   * @param key names what asks. One that was sent to a later minute is told the rest of its wait until then, whatever kind
   * it asks for and whichever process asks, and takes no further place.
   */
  take(kind: string, messages?: number, key?: string): Promise<number>;
}

/** No bounds. */
export class Unpaced implements Pace {
  take(): Promise<number> {
    return Promise.resolve(0);
  }
}

/**
 * A minute in which messages were asked for: those that went, and those that were sent to later minutes.
 * @param asked how many, with those asked for now.
 */
export function paceWaitMs(
  asked: number,
  messages: number,
  perMinute: number,
  minuteEndsInMs: number,
): number {
  const goAlone = messages > perMinute && asked - messages < perMinute;
  if (asked <= perMinute || goAlone) return 0;
  const minutes = Math.floor((asked - 1) / perMinute);
  return minuteEndsInMs + (minutes - 1) * limits.paceMinuteMs;
}
