/** Every bound of the system in one place, with its reason. Going over one is a clear error, never a silent cut. */
export const limits = {
  /** EventStoreDB refuses an append request over 1 MB by default; the rest is for its framing. */
  appendBytesMax: 1_000_000,
  /** Characters of the name of a stream or an event type; the longest are made of `keySubjectBytesMax`. */
  nameCharactersMax: 1_500,
  /** How deep an event's payload may be nested; ours have about six levels. */
  eventDepthMax: 64,
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
  /** How often the effects of one event are tried before their process manager stops: a busy store, or other writers, pass. */
  reactionTriesMax: 3,
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
  /** What a failure says of a channel is told within seconds, after an outage within hours; by then it is history. */
  channelFailureNewsMsMax: 86_400_000,
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
  /** Keys that lie unwrapped in memory, least recently used out first: a campaign's contact points. */
  cachedKeysMax: 20_000,
  /** How long a key from a shared log may be used without asking again: so long after its erasure elsewhere it still works. */
  cachedKeyMs: 5_000,
  /** Bytes of a subject with a key of its own: in base64 they still make a name that every store takes. */
  keySubjectBytesMax: 1_000,
  /**
   * Requests for keys that a shared log is asked at once. Their subjects share one event of the list of keys: at their
   * longest and oddest they take less than half of `appendBytesMax`.
   */
  keyRequestsAtOnce: 64,
  /** Keys read or taken over side by side while keys are moved. */
  keyEntriesAtOnce: 64,
  /** Bytes of appends that wait for a group commit: bounds memory when large appends come faster than the disk takes them. */
  pendingAppendBytesMax: 268_435_456,
  /** Appends that share one group commit: bounds how long a commit holds the thread, far above what saves fsyncs. */
  commitAppendsMax: 4_096,
  /** Events a filtered read looks at in one go: some milliseconds, after which others get the thread. */
  scanPageEvents: 16_384,
  /** Latest events of a shared log kept for those who follow it: whoever reads slower reads them again. */
  recentEventsMax: 8_192,
  /** Bytes of these: at a few hundred bytes an event, a fraction of it. */
  recentEventBytesMax: 16_777_216,
  /** Stream prefixes or event types of one filter; SQLite combines at most 500 selects. */
  filterItemsMax: 256,
  /** Bytes of one HTTP request's body, but for the upload of a directory: a policy or a template takes a few kilobytes. */
  httpBodyBytesMax: 1_048_576,
  /** Streams of live projections at once: each is a socket and a place in memory for what waits to be sent. */
  streamSubscribersMax: 2_000,
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
  /** Bytes of one incoming mail. A reply takes a few kilobytes; a scanned letter or a logo in a signature takes megabytes. */
  mailBytesMax: 10_485_760,
  /** Bytes of a mail that are read: headers and words come first, what is beyond is attachments. */
  mailReadBytesMax: 1_048_576,
  /** Lines of a mail that is read: 1 MiB of encoded attachment has 14,000. */
  mailLinesMax: 20_000,
  /** Bytes of all headers of a mail: mail servers commonly take 100 kB. */
  mailHeaderBytesMax: 262_144,
  /** Lines of a mail that may be the border between two parts. */
  mailBordersMax: 1_000,
  /** Parts within parts: a forwarded, signed and quoted mail shows about six. */
  mailNestingMax: 32,
  /** Addresses and references of a mail that are looked at for a token. */
  mailMarksMax: 100,
  /** Characters of a reply in which quotes are told from what is new: beyond, every word is kept as it is. */
  mailReplyCharactersMax: 10_000,
  /** Characters in a line of such a reply: telling quotes apart takes time in a power of it. */
  mailReplyLineCharactersMax: 1_000,
  /** Characters of a reply that are kept beside the response. */
  replyNoteCharactersMax: 2_000,
  /** Bytes of the answer page's form: every detail at its longest takes half of it in a script of three bytes a letter. */
  answerFormBytesMax: 131_072,
  /** Fields of that form, of which it has a dozen. */
  answerFormFieldsMax: 50,
  /** Characters of the name or function of whoever answers. */
  answererCharactersMax: 200,
  /** Characters kept of what a program that opened the page calls itself. */
  userAgentCharactersMax: 200,
  /** Answers of one ping through its page: one counts, a few correct it, the rest is somebody at play. */
  pageAnswersPerPing: 50,
  /** Bytes of one notice from a gateway: an SMS takes a few hundred. */
  gatewayNoticeBytesMax: 65_536,
  /** How far a gateway's clock may be from ours; a notice that was signed longer ago may be a replay (Standard Webhooks). */
  gatewayToleranceMs: 300_000,
  /** Responses of one ping that come in by themselves: machines that answer each other end at a person. */
  repliesPerPing: 50,
  /** Mails that wait for a person; beyond, senders are asked to try again later, and keep them. */
  mailsSetAsideMax: 1_000,
  /** Of these, mails without a token of ours: whoever knows an address can write them, and must leave room for the others. */
  mailsOfStrangersMax: 500,
  /** Of these, mails with the tokens of one contact point: a mailbox that answers itself takes no room from the rest. */
  mailsOfOneMax: 50,
  /** Pings that a mail set aside may belong to, the newest first. */
  mailCandidatesMax: 5,
  /** Connections to the SMTP listener at once: each may hold a mail of `mailReadBytesMax`. */
  mailClientsMax: 50,
  /** Of these, connections from one address: alone it keeps nobody out. Mail servers commonly open up to 20 to another. */
  mailClientsOfOneMax: 25,
  /** Recipients of one mail at the SMTP listener: an answer has one. */
  mailRecipientsMax: 20,
  /** A connection to the SMTP listener on which nothing is said for this long is closed (RFC 5321, 4.5.3.2: at least some minutes). */
  mailIdleMsMax: 300_000,
  /** How long one mail may take to come in, from its first byte to its last: 10 MiB at 140 kbit/s. */
  mailReceiveMsMax: 600_000,
  /** How long mails that are being taken in are waited for when the SMTP listener closes. */
  mailDrainMsMax: 10_000,
  /** First pause after a mailbox could not be read; it doubles with every further failure. */
  mailboxRetryBaseMs: 1_000,
  /** The pause between tries of one mailbox grows no further. */
  mailboxRetryMaxMs: 60_000,
  /** Languages of one template: those of a network that covers the world. */
  templateLanguagesMax: 60,
  /** Characters of a subject, a label or a button: one line that every mail program shows whole. */
  templateLineCharactersMax: 200,
  /** Characters of a short text: a few SMS. */
  templateShortCharactersMax: 500,
  /** Characters of a body: two printed pages. */
  templateBodyCharactersMax: 8_000,
  /** Characters of a name that a message says; longer ones are cut with an ellipsis, for no directory has such. */
  factCharactersMax: 300,
  /** Connections to the mail server at once; small sites' servers take ten from one client. */
  smtpConnectionsMax: 5,
  /** Until a mail server has accepted the connection, and again until it has greeted. */
  smtpConnectMsMax: 30_000,
  /** Silence of a mail server in the middle of a session. RFC 5321 has patience for minutes, `handOverMsMax` has not. */
  smtpSilenceMsMax: 120_000,
  /** One whole hand-over: after `attemptOutcomeWaitMs` its attempt counts as unknown, and this is well before. */
  handOverMsMax: 240_000,
  /** A gateway's whole answer. It only queues the message, so it takes seconds. */
  gatewayMsMax: 20_000,
  /** Bytes of a gateway's answer that are read; a few hundred say all there is to say. */
  gatewayAnswerBytesMax: 65_536,
  /** Characters kept of what a server or gateway said: the first line and its reason. */
  replyCharactersMax: 500,
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
  /** How long a store waits for another process that writes the same file. */
  storeBusyMsMax: 5_000,
  /** How long a request's idempotency key is remembered: a client that retries does so within a day. */
  idempotencyKeyMs: 86_400_000,
  /** A request that is under way for longer has lost its process; an import of 250,000 rows takes less. */
  idempotencyLeaseMs: 300_000,
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
  /** Send intents of which it is known until when their pace holds them up: as many pings, and some, wait at once. */
  pacedKeysMax: 50_000,
  /** The minute of settings that bound messages per minute. */
  paceMinuteMs: 60_000,
  /** Pause between two looks at a queue whose jobs are under way in other processes. */
  idleLookEveryMs: 25,
  /** Calls under way at once at the log gateway, of all clients together: each may hold `logGatewayPageEvents`. */
  logGatewayCallsMax: 512,
  /** Of these, subscriptions: each reads the whole log from its place. */
  logGatewayFollowersMax: 100,
  /** Events that a read of the log gateway holds while its client takes them. */
  logGatewayPageEvents: 64,
  /** How long a client may take nothing of what it asked for; it then comes again from where it is. */
  logGatewayStallMsMax: 120_000,
  /** Characters of why a call failed: they travel in a header. */
  logGatewayReasonCharactersMax: 1_000,
  /** Product of all counted repetitions in a pattern: what it would be with each written out. */
  logGatewayPatternRepetitionsMax: 1_000,
  /** Bytes of one message to the log gateway: clients gather events up to 3 MB before they send. */
  logGatewayMessageBytesMax: 4_194_304,
  /** Appends of one call that are under way; beyond, the client is read no further. */
  logGatewayAppendsUnderWayMax: 1_000,
  /** Appends of one call that have begun and not ended: each may hold `appendBytesMax`. */
  logGatewayBatchesOpenMax: 16,
  /** How often an append to a stream that must exist begins again because another writer came in between. */
  logGatewayExistingTriesMax: 8,
  /** Longest deadline of an append that is watched: what a timer of the runtime can hold, 24 days. */
  logGatewayDeadlineMsMax: 2_147_483_647,
  /** Characters of the pattern of a filter. */
  logGatewayPatternCharactersMax: 1_000,
  /** How often the log gateway asks a silent client whether it is there: the dead leave their places. */
  logGatewayPingEveryMs: 30_000,
  /** How long it waits for the answer. */
  logGatewayPingAnswerMsMax: 20_000,
  /** How long closing the log gateway waits for its clients to take note. */
  logGatewayDrainMsMax: 2_000,
} as const;
