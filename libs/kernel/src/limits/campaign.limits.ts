/** Bounds of the directory, of policies, campaigns and series, and of what they send. */
export const campaignLimits = {
  /** A page of an audience stays far below `appendBytesMax` at about 200 bytes a contact point. */
  audiencePageContactPoints: 1_000,
  /** Changes of one page of a campaign's history: some megabytes, and a usual campaign whole. */
  historyPageChanges: 20_000,
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
  /** What a failure says of a channel is told within seconds, after an outage within hours; by then it is history. */
  channelFailureNewsMsMax: 86_400_000,
  /** A sender's clock this far from ours makes its declared time odd. */
  declaredTimeToleranceMs: 300_000,
  /** Programs that fetched one ping's page and are kept apart; a mail scanner shows a handful. */
  openingsPerPing: 20,
  /** Automatic replies kept of one ping: two machines that answer each other make no endless history. */
  autoRepliesPerPing: 20,
  /** Policies that pings share in memory, the latest used: a few campaigns at a time are under way. */
  sharedPoliciesMax: 100,
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
  /** Numbered versions of the directory that can be asked for: one a day for centuries. */
  directoryVersionsMax: 100_000,
  /** Bytes of an imported file. The reference network takes 15 kB; 100,000 contact points take about 20 MB. */
  importBytesMax: 33_554_432,
  /** Rows of an imported file. */
  importRowsMax: 250_000,
  /** Errors of an import that are printed; the rest is counted. */
  importErrorsMax: 20,
  /** Characters in one field of an import. */
  fieldCharactersMax: 2_000,
  /** Amendments of one recorded activity: it is corrected a few times, and never edited day by day. */
  activityAmendmentsMax: 100,
  /** Holidays of one Party: some twenty a year, kept for some years. */
  partyHolidaysMax: 200,
  /** Shortest pause between occurrences of a series: a test that follows on another within the hour tests nobody's patience but ours. */
  seriesIntervalMsMin: 3_600_000,
  /** Characters of a cron expression; those in use have below thirty. */
  cronCharactersMax: 100,
  /** Occurrences looked at for the next one that has not begun anywhere: two days of hourly ones. */
  seriesLookAheadMax: 64,
  /** A contact point tested again within a week is tested too soon: the first test still colours the second. */
  retestAfterMs: 604_800_000,
  /** Days that one look at the calendar spans: a year with some weeks on either side. */
  calendarDaysMax: 400,
  /** Entries of one look at the calendar: hourly series over some weeks. */
  calendarEntriesMax: 2_000,
  /** Send intents of which it is known until when their pace holds them up: as many pings, and some, wait at once. */
  pacedKeysMax: 50_000,
  /** The minute of settings that bound messages per minute. */
  paceMinuteMs: 60_000,
  /** Contact points of a large directory that are compared or chosen in one go: some milliseconds, after which others get the thread. */
  comparedAtOnce: 256,
  /** Contact points of a rehearsal that a server runs beside its work: at some milliseconds each, a few seconds. */
  rehearsedContactPointsMax: 1_000,
  /** Steps of one script of commands: several a day over years. */
  scriptStepsMax: 10_000,
} as const;
