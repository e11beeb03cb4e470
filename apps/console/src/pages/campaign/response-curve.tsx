import { scaleLinear, scaleSqrt } from 'd3-scale';
import { curveStepAfter, line } from 'd3-shape';
import { secondsOf } from '../../parts/format.js';
import { Picture } from '../../parts/picture/picture.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';
import { curveOf, type PartyLine } from './board.js';
import { labelRows } from './label-rows.js';
import { useIsNarrow } from './use-is-narrow.js';
import { WithinTable } from './within-table.jsx';
import type { EarlierCurve } from './use-campaign.js';

const wide = { width: 560, height: 400, left: 52, right: 64, top: 18, bottom: 40, digit: 6 };
/** On a telephone the same text takes a larger part of the picture. */
const narrow = { width: 300, height: 280, left: 46, right: 50, top: 18, bottom: 56, digit: 7.5 };
type Size = typeof wide;

interface Point {
  readonly seconds: number;
  readonly share: number;
}

/** Where seconds and shares lie: the root of the time gives the first minutes room. */
function scalesTo(last: number, size: Size) {
  const x = scaleSqrt([0, last], [size.left, size.width - size.right]).clamp(true);
  const y = scaleLinear([0, 1], [size.height - size.bottom, size.top]);
  const path = line<Point>()
    .x(({ seconds }) => x(seconds))
    .y(({ share }) => y(share))
    .curve(curveStepAfter);
  return { x, y, path, last, size };
}
type Scales = ReturnType<typeof scalesTo>;

const nobody: Point = { seconds: 0, share: 0 };

/** The share of Parties that has answered over time, beside earlier tests. */
export function ResponseCurve({
  parties,
  windows,
  earlier,
  elapsedSeconds,
  fileName,
}: {
  readonly parties: readonly PartyLine[];
  readonly windows: readonly string[];
  readonly earlier: readonly EarlierCurve[];
  readonly elapsedSeconds: number;
  readonly fileName: string;
}) {
  const words = useWords();
  const format = useFormat();
  const size = useIsNarrow() ? narrow : wide;
  const last = Math.max(60, ...windows.map((window) => secondsOf(window) ?? 0));
  const scales = scalesTo(last, size);
  const { x, y, path } = scales;
  const curve = curveOf(parties).filter(({ seconds }) => seconds <= last);
  const until = Math.max(curve.at(-1)?.seconds ?? 0, Math.min(elapsedSeconds, last));
  const share = curve.at(-1)?.share ?? 0;
  const drawn = [nobody, ...curve, { seconds: until, share }];
  return (
    <Picture
      title={<Words id="campaign.curve" />}
      fileName={`${fileName}-curve`}
      table={() => <WithinTable parties={parties} windows={windows} />}
    >
      <svg
        className="curve"
        data-size={size === narrow ? 'narrow' : undefined}
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={words('campaign.curve-told', { share: format.share(share) })}
      >
        <Axes scales={scales} windows={windows} />
        <EarlierLines scales={scales} earlier={earlier} />
        <path className="now" d={path(drawn) ?? ''} />
        <circle className="head" cx={x(until)} cy={y(share)} r="4" />
        <text
          className="direct"
          x={x(until) + 8}
          y={y(share)}
          dy={share > 0.9 ? '1.1em' : '-0.4em'}
        >
          {format.share(share)}
        </text>
      </svg>
    </Picture>
  );
}

function Axes({
  scales: { x, y, last, size },
  windows,
}: {
  readonly scales: Scales;
  readonly windows: readonly string[];
}) {
  const format = useFormat();
  const labels = windows.map((window) => {
    const text = format.within(window);
    return { window, text, at: x(secondsOf(window) ?? 0), width: text.length * size.digit };
  });
  const rows = labelRows(labels);
  return (
    <>
      {[0, 0.25, 0.5, 0.75, 1].map((level) => (
        <g key={level}>
          <line className="rule" x1={size.left} x2={x(last)} y1={y(level)} y2={y(level)} />
          <text className="tick" x={size.left - 6} y={y(level)} textAnchor="end" dy="0.32em">
            {format.share(level)}
          </text>
        </g>
      ))}
      {labels.map(({ window, text, at }, index) => (
        <g key={window}>
          <line className="rule" x1={at} x2={at} y1={y(1)} y2={y(0)} />
          {rows[index] === undefined ? null : (
            <text
              className="tick"
              x={at}
              y={size.height - size.bottom + 16 + rows[index] * 14}
              textAnchor="middle"
            >
              {text}
            </text>
          )}
        </g>
      ))}
    </>
  );
}

function EarlierLines({
  scales: { x, y, path },
  earlier,
}: {
  readonly scales: Scales;
  readonly earlier: readonly EarlierCurve[];
}) {
  const { locale } = useFormat();
  const month = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric' });
  return earlier.map(({ campaignId, launchedAt, curve }) => {
    const { seconds, share } = curve.at(-1) ?? nobody;
    return (
      <g key={campaignId}>
        <path className="earlier" d={path([nobody, ...curve]) ?? ''} />
        <text className="tick" x={x(seconds) + 4} y={y(share)} dy="0.32em">
          {month.format(new Date(launchedAt))}
        </text>
      </g>
    );
  });
}
