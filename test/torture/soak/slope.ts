/** How fast something grows, by least squares. */
export function slopeOf(points: readonly { readonly x: number; readonly y: number }[]): number {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map((point) => point.x)), mean(points.map((point) => point.y))];
  const covariance = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0);
  const variance = points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
  return covariance / variance;
}

/** A curve in one line of text, from its lowest to its highest point. */
export function sparkline(values: readonly number[]): string {
  const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const step = (high - low || 1) / (bars.length - 1);
  return values.map((value) => bars[Math.round((value - low) / step)]).join('');
}
