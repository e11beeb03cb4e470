/** Bounds of questions to the whole history. */
export const auditLimits = {
  /** Events of one page of the log, unless asked otherwise: what a person reads at a time. */
  auditPageEvents: 100,
  /** The most that can be asked for: some hundred kilobytes, as personal data stays ciphertext. */
  auditPageEventsMax: 1_000,
  /** Events looked at for one page: about a second; beyond, the page ends and says from where to go on. */
  auditLookedAtMax: 100_000,
  /** Events looked at for one that is asked for by its id alone: some seconds, and more than a network writes in decades. */
  auditFindLookedAtMax: 2_000_000,
  /** Characters of a list of event types in a question: all types there are take about half. */
  auditTypesCharactersMax: 4_000,
} as const;
