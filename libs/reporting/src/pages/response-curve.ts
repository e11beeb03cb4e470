import { scaleLinear, scalePow } from 'd3-scale';
import { curveStepAfter, line } from 'd3-shape';
import { durationMs, type Duration } from '#kernel';
import type { CurvePoint } from '../report.js';

export interface CurveInput {
  readonly curve: readonly CurvePoint[];
  readonly parties: number;
  /** Where it ends while answers still come; null once none can. */
  readonly elapsedSeconds: number | null;
  readonly windows: readonly {
    readonly within: Duration;
    /** `15 min` */
    readonly label: string;
    readonly parties: number;
    /** Stands at its mark: `24 (35 %)`. */
    readonly value: string;
  }[];
  /** The test before, to compare with. */
  readonly earlier?: {
    readonly curve: readonly CurvePoint[];
    readonly parties: number;
    readonly label: string;
  };
  readonly label: string;
  readonly shareOfParties: string;
  readonly share: (share: number) => string;
}

const size = { width: 680, height: 310 } as const;
const plot = { left: 52, right: 664, top: 26, bottom: 250 } as const;
/** Half of the answers come within minutes, the last after a day: a straight axis would show one of the two. */
const stretch = 0.3;
const colours = { line: '#0b57a4', earlier: '#8a5a00', grid: '#d0d7de', text: '#1b1f24' } as const;

/** Share of the Parties that had answered, over the time since they were asked. */
export function responseCurve(input: CurveInput): string {
  const { curve, parties, windows, earlier } = input;
  const last = Math.max(1, ...windows.map(({ within }) => durationMs(within) / 1000));
  const x = scalePow().exponent(stretch).domain([0, last]).range([plot.left, plot.right]);
  const y = scaleLinear().domain([0, 1]).range([plot.bottom, plot.top]);
  const placeOf = (within: Duration) => x(durationMs(within) / 1000);
  const end = Math.min(last, input.elapsedSeconds ?? last);
  const path = (points: readonly CurvePoint[], of: number, until = last) =>
    line<readonly [number, number]>()
      .x(([seconds]) => tenths(x(seconds)))
      .y(([, share]) => tenths(y(share)))
      .curve(curveStepAfter)([
      [0, 0],
      ...points
        .filter(({ seconds }) => seconds <= until)
        .map(({ seconds, parties: count }) => [seconds, count / of] as const),
      [until, shareAt(points, until) / of],
    ]) ?? '';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" font-family="Roboto, system-ui, sans-serif" font-size="11" fill="${colours.text}">`,
    ...[0, 0.25, 0.5, 0.75, 1].map(
      (share) =>
        `<line x1="${plot.left}" x2="${plot.right}" y1="${at(y(share))}" y2="${at(y(share))}" stroke="${colours.grid}"/>` +
        text(plot.left - 6, y(share) + 4, 'end', input.share(share)),
    ),
    text(plot.left - 44, plot.top - 12, 'start', input.shareOfParties),
    ...windowLabels(windows.map(({ within, label }) => ({ px: placeOf(within), label }))),
    ...(earlier === undefined || earlier.parties === 0
      ? []
      : [stroke(path(earlier.curve, earlier.parties), colours.earlier, ' stroke-dasharray="5 4"')]),
    ...(parties === 0 ? [] : [stroke(path(curve, parties, end), colours.line, '')]),
    ...(parties === 0
      ? []
      : marks(
          windows
            .filter(({ within }) => durationMs(within) <= end * 1000)
            .map(({ within, parties: count, value }) => ({
              px: placeOf(within),
              py: y(count / parties),
              value,
            })),
        )),
    legend(input),
    '</svg>',
  ].join('\n');
}

interface Mark {
  readonly px: number;
  readonly py: number;
  readonly value: string;
}

/** About as much as a label takes. */
const labelSize = { width: 52, height: 14 } as const;

/** Lowered where one is too near to the one before. */
function windowLabels(
  places: readonly { readonly px: number; readonly label: string }[],
): readonly string[] {
  let wasLowered = false;
  return places.map(({ px, label }, index) => {
    const before = places[index - 1]?.px;
    wasLowered = before !== undefined && px - before < 0.8 * labelSize.width && !wasLowered;
    const foot = plot.bottom + 16 + (wasLowered ? 13 : 0);
    return (
      `<line x1="${at(px)}" x2="${at(px)}" y1="${plot.top}" y2="${foot - 12}" stroke="${colours.grid}"/>` +
      text(px, foot, 'middle', label)
    );
  });
}

/**
 * The curve only rises, so there is room right below a mark and left above it. Where labels would lie on each other the
 * later one stands: it includes the earlier ones.
 */
function marks(all: readonly Mark[]): readonly string[] {
  const { width, height } = labelSize;
  const placed: { readonly left: number; readonly foot: number }[] = [];
  return all.toReversed().map(({ px, py, value }) => {
    const isBelow = px + 6 + width <= plot.right;
    const place = isBelow
      ? { left: px + 6, foot: py + 14 }
      : { left: px + 2 - width, foot: py - 8 };
    const isFree = placed.every(
      ({ left, foot }) =>
        Math.abs(left - place.left) >= width || Math.abs(foot - place.foot) >= height,
    );
    if (isFree) placed.push(place);
    return (
      `<circle cx="${at(px)}" cy="${at(py)}" r="3.5" fill="${colours.line}"/>` +
      (isFree ? text(place.left, place.foot, 'start', value) : '')
    );
  });
}

function legend({ label, earlier }: CurveInput): string {
  const entries = [
    { label, colour: colours.line, dash: '' },
    ...(earlier === undefined
      ? []
      : [{ label: earlier.label, colour: colours.earlier, dash: ' stroke-dasharray="5 4"' }]),
  ];
  return entries
    .map(({ label: words, colour, dash }, index) => {
      const left = plot.left + index * 300;
      const path = `M${left},${plot.bottom + 49}H${left + 26}`;
      return stroke(path, colour, dash) + text(left + 32, plot.bottom + 53, 'start', words);
    })
    .join('');
}

function shareAt(points: readonly CurvePoint[], seconds: number): number {
  return points.findLast((point) => point.seconds <= seconds)?.parties ?? 0;
}

function stroke(path: string, colour: string, more: string): string {
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2"${more}/>`;
}

function text(x: number, y: number, anchor: string, words: string): string {
  const safe = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${at(x)}" y="${at(y)}" text-anchor="${anchor}">${safe}</text>`;
}

/** A tenth of a point is finer than any printer shows, and the same everywhere. */
function tenths(place: number): number {
  return Math.round(place * 10) / 10;
}

function at(place: number): string {
  return String(tenths(place));
}
