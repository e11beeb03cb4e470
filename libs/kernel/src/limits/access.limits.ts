/** Bounds of accounts, keys and sign-in. */
export const accessLimits = {
  /** Shortest password (NIST SP 800-63B-4 asks for 15 where nothing else is asked for, 8 beside a second factor; between the two). */
  passwordCharactersMin: 12,
  /** Longest password: a sentence of a book; beyond, hashing it is work that somebody else makes us do. */
  passwordCharactersMax: 256,
  /** How long an invitation holds: over a weekend and a day off. */
  invitationMs: 604_800_000,
  /** How long the link of the first administrator holds; a restart prints another. */
  firstInvitationMs: 86_400_000,
  /** Wrong passwords without a pause: people mistype twice. */
  signInFreeRefusals: 3,
  /** First pause after them; it doubles with every further one. */
  signInDelayBaseMs: 1_000,
  /** The pause grows no further: at most four wrong tries an hour are checked and recorded, and nobody is kept out for good. */
  signInDelayMaxMs: 900_000,
  /** Places from which an account was signed in to: strangers' wrong tries hold up none of these. */
  signInPlacesMax: 8,
  /** Names that are no account's whose tries are counted all the same, so that they behave as one does. */
  signInUnknownNamesMax: 10_000,
  /** Sign-ins that wait for their turn: each hashes for a twentieth of a second, so the last waits some seconds. */
  signInsWaitingMax: 100,
  /** Recovery codes made at once. */
  recoveryCodes: 10,
  /** Clock steps of 30 s by which a code may be early or late (RFC 6238, 5.2: one). */
  totpStepsOff: 1,
  /** How long an API key holds where nobody says otherwise: a quarter. */
  apiKeyMs: 7_776_000_000,
  /** Longest life of an API key: a year, so that each is looked at again. */
  apiKeyMsMax: 31_622_400_000,
  /** Days in that. */
  apiKeyDaysMax: 366,
  /** Keys and accounts there may be: each is a line that an administrator has to know. */
  accountsMax: 1_000,
  issuedKeysMax: 1_000,
  /** Keys that one account issues in a day: each stays in the log, and one person does not fill it. */
  keysOfOneMax: 20,
  /** That day. */
  keysOfOneWindowMs: 86_400_000,
  /** A refusal of the same principal at the same route is an event once in this time. */
  accessRefusalEveryMs: 3_600_000,
} as const;
