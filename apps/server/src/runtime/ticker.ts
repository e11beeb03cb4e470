/** Calls `tick` again and again. @returns ends it. */
export type Ticker = (everyMs: number, tick: () => void) => () => void;

export const systemTicker: Ticker = (everyMs, tick) => {
  const interval = setInterval(tick, everyMs);
  return () => clearInterval(interval);
};
