/** Waits for `work`, but no longer than `ms`. @returns whether it was done by then. @throws what it fails with until then. */
export async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timeout: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    // oxlint-disable-next-line eslint/no-restricted-globals -- for shells, which wait for others; no rule is decided by it
    timeout = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([work.then(() => true), tooLate]);
  } finally {
    clearTimeout(timeout);
  }
}
