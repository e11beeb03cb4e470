import { memo, useMemo, useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import { DataTable } from '../../parts/data-table/data-table.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useWords, Words } from '../../words/words.jsx';
import type { BoardRow } from './board.js';
import { PingTimeline } from './ping-timeline.jsx';
import { pingColumns } from './ping-columns.jsx';
import type { PolicyStep } from './step-words.js';

/** A row opens into everything that happened to it. */
function EveryPing({
  campaignId,
  rows,
  windows,
  steps,
  until,
}: {
  readonly campaignId: string;
  readonly rows: readonly BoardRow[];
  readonly windows: readonly string[];
  readonly steps: readonly PolicyStep[];
  /** The moment that is looked at, where it is not now. */
  readonly until: string | undefined;
}) {
  const words = useWords();
  const format = useFormat();
  const [isGrouped, setGrouped] = useState(false);
  const columns = useMemo(() => pingColumns(words, format, windows), [words, format, windows]);
  const groupOf = useMemo(
    () => (isGrouped ? ({ party }: BoardRow) => format.region(party) : undefined),
    [isGrouped, format],
  );
  return (
    <section className="panel pings">
      <DataTable
        name={`pings-${campaignId}`}
        caption={words('campaign.pings')}
        columns={columns}
        rows={rows}
        idOf={idOf}
        {...(groupOf === undefined ? {} : { groupOf })}
        sortedBy={sortedBy}
        detail={(row) => <PingTimeline row={row} steps={steps} until={until} />}
        empty={
          <p>
            <Words id="campaign.nobody-asked" />
          </p>
        }
        tools={
          <ToggleButton className="button" isSelected={isGrouped} onChange={setGrouped}>
            <Words id="campaign.by-party" />
          </ToggleButton>
        }
      />
    </section>
  );
}

/** The page hears of every change; the table is drawn when its rows are others. */
export const PingsTable = memo(EveryPing);

const idOf = ({ contactPointId }: BoardRow) => contactPointId;
const sortedBy = { id: 'party', desc: false };
