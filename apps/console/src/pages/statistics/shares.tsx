import type { ReactNode } from 'react';
import { scaleLinear } from 'd3-scale';
import { Picture } from '../../parts/picture/picture.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';
import type { Group } from './groups.js';
import './statistics.css';

const width = 640;
const bar = { height: 22, gap: 10, left: 190, right: 110 };

/** The share of each group that answered in time, as a bar, with its numbers beside it. */
export function Shares({
  groups,
  nameOf,
  title,
  fileName,
}: {
  readonly groups: readonly Group[];
  readonly nameOf: (value: string) => string;
  readonly title: ReactNode;
  readonly fileName: string;
}) {
  const words = useWords();
  const format = useFormat();
  const x = scaleLinear([0, 1], [bar.left, width - bar.right]);
  const step = bar.height + bar.gap;
  return (
    <Picture
      title={title}
      fileName={fileName}
      table={() => <SharesTable groups={groups} nameOf={nameOf} />}
    >
      <svg
        className="shares"
        viewBox={`0 0 ${width} ${Math.max(1, groups.length) * step}`}
        role="img"
        aria-label={words('statistics.shares-told')}
      >
        {groups.map(({ value, share, asked, answered }, index) => (
          <g key={value} transform={`translate(0 ${index * step})`}>
            <text x={bar.left - 10} y={bar.height / 2} dy="0.35em" textAnchor="end">
              {nameOf(value)}
            </text>
            <rect className="all" x={x(0)} width={x(1) - x(0)} y="0" height={bar.height} rx="2" />
            <rect
              className="part"
              x={x(0)}
              width={x(share ?? 0) - x(0)}
              y="0"
              height={bar.height}
              rx="2"
            />
            <text className="number" x={x(1) + 10} y={bar.height / 2} dy="0.35em">
              {format.share(share)}
              <tspan className="soft-text">
                {' '}
                {answered}/{asked}
              </tspan>
            </text>
          </g>
        ))}
      </svg>
    </Picture>
  );
}

function SharesTable({
  groups,
  nameOf,
}: {
  readonly groups: readonly Group[];
  readonly nameOf: (value: string) => string;
}) {
  const format = useFormat();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">
            <Words id="statistics.by" />
          </th>
          <th scope="col" className="number">
            <Words id="statistics.share" />
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ value, share }) => (
          <tr key={value}>
            <th scope="row">{nameOf(value)}</th>
            <td className="number">{format.share(share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
