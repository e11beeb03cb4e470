/** Bounds of the log, and of the keys beside it. */
export const logLimits = {
  /** EventStoreDB refuses an append request over 1 MB by default; the rest is for its framing. */
  appendBytesMax: 1_000_000,
  /** Of what SQLite finds wrong in a file, so many are told. */
  storeDamageToldMax: 20,
  /** Bytes of one line of a bundle or a backup: an event as large as one append, with its frame. */
  eventLineBytesMax: 2_000_000,
  /** Characters of the name of a stream or an event type; the longest are made of `keySubjectBytesMax`. */
  nameCharactersMax: 1_500,
  /** How deep an event's payload may be nested; ours have about six levels. */
  eventDepthMax: 64,
  /** Events in one append: what a single decision can reasonably answer. */
  appendEventsMax: 1_000,
  /** Events read from a store at a time: keeps memory flat while a page still fills a fold. */
  readPageEvents: 512,
  /** Appends that wait while a group commit is under way. */
  pendingAppendsMax: 100_000,
  /** Subjects that wait for their first key while a transaction is gathered. */
  pendingKeysMax: 100_000,
  /** Keys that lie unwrapped in memory, least recently used out first: a campaign's contact points. */
  cachedKeysMax: 20_000,
  /** How long a key from a shared log may be used without asking again: so long after its erasure elsewhere it still works. */
  cachedKeyMs: 5_000,
  /** How long a program may take that gives the master key: a vault in another country answers sooner. */
  masterKeyCommandMsMax: 10_000,
  /** What it may print: the key is 45 bytes. */
  masterKeyCommandBytesMax: 4_096,
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
  /** Appends that share one group commit: some milliseconds for which it holds the thread, and enough that its fsync weighs little. */
  commitAppendsMax: 512,
  /** Last revisions kept of the streams appended to latest: those of a large campaign's pings, at some hundred bytes each. */
  knownHeadsMax: 32_768,
  /** Events a filtered read looks at in one go: some milliseconds, after which others get the thread. */
  scanPageEvents: 16_384,
  /** Latest events of a shared log kept for those who follow it: whoever reads slower reads them again. */
  recentEventsMax: 8_192,
  /** Bytes of these: at a few hundred bytes an event, a fraction of it. */
  recentEventBytesMax: 16_777_216,
  /** Stream prefixes or event types of one filter; SQLite combines at most 500 selects. */
  filterItemsMax: 256,
  /** How long a store waits for another process that writes the same file. */
  storeBusyMsMax: 5_000,
} as const;
