import type { Instant, JsonObject } from '#kernel';

/** Holds owner and due instant. Letters, digits, `.`, `_` and `-`; no `:` and not an integer, as BullMQ asks. */
export type TimerId = string;

export interface DueTimer {
  readonly id: TimerId;
  readonly due: Instant;
  readonly payload: JsonObject;
}

export type DueHandler = (timer: DueTimer) => Promise<void>;

/**
 * Wake-ups, nothing more: what is owed stands in the log. Every adapter passes `timersContract` of `#testing`.
 * A timer fires at least once and never before it is due. What is due together fires in order of due instant; where one
 * process keeps the timers, those of one instant fire in order of id. Handlers that a shared queue starts side by side may
 * overtake each other. A handler that fails is tried again.
 */
export interface Timers {
  /** Same id, same timer: scheduling it again changes nothing. One that is already due fires as soon as it can. */
  schedule(id: TimerId, due: Instant, payload: JsonObject): Promise<void>;
  /** Cancelling an unknown or fired timer is no error. */
  cancel(id: TimerId): Promise<void>;
  /** Sets the one handler. Nothing fires before. */
  onDue(handler: DueHandler): void;
  /** Stops firing and waits for handlers under way. */
  close(): Promise<void>;
}
