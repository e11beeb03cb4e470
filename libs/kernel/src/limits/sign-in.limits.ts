/** Bounds of signing in, of sessions, and of what strangers may try. */
export const signInLimits = {
  /** A session nobody used for this long is over: an unattended machine is nobody's. */
  sessionIdleMs: 3_600_000,
  /** How old the mark of the last use in a cookie may grow before it is renewed: often enough for the idle bound, and no answer carries a cookie for nothing. */
  sessionMarkMs: 300_000,
  /** Sessions of one account at once: a person has a handful of browsers. A further one ends the oldest. */
  sessionsOfOneMax: 20,
  /** The longest session that can be configured, in hours: a week, after which nobody remembers having signed in. */
  sessionHoursMax: 168,
  /** How long a form of signing in, its second step, or the way to a provider and back may take. */
  signInStepMsMax: 600_000,
  /** Bytes of a form of the sign-in pages: a name, a password and tokens take half a kilobyte. */
  signInFormBytesMax: 8_192,
  /** Fields of such a form, of which the largest has six. */
  signInFormFieldsMax: 10,
  /** Characters of a Cookie header that are read: ours take a few hundred; browsers send at most 4 kB for each cookie. */
  cookieCharactersMax: 16_384,
  /** Characters of the place to go to after signing in. */
  signInNextCharactersMax: 1_024,
  /** Characters of a login name that are looked at: the longest has 32. */
  loginCharactersMax: 64,
  /** The window in which tries are counted: long enough to make guessing slow, short enough to wait for. */
  throttleWindowMs: 600_000,
  /** Tries to sign in from one address in a window: an office behind one address comes back from lunch. */
  signInTriesOfAddress: 50,
  /** Times that somebody with a session may be asked for the account's password in a window, before something that matters is changed. */
  passwordTriesOfAccount: 20,
  /** Links that are nobody's from one address in a window: one that a mail program cut is opened a few times. */
  unknownLinksOfAddress: 30,
  /** Addresses and names whose tries are remembered in a process: some megabytes. */
  throttledKeysMax: 100_000,
  /** How long a provider may take to answer one question. */
  providerTimeoutMs: 5_000,
  /** How long a request's headers may take to come in: a slow client holds a socket, and nothing else. */
  requestHeadersMsMax: 20_000,
  /** How long a whole request may take to come in: 1 MiB at 100 kbit/s, and some. */
  requestReceiveMsMax: 120_000,
  /** Between two looks for requests that take longer. */
  requestLookMs: 5_000,
} as const;
