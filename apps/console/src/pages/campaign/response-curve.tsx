import { scaleSqrt } from 'd3-scale';
import { curveStepAfter, line } from 'd3-shape';
import { secondsOf } from '../../parts/format.js';
import { Picture } from '../../parts/picture/picture.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';
import { curveOf, type PartyLine } from './board.js';
import type { EarlierCurve } from './use-campaign.js';

const size = { width: 560, height: 320, left: 44, right: 64, top: 14, bottom: 40 };

/** The share of Parties that has answered over time, whose axis gives the first minutes room, beside earlier tests. */
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
  const bounds = windows.map((window) => secondsOf(window) ?? 0);
  const last = Math.max(60, ...bounds);
  const x = scaleSqrt([0, last], [size.left, size.width - size.right]).clamp(true);
  const y = scaleSqrt([0, 1], [size.height - size.bottom, size.top]).exponent(1);
  const path = line<{ seconds: number; share: number }>()
    .x(({ seconds }) => x(seconds))
    .y(({ share }) => y(share))
    .curve(curveStepAfter);
  const curve = curveOf(parties).filter(({ seconds }) => seconds <= last);
  const until = Math.max(curve.at(-1)?.seconds ?? 0, Math.min(elapsedSeconds, last));
  const share = curve.at(-1)?.share ?? 0;
  const drawn = [{ seconds: 0, share: 0 }, ...curve, { seconds: until, share }];
  const within = (bound: number) =>
    parties.filter(({ seconds }) => seconds !== undefined && seconds <= bound).length;
  const ratio = (count: number) => (parties.length === 0 ? null : count / parties.length);
  const old = (date: string) =>
    new Intl.DateTimeFormat(format.locale, { month: 'short', year: 'numeric' }).format(
      new Date(date),
    );
  return (
    <Picture
      title={<Words id="campaign.curve" />}
      fileName={`${fileName}-curve`}
      table={() => (
        <table>
          <thead>
            <tr>
              <th scope="col">
                <Words id="campaign.within" />
              </th>
              <th scope="col" className="number">
                <Words id="campaign.parties" />
              </th>
              <th scope="col" className="number">
                <Words id="campaign.share" />
              </th>
            </tr>
          </thead>
          <tbody>
            {windows.map((window, index) => (
              <tr key={window}>
                <th scope="row">{format.within(window)}</th>
                <td className="number">{within(bounds[index] ?? 0)}</td>
                <td className="number">{format.share(ratio(within(bounds[index] ?? 0)))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    >
      <svg
        className="curve"
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={words('campaign.curve-told', { share: format.share(share) })}
      >
        {[0, 0.25, 0.5, 0.75, 1].map((level) => (
          <g key={level}>
            <line className="rule" x1={size.left} x2={x(last)} y1={y(level)} y2={y(level)} />
            <text className="tick" x={size.left - 6} y={y(level)} textAnchor="end" dy="0.32em">
              {format.share(level)}
            </text>
          </g>
        ))}
        {bounds.map((bound, index) => (
          <g key={windows[index]}>
            <line className="rule" x1={x(bound)} x2={x(bound)} y1={y(1)} y2={y(0)} />
            <text
              className="tick"
              x={x(bound)}
              y={size.height - size.bottom + (index % 2 === 0 ? 16 : 30)}
              textAnchor="middle"
            >
              {format.within(windows[index] ?? '')}
            </text>
          </g>
        ))}
        {earlier.map((one) => (
          <g key={one.campaignId}>
            <path className="earlier" d={path([{ seconds: 0, share: 0 }, ...one.curve]) ?? ''} />
            <text
              className="tick"
              x={x(one.curve.at(-1)?.seconds ?? 0) + 4}
              y={y(one.curve.at(-1)?.share ?? 0)}
              dy="0.32em"
            >
              {old(one.launchedAt)}
            </text>
          </g>
        ))}
        <path className="now" d={path(drawn) ?? ''} />
        <circle className="head" cx={x(until)} cy={y(share)} r="4" />
        <text className="direct" x={x(until) + 8} y={y(share)} dy="-0.4em">
          {format.share(share)}
        </text>
      </svg>
    </Picture>
  );
}
