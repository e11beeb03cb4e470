import { durationMs, type Duration } from '#kernel';

/** How many of a population answered within a bound; the share is of all who were asked, the mean of those inside. */
export interface WindowCount {
  readonly within: Duration;
  readonly count: number;
  /** Rounded half up to four decimals; null where nobody was asked. */
  readonly share: number | null;
  /** Rounded half up to a tenth; null where nobody answered. */
  readonly meanSeconds: number | null;
}

/** Response times of a population; `undefined` stands for one who has not answered in time. */
export type ResponseSeconds = readonly (number | undefined)[];

/** See "Statistics" in docs/rules.md. A response exactly on a bound is inside it. */
export function windowCounts(
  times: ResponseSeconds,
  windows: readonly Duration[],
): readonly WindowCount[] {
  return windows.map((within) => {
    const inside = answered(times).filter((seconds) => seconds * 1000 <= durationMs(within));
    return {
      within,
      count: inside.length,
      share: times.length === 0 ? null : roundHalfUp(inside.length / times.length, 4),
      meanSeconds: mean(inside),
    };
  });
}

export interface Spread {
  readonly medianSeconds: number | null;
  /** The smallest time that nine tenths of the answers do not exceed (nearest rank). */
  readonly p90Seconds: number | null;
}

export function spread(times: ResponseSeconds): Spread {
  const sorted = answered(times).toSorted((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? 0;
  if (sorted.length === 0) return { medianSeconds: null, p90Seconds: null };
  const middle = (at(Math.floor((sorted.length - 1) / 2)) + at(Math.floor(sorted.length / 2))) / 2;
  return {
    medianSeconds: roundHalfUp(middle, 1),
    p90Seconds: at(Math.ceil(sorted.length * 0.9) - 1),
  };
}

/** Of those who answered in time. */
export function answered(times: ResponseSeconds): readonly number[] {
  return times.filter((seconds) => seconds !== undefined);
}

export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return roundHalfUp(values.reduce((sum, value) => sum + value, 0) / values.length, 1);
}

/** The sum is nudged by less than any digit shown, so that a tie which binary fractions put just below is a tie again. */
export function roundHalfUp(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.floor(value * scale + 0.5 + 1e-9) / scale;
}
