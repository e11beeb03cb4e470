import { addMs, limits, msBetween, type Instant } from '#kernel';

/** How wrong tries hold up further ones. */
export interface SignInDelay {
  /** Wrong tries in a row. */
  readonly refused: number;
  readonly waitUntil: Instant | null;
}

export const noDelay: SignInDelay = { refused: 0, waitUntil: null };

/** After one more wrong try: a few are free, then the pause doubles up to a bound. */
export function refusedOnceMore({ refused }: SignInDelay, now: Instant): SignInDelay {
  const next = refused + 1;
  const over = next - limits.signInFreeRefusals;
  if (over < 0) return { refused: next, waitUntil: null };
  // Beyond 2^20 the bound holds anyway.
  const ms = Math.min(limits.signInDelayBaseMs * 2 ** Math.min(over, 20), limits.signInDelayMaxMs);
  return { refused: next, waitUntil: addMs(now, ms) };
}

/** Seconds until another try is looked at, 0 when it is at once. */
export function secondsToWait({ waitUntil }: SignInDelay, now: Instant): number {
  return waitUntil === null ? 0 : Math.max(0, Math.ceil(msBetween(now, waitUntil) / 1_000));
}
