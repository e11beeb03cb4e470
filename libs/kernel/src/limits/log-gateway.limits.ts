/** Bounds of the log gateway and of its clients. */
export const logGatewayLimits = {
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
  /** How often it asks whether the key still holds by which somebody follows the log. */
  logGatewayLookAgainMs: 30_000,
  /** How often the log gateway asks a silent client whether it is there: the dead leave their places. */
  logGatewayPingEveryMs: 30_000,
  /** How long it waits for the answer. */
  logGatewayPingAnswerMsMax: 20_000,
  /** How long closing the log gateway waits for its clients to take note. */
  logGatewayDrainMsMax: 2_000,
} as const;
