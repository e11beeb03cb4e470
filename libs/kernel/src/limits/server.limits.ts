/** Bounds of a server and of those who watch one. */
export const serverLimits = {
  /** Bytes of one HTTP request's body, but for the upload of a directory: a policy or a template takes a few kilobytes. */
  httpBodyBytesMax: 1_048_576,
  /** Streams of live projections at once, unless configured: each is a socket and a place in memory for what waits to be sent. */
  streamSubscribersMax: 2_000,
  /** The most that can be configured: one change is then written for about a second. */
  configuredStreamsMax: 50_000,
  /** Bytes that wait for one subscriber. Whoever reads slower is cut off, and resumes from what it has. */
  streamBufferBytesMax: 1_048_576,
  /** Bytes of a snapshot written at a time, before the subscriber's socket is given its turn. */
  streamPartBytes: 65_536,
  /** Latest changes of each projection, of which only place and key are kept, so that a short cut costs no reading. */
  streamRecentChanges: 10_000,
  /** Events read for a subscriber that was away for longer; beyond it a fresh snapshot is cheaper. */
  streamResumeEventsMax: 10_000,
  /** Bytes of documents kept as text, so that a thousand subscribers cost what one does. */
  streamTextBytesMax: 33_554_432,
  /** Shorter than the minute after which proxies commonly end an idle connection. */
  streamHeartbeatMs: 15_000,
  /** What a subscriber that was cut off is asked to wait before it comes back. */
  streamRetryMs: 1_000,
  /** The pause before a reader asks again grows no further: a server that is back is noticed within half a minute. */
  streamRetryMsMax: 30_000,
  /** Silence after which a reader takes its line for dead: a server beats more than twice in it. */
  streamSilenceMsMax: 40_000,
  /** Pause between two questions whether the engine ticks. */
  watchStatusEveryMs: 5_000,
  /** Pause between two pictures of a board: more often than this nobody can read. */
  watchDrawEveryMs: 100,
  /** How deep a JSON body may be nested: what the API takes has four levels. */
  jsonDepthMax: 32,
  /** Characters of a free text that comes over HTTP: a note, a reason. */
  noteCharactersMax: 2_000,
  /** Items of a list in a request: all Parties there are, and some. */
  requestItemsMax: 1_000,
  /** Bytes of a configuration file, or of a file with a secret: a few hundred lines take 20 kB. */
  configurationBytesMax: 262_144,
  /** Characters of one setting; the longest is a private key. */
  settingCharactersMax: 16_384,
  /** Items of one setting that is a list: the proxies of a large site. */
  settingItemsMax: 100,
  /** API keys in one configuration: one for each program that asks. */
  apiKeysMax: 100,
  /** Longest pause or wait that can be configured: an hour, after which nobody would call it alive. */
  configuredPauseMsMax: 3_600_000,
  /** Between two ticks of a server; a tick also finds what other processes appended. */
  tickEveryMs: 1_000,
  /** A server that has not ticked for this long does not run (FM-18). */
  tickGapMsMax: 60_000,
  /** How often a server leaves word that it ticks, for other processes on its data directory. */
  heartbeatEveryMs: 10_000,
  /** How often the log is searched for what is due and not done, whatever timers and queues say. */
  reconcileEveryMs: 60_000,
  /** How often read models are saved, so that a crash costs a start of seconds. */
  snapshotEveryMs: 300_000,
  /** How long a request to the dead man's watch may take. */
  deadManTimeoutMs: 10_000,
  /** How long a stop waits for requests and messages under way; orchestrators commonly kill after 30 s. */
  shutdownMsMax: 20_000,
  /** How long one look of `doctor` at something on the network may take. */
  doctorCheckMsMax: 10_000,
  /** How long the metrics count the pings of a campaign that has ended: the morning after still sees it. */
  endedCampaignShownMs: 86_400_000,
  /** What every step of a stop gets at least, though others have used up the time. */
  shutdownStepMsMin: 1_000,
  /** How long a stop waits for HTTP requests under way before it cuts them: the rest is for messages. */
  requestDrainMsMax: 5_000,
  /** Failures of one run of the reconciler that are logged: a store that is down fails for every ping. */
  faultsReportedMax: 20,
} as const;
