/** What was measured: the figure of each measure, in its unit. */
export type Figures = Readonly<Record<string, number>>;

/** One way of doing the same thing, in a process of its own. */
export type Contestant = OwnContestant | PeerContestant;

export interface OwnContestant {
  readonly name: string;
  /** Does it once and measures itself. */
  readonly run: () => Promise<Figures>;
}

/** Something people would use instead, installed by the run from `test/bench/peers`, never with Rollcall. */
export interface PeerContestant {
  readonly name: string;
  /** The folder in `test/bench/peers` whose packages it needs. */
  readonly peer: string;
  /** A program in that folder, with its arguments; its last line is its {@link Figures} as JSON. */
  readonly program: readonly [file: string, ...args: readonly string[]];
}

export interface Measure {
  readonly name: string;
  readonly unit:
    'events/s' | 'pings/s' | 'messages/s' | 'requests/s' | 'timers/s' | 'ms' | 'MiB' | 'KiB';
}

/** What a figure has to be: of another in the same run, or by itself. */
export interface Goal {
  readonly measure: string;
  readonly of: string;
  /** Another contestant; without one the figure itself is bounded. */
  readonly to?: string;
  readonly least?: number;
  readonly most?: number;
}

export interface Benchmark {
  readonly name: string;
  readonly measures: readonly Measure[];
  readonly contestants: readonly Contestant[];
  readonly goals: readonly Goal[];
}
