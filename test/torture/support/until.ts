/** How long something is done again and again: a number of rounds, or minutes. */
export type Length = { readonly rounds: number } | { readonly minutes: number };

/** The rounds of a run, counted from 0, until it has lasted long enough. */
export function* roundsOf(length: Length): Generator<number, void, void> {
  const begun = performance.now();
  const lasts = (round: number) =>
    'rounds' in length
      ? round < length.rounds
      : performance.now() - begun < length.minutes * 60_000;
  for (let round = 0; lasts(round); round++) yield round;
}

/** A run as one sees it from outside. */
export interface Run {
  readonly seed: number;
  readonly length: Length;
  /** Hears after each round what there is to say of it. */
  readonly onRound: (round: number, said: string) => void;
}

/** What came of a run: figures by what they count. */
export type Figures = Readonly<Record<string, number | string>>;

/** Holds the thread for less than a timer can wait. */
export function spin(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}
