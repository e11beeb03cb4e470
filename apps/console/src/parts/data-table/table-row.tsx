import { memo, type ReactNode } from 'react';
import { useWords } from '../../words/words.jsx';
import { textOf, type TableColumn } from './column.js';

interface TableRowProps<Row> {
  readonly id: string;
  readonly row: Row;
  readonly columns: readonly TableColumn<Row>[];
  /** One row of a table is in the order of the tab key; arrow keys reach the others. */
  readonly isTabStop: boolean;
  /** Missing where a row has no detail below it. */
  readonly isOpen?: boolean;
  readonly opens: boolean;
  readonly position?: number;
  readonly measure?: (element: HTMLElement | null) => void;
  readonly onToggle?: (id: string) => void;
}

function PlainTableRow<Row>(props: TableRowProps<Row>) {
  const { id, row, columns, isTabStop, isOpen, opens, position, measure } = props;
  return (
    <tr
      role="row"
      ref={measure}
      data-index={position}
      data-row={id}
      data-opens={opens || undefined}
      data-open={isOpen || undefined}
      aria-rowindex={position === undefined ? undefined : position + 2}
      tabIndex={isTabStop ? 0 : -1}
    >
      {columns.map((column, index) => (
        <TableCell key={column.id} column={column} row={row} isFirst={index === 0}>
          {index === 0 && isOpen !== undefined ? <Toggle {...props} /> : null}
        </TableCell>
      ))}
    </tr>
  );
}

/** Drawn anew only when something of it is another. */
export const TableRow = memo(PlainTableRow) as typeof PlainTableRow;

function TableCell<Row>({
  column,
  row,
  isFirst,
  children,
}: {
  readonly column: TableColumn<Row>;
  readonly row: Row;
  readonly isFirst: boolean;
  readonly children: ReactNode;
}) {
  const shown = column.cell === undefined ? textOf(column, row) : column.cell(row);
  const common = { className: column.align, 'data-head': column.head };
  return isFirst ? (
    <th scope="row" role="rowheader" {...common}>
      {children}
      {shown}
    </th>
  ) : (
    <td role="gridcell" {...common}>
      {shown}
    </td>
  );
}

function Toggle<Row>({ id, row, columns, isOpen, onToggle }: TableRowProps<Row>) {
  const words = useWords();
  const [first] = columns;
  return (
    <button
      type="button"
      className="toggle"
      tabIndex={-1}
      aria-expanded={isOpen}
      aria-label={words('table.open', { row: first === undefined ? id : textOf(first, row) })}
      onClick={() => onToggle?.(id)}
    >
      <span aria-hidden>{isOpen ? '▾' : '▸'}</span>
    </button>
  );
}
