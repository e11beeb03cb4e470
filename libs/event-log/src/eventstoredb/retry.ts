import { limits } from '#kernel';

/** How long to wait after so many failures in a row. */
export function pauseMs(failures: number): number {
  return Math.min(limits.awayRetryBaseMs * 2 ** failures, limits.awayRetryMaxMs);
}

/** Ends early, and without an error, when `signal` says so. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
