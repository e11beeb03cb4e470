/** Bounds of seals, and of whatever verifies them. */
export const sealLimits = {
  /** Events under one seal: 16 bytes of each make 175 kB, a fraction of what one append takes. A longer stretch gets several. */
  sealEventsMax: 8_192,
  /** Events between the last that a seal covers and the seal itself, among which the next one looks for it: what others append meanwhile. */
  sealBacktrackEventsMax: 100_000,
  /** Events that verifying looks ahead for the place where log and seals agree again: so many may have been put in at one place. */
  verifyLookaheadEvents: 8_192,
  /** Streams whose last revision is kept while a log is verified, to say which of them lacks an event. */
  verifyStreamsMax: 50_000,
  /** Findings that are kept and told, with how many more there are: a log that was replaced differs everywhere. */
  verifyFindingsMax: 1_000,
  /** Seals read at a time: at their largest some megabytes. */
  sealPageEvents: 16,
  /** Seals in one answer. */
  sealsListedMax: 100,
  /** Between two looks whether the log is to be sealed. */
  sealLookEveryMs: 60_000,
  /** The shortest and the longest pause between two seals that can be configured: a minute, a week. */
  sealEveryMsMin: 60_000,
  sealEveryMsMax: 604_800_000,
} as const;
