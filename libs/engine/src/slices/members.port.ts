/** Who is at work on one log, and for how long nobody was before. */
export interface Present {
  /** All that said so within `limits.memberSilenceMsMax`, in order. */
  readonly members: readonly string[];
  /** Milliseconds since the last word before this one, of whomever; `undefined` where none is known. */
  readonly silentMs: number | undefined;
}

/**
 * The workers of one log find each other here. It decides nothing: what a worker takes over it claims in the log, so a
 * member that is wrongly missed does no harm, and all of it can be lost. Every adapter passes `membersContract` of `#testing`.
 */
export interface Members {
  /** Says that a member is at work. */
  beat(member: string): Promise<Present>;
  /** Looks without saying anything: `silentMs` is how long ago the last word was. */
  present(): Promise<Present>;
  /** Says that a member has stopped; whoever is missed without it is missed after a silence. */
  leave(member: string): Promise<void>;
  close(): Promise<void>;
}
