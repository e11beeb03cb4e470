import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { TableColumn } from '../../parts/data-table/column.js';
import { DataTable } from '../../parts/data-table/data-table.jsx';
import { secondsOf } from '../../parts/format.js';
import { useFormat } from '../../parts/use-format.js';
import { useWords } from '../../words/words.jsx';
import { figuresOf, partiesOf, type Figures, type PartyLine } from '../campaign/board.js';
import type { Board } from './use-boards.js';

interface Row extends Board {
  readonly parties: readonly PartyLine[];
  readonly figures: Figures;
}

const idOf = ({ campaignId }: Row) => campaignId;
const sortedBy = { id: 'launched', desc: true };

/** Test beside test: the share of Parties that answered within each window. */
export function Compared({ boards }: { readonly boards: readonly Board[] }) {
  const words = useWords();
  const [, navigate] = useLocation();
  const rows = useMemo(
    () =>
      boards.map((board): Row => {
        const parties = partiesOf(board.rows, board.windows, board.partyRule);
        return { ...board, parties, figures: figuresOf(parties, board.rows) };
      }),
    [boards],
  );
  const columns = useComparedColumns(boards);
  return (
    <section className="panel">
      <h2>{words('statistics.compared')}</h2>
      <DataTable
        name="tests-compared"
        caption={words('statistics.compared-told')}
        columns={columns}
        rows={rows}
        idOf={idOf}
        sortedBy={sortedBy}
        onOpen={({ campaignId }) => navigate(`/campaigns/${campaignId}`)}
        empty={null}
      />
    </section>
  );
}

function useComparedColumns(boards: readonly Board[]): readonly TableColumn<Row>[] {
  const words = useWords();
  const format = useFormat();
  return useMemo((): readonly TableColumn<Row>[] => {
    const windows = [...new Set(boards.flatMap((board) => board.windows))].toSorted(
      (a, b) => (secondsOf(a) ?? 0) - (secondsOf(b) ?? 0),
    );
    const within = (window: string, { parties }: Row) => {
      const bound = secondsOf(window) ?? 0;
      const there = parties.filter(({ seconds }) => seconds !== undefined && seconds <= bound);
      return parties.length === 0 ? null : there.length / parties.length;
    };
    return [
      { id: 'name', head: words('campaigns.name'), value: ({ name }) => name },
      {
        id: 'launched',
        head: words('statistics.launched'),
        value: ({ launchedAt }) => launchedAt,
        text: ({ launchedAt }) => format.day(launchedAt),
      },
      {
        id: 'asked',
        head: words('statistics.parties'),
        value: ({ figures }) => figures.asked,
        align: 'number',
      },
      ...windows.map((window): TableColumn<Row> => ({
        id: window,
        head: format.within(window),
        value: (row) => within(window, row),
        text: (row) => format.share(within(window, row)),
        align: 'number',
      })),
      {
        id: 'mean',
        head: words('statistics.mean'),
        value: ({ figures }) => figures.meanSeconds,
        text: ({ figures }) => format.duration(figures.meanSeconds),
        align: 'number',
      },
      {
        id: 'none',
        head: words('statistics.no-answer'),
        value: ({ figures }) => figures.noAnswer,
        align: 'number',
      },
    ];
  }, [boards, words, format]);
}
