const collect = globalThis.gc;
if (collect === undefined) throw new Error('run it with --expose-gc');

/** What is still in use after a collection. */
export function bytesInUse(): number {
  // What has a finaliser goes with the second.
  collect?.();
  collect?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
