import { limits, type Instant } from '#kernel';
import type { DueTimer } from './timers.port.js';

export interface TimerFailure {
  readonly timer: DueTimer;
  readonly error: unknown;
  /** How often the handler has failed for this timer, this time included. */
  readonly failures: number;
  /** `undefined` where it is not tried again. */
  readonly retryAt: Instant | undefined;
}

/** Doubles from `timerRetryBaseMs` with every failure, up to `timerRetryMaxMs`. */
export function retryPauseMs(failures: number): number {
  return Math.min(limits.timerRetryBaseMs * 2 ** (failures - 1), limits.timerRetryMaxMs);
}
