import { useId, useMemo, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Words } from '../../words/words.jsx';
import type { TableColumn } from './column.js';
import './data-table.css';
import { matching } from './rows.js';
import { TableGrid } from './table-grid.jsx';
import { TableTools } from './table-tools.jsx';
import { useSorted, type Sorting } from './use-sorted.js';

export interface DataTableProps<Row> {
  /** Names the file that is saved, and what this browser remembers of the table. */
  readonly name: string;
  readonly caption: string;
  /** Keep these stable (useMemo), so that rows that did not change are not drawn again. */
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly sortedBy?: Sorting;
  readonly groupOf?: (row: Row) => string;
  /** What Enter and a click on a row do. */
  readonly onOpen?: (row: Row) => void;
  /** What is shown below a row that was opened. */
  readonly detail?: (row: Row) => ReactNode;
  /** What is said, and what to do next, where there are no rows at all. */
  readonly empty: ReactNode;
  /** Choices beside the filter. */
  readonly tools?: ReactNode;
}

export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { name, caption, columns, rows, empty, tools } = props;
  const [query, setQuery] = useState('');
  // At once: put off, it would never be done where rows change all the time.
  const found = useMemo(() => matching(rows, columns, query), [rows, columns, query]);
  const { sorted, visible, sorting, sortBy, show } = useSorted({ ...props, rows: found });
  const hint = useId();
  if (rows.length === 0)
    return (
      <>
        {tools === undefined ? null : <div className="table-tools no-print">{tools}</div>}
        <div className="notice">{empty}</div>
      </>
    );
  return (
    <div className="data-table">
      <TableTools
        {...{ name, caption, columns, visible, sorting, query }}
        rows={sorted}
        all={rows.length}
        onQuery={setQuery}
        onSort={sortBy}
        onShow={show}
      >
        {tools}
      </TableTools>
      <p id={hint} className="visually-hidden">
        <Words id="table.hint" />
      </p>
      <TableGrid
        {...props}
        {...{ sorting, hint }}
        rows={sorted}
        columns={visible}
        onSort={sortBy}
      />
      {sorted.length === 0 && (
        <div className="notice">
          <p>
            <Words id="table.nothing-matches" values={{ query }} />
          </p>
          <Button className="button" onPress={() => setQuery('')}>
            <Words id="table.clear" />
          </Button>
        </div>
      )}
    </div>
  );
}
