import { secondsOf } from '../../parts/format.js';
import { useFormat } from '../../parts/use-format.js';

const width = 460;
const height = 150;
const edge = { left: 8, right: 44, top: 18, bottom: 22 };

/** Share answered by the end of each window. Short ones matter most, so time is drawn by its square root. */
export function SmallCurve({
  windows,
}: {
  readonly windows: readonly { readonly within: string; readonly share: number }[];
}) {
  const format = useFormat();
  const last = Math.sqrt(secondsOf(windows.at(-1)?.within ?? '') ?? 1);
  const x = (within: string) =>
    edge.left + (Math.sqrt(secondsOf(within) ?? 0) / last) * (width - edge.left - edge.right);
  const y = (share: number) => height - edge.bottom - share * (height - edge.top - edge.bottom);
  const points = windows.map(({ within, share }) => [x(within), y(share)] as const);
  const path = [[edge.left, y(0)] as const, ...points].map((point) => point.join(',')).join(' ');
  // The table beside it says the same.
  return (
    <svg className="small-curve" viewBox={`0 0 ${width} ${height}`} aria-hidden>
      <line className="axis" x1={edge.left} x2={width - edge.right} y1={y(0)} y2={y(0)} />
      <polyline className="curve" points={path} />
      {windows.map(({ within, share }, index) => {
        const isRoomy = index === 0 || x(within) - x(windows[index - 1]?.within ?? '') > 40;
        return (
          <g key={within}>
            <circle cx={x(within)} cy={y(share)} r="3.5" />
            {isRoomy ? (
              <text x={x(within)} y={height - 6} textAnchor="middle">
                {format.within(within)}
              </text>
            ) : null}
            {isRoomy ? (
              <text x={x(within)} y={y(share) - 8} textAnchor="middle">
                {format.share(share)}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}
