import { instantAt, type Instant } from './instant.js';

/** Where the shell reads the time. The domain never does: its commands carry `now`. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => instantAt(Date.now()) };
