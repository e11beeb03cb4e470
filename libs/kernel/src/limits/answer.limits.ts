/** Bounds of what comes in: mails, pages, notices of gateways. */
export const answerLimits = {
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
} as const;
