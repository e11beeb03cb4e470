/** What one key may use up in a window of time, which begins with its first use. */
export interface Budget {
  /** Keeps budgets apart. */
  readonly name: string;
  readonly tries: number;
  readonly windowMs: number;
}

/**
 * Bounds how often something may be tried, over all processes. It may be lost: then windows begin anew. Every adapter passes
 * `throttleContract` of `#testing`.
 */
export interface Throttle {
  /**
   * Takes one try from the budget of a key, also where none is left.
   * @returns 0 where the budget was enough, otherwise the milliseconds until its window ends.
   */
  take(budget: Budget, key: string): Promise<number>;
}
