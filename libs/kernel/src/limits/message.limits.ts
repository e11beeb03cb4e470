/** Bounds of what goes out: templates, mail servers, gateways. */
export const messageLimits = {
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
  /** Pieces of templates kept as they were read. A mail is made of a dozen in each language, each half a kilobyte or so. */
  readTemplatesMax: 500,
  /** Zones, each with a language, in which dates can be written at once: as many as a network has, at some 10 kB each. */
  formattersMax: 200,
  /** Minutes kept in words, each in a language and a zone: all that a network reads them in, for some minutes of a campaign. */
  readMomentsMax: 1_000,
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
  /** How often a letter is tried: over eight hours, which outlasts a mail server that is down for the night. */
  letterTriesMax: 10,
  /** For how long the words and files of one mailing are kept ready: while its letters go out one after the other. */
  mailingWordsKeptMs: 60_000,
  /** Characters kept of what a server or gateway said: the first line and its reason. */
  replyCharactersMax: 500,
} as const;
