import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { TableColumn } from '../../parts/data-table/column.js';
import { DataTable } from '../../parts/data-table/data-table.jsx';
import { useFormat } from '../../parts/use-format.js';
import { useWords } from '../../words/words.jsx';
import { silentAtNight, type SilentAtNight } from './groups.js';
import type { Board } from './use-boards.js';

const idOf = ({ contactPointId }: SilentAtNight) => contactPointId;
const sortedBy = { id: 'party', desc: false };

/** Who never answers at night, over all tests that are compared. */
export function Nights({ boards }: { readonly boards: readonly Board[] }) {
  const words = useWords();
  const format = useFormat();
  const [, navigate] = useLocation();
  const rows = useMemo(() => silentAtNight(boards.map((board) => board.rows)), [boards]);
  const columns = useMemo(
    (): readonly TableColumn<SilentAtNight>[] => [
      { id: 'party', head: words('campaign.party'), value: ({ party }) => format.region(party) },
      {
        id: 'point',
        head: words('campaign.contact-point'),
        value: ({ contactPointId }) => contactPointId,
      },
      { id: 'zone', head: words('campaign.timezone'), value: ({ timezone }) => timezone },
      {
        id: 'asked',
        head: words('statistics.nights'),
        value: ({ asked }) => asked,
        align: 'number',
      },
    ],
    [words, format],
  );
  return (
    <section className="panel">
      <h2>{words('statistics.silent')}</h2>
      <DataTable
        name="silent-at-night"
        caption={words('statistics.silent-told')}
        columns={columns}
        rows={rows}
        idOf={idOf}
        sortedBy={sortedBy}
        onOpen={({ contactPointId }) => navigate(`/directory/${contactPointId}`)}
        empty={words('statistics.silent-none')}
      />
    </section>
  );
}
