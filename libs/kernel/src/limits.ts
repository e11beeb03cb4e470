/** Every bound of the system in one place, with its reason. Going over one is a clear error, never a silent cut. */
export const limits = {
  /** EventStoreDB refuses an append request over 1 MB by default; the rest is for its framing. */
  appendBytesMax: 1_000_000,
  /** Events in one append: what a single decision can reasonably answer. */
  appendEventsMax: 1_000,
  /** Events read from a store at a time: keeps memory flat while a page still fills a fold. */
  readPageEvents: 512,
  /** A page of an audience stays far below `appendBytesMax` at about 200 bytes a contact point. */
  audiencePageContactPoints: 1_000,
  /** Decisions lost to other writers of the same stream before the command fails with `too-much-contention`. */
  commandAttemptsMax: 8,
  /** Folded streams kept in memory by the command loop, least recently used out first. */
  cachedStatesMax: 50_000,
  /** Events a process manager takes at a time; streams among them are worked on side by side. */
  processBatchEvents: 256,
  /** Attempts under way at once in one process. */
  dispatchConcurrency: 64,
  /** Contact points of the same Party that one escalation writes to. */
  escalationRecipients: 5,
  /**
   * How often one channel is tried for one message before it counts as failed: over seven and a half minutes, which
   * outlasts the five that greylisting commonly asks for.
   */
  attemptTriesMax: 5,
  /** First pause after a transient failure; it doubles with every further one. */
  attemptRetryBaseMs: 30_000,
  /** An attempt without an outcome for this long is AttemptOutcomeUnknown: a hand-over takes seconds. */
  attemptOutcomeWaitMs: 300_000,
  /** A step performed later than this after it fell due was held up by an outage. */
  outageToleranceMs: 60_000,
  /** A sender's clock this far from ours makes its declared time odd. */
  declaredTimeToleranceMs: 300_000,
  /** Programs that fetched one ping's page and are kept apart; a mail scanner shows a handful. */
  openingsPerPing: 20,
  /** Automatic replies kept of one ping: two machines that answer each other make no endless history. */
  autoRepliesPerPing: 20,
  /** Steps of one policy. */
  policyStepsMax: 20,
  /** Moments at which a policy's steps fall due, repetitions counted: each is looked at whenever a ping changes. */
  policyOccurrencesMax: 200,
  /** Shortest pause between repetitions: nobody answers faster to being asked again. */
  policyRepeatEveryMsMin: 60_000,
  /** Bytes of a policy's file, which takes a few hundred. */
  policyBytesMax: 65_536,
  /** Windows that statistics report. */
  policyWindowsMax: 50,
  /** Recorded answers of one contact point: one counts, a few correct it. */
  recordedAnswersPerContactPoint: 100,
  /** Repetitions of one step. */
  policyRepeatMax: 100,
  /** Longest deadline of a policy: 30 days. */
  policyDeadlineMsMax: 2_592_000_000,
  /** Bytes of an imported file. The reference network takes 15 kB; 100,000 contact points take about 20 MB. */
  importBytesMax: 33_554_432,
  /** Rows of an imported file. */
  importRowsMax: 250_000,
  /** Errors of an import that are printed; the rest is counted. */
  importErrorsMax: 20,
  /** Characters in one field of an import. */
  fieldCharactersMax: 2_000,
  /** Events between two snapshots of a running projection: they are folded again in about two seconds. */
  snapshotEveryEvents: 250_000,
  /** Appends that wait while a group commit is under way. */
  pendingAppendsMax: 100_000,
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
  /** Subjects that wait for their first key while a transaction is gathered. */
  pendingKeysMax: 100_000,
  /** Bytes of appends that wait for a group commit: bounds memory when large appends come faster than the disk takes them. */
  pendingAppendBytesMax: 268_435_456,
  /** Appends that share one group commit: bounds how long a commit holds the thread, far above what saves fsyncs. */
  commitAppendsMax: 4_096,
  /** Events a filtered read looks at in one go: some milliseconds, after which others get the thread. */
  scanPageEvents: 16_384,
  /** Stream prefixes or event types of one filter; SQLite combines at most 500 selects. */
  filterItemsMax: 256,
  /** Bytes of one HTTP request's body, but for the upload of a directory: a policy or a template takes a few kilobytes. */
  httpBodyBytesMax: 1_048_576,
  /** How long a store waits for another process that writes the same file. */
  storeBusyMsMax: 5_000,
} as const;
