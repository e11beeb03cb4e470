/** One way of doing the same thing. */
export interface Contestant {
  readonly name: string;
  /** Does it once in a process of its own, and measures itself. @returns the figure, in the benchmark's unit. */
  readonly run: () => Promise<number>;
}

/** What one figure has to be of another, in the same run. */
export interface Goal {
  readonly of: string;
  readonly to: string;
  /** The least the ratio may be where more is better, the most where less is. */
  readonly ratio: number;
}

export interface Benchmark {
  readonly name: string;
  readonly unit: 'events/s' | 'ms';
  readonly better: 'more' | 'less';
  readonly contestants: readonly Contestant[];
  readonly goals: readonly Goal[];
}
