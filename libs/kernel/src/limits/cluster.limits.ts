/** Bounds of work that several processes share over one store and one Redis. */
export const clusterLimits = {
  /** First pause before something is tried again that failed because the event store or Redis is away; it doubles. */
  awayRetryBaseMs: 100,
  /** That pause grows no further: a server that is back is noticed within seconds. */
  awayRetryMaxMs: 5_000,
  /** Parts into which the streams are divided among workers: a few for each of as many workers as a network needs. */
  slices: 16,
  /** How often a slice's checkpoint is written while work goes on: what is repeated when its worker dies. */
  sliceCheckpointEveryMs: 5_000,
  /** A worker that was not heard of for this long is taken for dead, and others take over: it speaks every second. */
  memberSilenceMsMax: 5_000,
  /** How long one command to Redis may take: milliseconds when all is well, so whoever waits longer is told that it is away. */
  redisCommandMsMax: 5_000,
  /** How long readiness, `doctor` and a stop wait for Redis to answer: a probe commonly has a second or two. */
  redisPingMsMax: 1_000,
  /** The pause between tries to reach Redis grows no further: one that is back is used within a second or so. */
  redisReconnectMsMax: 1_000,
  /** A Redis that has not said for this long that it cannot serve is well: workers ask every second or so. */
  redisTroubleOverMs: 30_000,
  /** A connection on which an answer is due for this long is dead: workers ask Redis to wait for ten seconds at most. */
  redisSilenceMsMax: 20_000,
  /** A job whose worker has not said for this long that it works on it has lost it; it says so every half of this. */
  jobLockMs: 10_000,
  /** How often a worker looks for jobs that others have lost. */
  lostJobsEveryMs: 5_000,
  /** Pause before a job is taken again that is not due yet by the clock here, though it is by that of others. */
  earlyJobPauseMs: 100,
  /** How often a job may lose its worker before it is dropped as the cause; what it was for still stands in the log. */
  jobLossesMax: 100,
  /**
   * How long the close of a queue waits for jobs under way. With what it waits for Redis, which is twice `redisPingMsMax`
   * and `redisReconnectMsMax`, that is half of `shutdownMsMax`: the rest is for requests before and for what is closed after.
   */
  jobDrainMsMax: 7_000,
  /** How often a job of the dispatch queue is tried: beyond, its ping is looked at again by a timer and by the reconciler. */
  dispatchTriesMax: 3,
  /** First pause before a job of the dispatch queue is tried again; it doubles with every further failure. */
  dispatchRetryBaseMs: 1_000,
  /** Pause between two looks at a queue whose jobs are under way in other processes. */
  idleLookEveryMs: 25,
} as const;
