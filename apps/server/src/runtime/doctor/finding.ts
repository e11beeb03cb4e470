import { limits, within } from '#kernel';

/** `warn`: it works, and yet somebody should look. `skipped`: it was not looked at, and why. */
export type Verdict = 'ok' | 'warn' | 'fail' | 'skipped';

/** What one look found. */
export interface Finding {
  readonly check: string;
  readonly verdict: Verdict;
  readonly detail: string;
}

type Look = () => Promise<Omit<Finding, 'check'>> | Omit<Finding, 'check'>;

export const ok = (detail: string) => ({ verdict: 'ok', detail }) as const;
export const warn = (detail: string) => ({ verdict: 'warn', detail }) as const;
export const fail = (detail: string) => ({ verdict: 'fail', detail }) as const;
export const skipped = (detail: string) => ({ verdict: 'skipped', detail }) as const;

/** One look, bounded in time; whatever it throws is what it found. */
export async function found(check: string, look: Look): Promise<Finding> {
  let finding: Omit<Finding, 'check'> | undefined;
  try {
    const looking = Promise.resolve(look()).then((one) => {
      finding = one;
    });
    await within(limits.doctorCheckMsMax, looking);
    finding ??= fail(`no answer within ${limits.doctorCheckMsMax / 1_000} s`);
  } catch (error) {
    finding = fail(whyOf(error));
  }
  return { check, ...finding };
}

/** The innermost reason: "fetch failed" and the like say nothing. */
export function whyOf(error: unknown): string {
  const { message, code, cause } = error as {
    readonly message?: string;
    readonly code?: string;
    readonly cause?: unknown;
  };
  if (cause !== undefined && cause !== null) return whyOf(cause);
  return message || code || String(error);
}
