/** What the dead wait for. */
export function never(): Promise<never> {
  return new Promise(() => {});
}
