/** Bounds of the loops that decide, react and wait. */
export const engineLimits = {
  /** Decisions lost to other writers of the same stream before the command fails with `too-much-contention`. */
  commandAttemptsMax: 8,
  /** Folded streams kept in memory by the command loop, least recently used out first. */
  cachedStatesMax: 50_000,
  /** Events a process manager takes at a time; streams among them are worked on side by side. */
  processBatchEvents: 256,
  /** Events that are none of its own after which a process manager notes how far it has come. */
  checkpointEveryEvents: 1_000,
  /** How often the effects of one event are tried before their process manager stops: a busy store, or other writers, pass. */
  reactionTriesMax: 3,
  /** Effects of one event under way at once: a launch has thousands, and the commands of these share a commit. */
  effectsAtOnce: 128,
  /** Attempts under way at once in one process. */
  dispatchConcurrency: 64,
  /** Events between two snapshots of a running projection: they are folded again in about two seconds. */
  snapshotEveryEvents: 250_000,
  /** First pause before a timer whose handler failed is tried again; it doubles with every further failure. */
  timerRetryBaseMs: 1_000,
  /** The pause between tries of one timer grows no further: an outage that ends is noticed within a minute. */
  timerRetryMaxMs: 60_000,
  /** The wall clock may be stepped while an alarm waits, so the clock is read again at least this often. */
  timerAlarmMsMax: 60_000,
  /** Timers set and not fired in one process: ten for each of the 100,000 contact points of a large import. */
  pendingTimersMax: 1_000_000,
  /** Timers one request of a virtual clock fires: more means that handlers set timers due at once without end. */
  firedTimersMax: 10_000_000,
  /** How long a request's idempotency key is remembered: a client that retries does so within a day. */
  idempotencyKeyMs: 86_400_000,
  /** A request that is under way for longer has lost its process; an import of 250,000 rows takes less. */
  idempotencyLeaseMs: 300_000,
} as const;
