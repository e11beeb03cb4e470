import {
  useCallback,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import type { TableColumn } from './column.js';
import { itemsOf, type Item } from './rows.js';
import { TableHead } from './table-head.jsx';
import { TableRow } from './table-row.jsx';
import { useDrawn } from './use-drawn.js';
import { useRowKeys } from './use-row-keys.js';
import type { Sorting } from './use-sorted.js';
import { asTabs } from './written.js';

interface TableGridProps<Row> {
  readonly caption: string;
  readonly hint: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly groupOf?: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly detail?: (row: Row) => ReactNode;
  readonly sorting: Sorting | undefined;
  readonly onSort: (sorting: Sorting | undefined) => void;
}

export function TableGrid<Row>(props: TableGridProps<Row>) {
  const { caption, hint, columns, rows, idOf, onOpen, detail, sorting, onSort } = props;
  const { items, ids, open, toggle } = useItems(props);
  const byId = (id: string | undefined) => rows.find((row) => idOf(row) === id);
  const openRow = (id: string) => {
    const row = byId(id);
    if (row === undefined) return;
    if (detail === undefined) onOpen?.(row);
    else toggle(id);
  };
  const { scroller, isVirtual, drawn, before, after, measure, reveal } = useDrawn(items);
  const body = useRef<HTMLTableSectionElement>(null);
  const { tabStop, onKeyDown, setCurrent } = useRowKeys({
    ids,
    body,
    open: openRow,
    reveal: (id) => reveal(`row ${id}`),
  });
  return (
    <div className="table-scroll" ref={scroller} data-virtual={isVirtual || undefined}>
      <table
        role="grid"
        aria-label={caption}
        aria-describedby={hint}
        aria-rowcount={isVirtual ? items.length + 1 : undefined}
      >
        <TableHead columns={columns} sorting={sorting} onSort={onSort} />
        {/* Keys and clicks are those of the rows, which can be focused. */}
        <tbody
          ref={body}
          role="rowgroup"
          onKeyDown={onKeyDown}
          onClick={(event) => whenRowIsPressed(event, openRow)}
          onCopy={(event) => copyRow(event, columns, byId(ownRowId(event.target)))}
          onFocus={({ target }) => setCurrent(rowIdAt(target))}
        >
          <Gap px={before} />
          {drawn.map(({ item, position }) => (
            <ItemRow
              key={item.key}
              {...{ item, position, columns, detail, open, toggle }}
              id={item.kind === 'row' ? idOf(item.row) : item.key}
              tabStop={tabStop}
              opens={onOpen !== undefined || detail !== undefined}
              measure={position === undefined ? undefined : measure}
            />
          ))}
          <Gap px={after} />
        </tbody>
      </table>
    </div>
  );
}

function useItems<Row>({ rows, idOf, groupOf }: TableGridProps<Row>) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const items = useMemo(() => itemsOf(rows, { idOf, groupOf, open }), [rows, idOf, groupOf, open]);
  const ids = useMemo(
    () => items.flatMap((item) => (item.kind === 'row' ? [idOf(item.row)] : [])),
    [items, idOf],
  );
  const toggle = useCallback((id: string) => {
    setOpen((known) => {
      const others = [...known].filter((one) => one !== id);
      return new Set(known.has(id) ? others : [...others, id]);
    });
  }, []);
  return { items, ids, open, toggle };
}

function ItemRow<Row>({
  item,
  id,
  position,
  columns,
  detail,
  open,
  opens,
  tabStop,
  toggle,
  measure,
}: {
  readonly item: Item<Row>;
  readonly id: string;
  readonly position: number | undefined;
  readonly columns: readonly TableColumn<Row>[];
  readonly detail?: (row: Row) => ReactNode;
  readonly open: ReadonlySet<string>;
  readonly opens: boolean;
  readonly tabStop: string | undefined;
  readonly toggle: (id: string) => void;
  readonly measure: ((element: HTMLElement | null) => void) | undefined;
}) {
  const place = { role: 'row', ref: measure, 'data-index': position };
  switch (item.kind) {
    case 'group':
      return (
        <tr className="group" {...place}>
          <th role="rowheader" scope="rowgroup" colSpan={columns.length}>
            {item.label} <span className="soft">{item.count}</span>
          </th>
        </tr>
      );
    case 'detail':
      return (
        <tr className="detail" {...place}>
          <td role="gridcell" colSpan={columns.length}>
            {detail?.(item.row)}
          </td>
        </tr>
      );
    case 'row':
      return (
        <TableRow
          {...{ id, columns, opens, position, measure }}
          row={item.row}
          isTabStop={id === tabStop}
          isOpen={detail === undefined ? undefined : open.has(id)}
          onToggle={toggle}
        />
      );
  }
}

/** Stands for the rows that are not drawn. */
function Gap({ px }: { readonly px: number }) {
  return px <= 0 ? null : (
    <tr aria-hidden className="gap">
      <td style={{ blockSize: px }} />
    </tr>
  );
}

function rowIdAt(target: EventTarget): string | undefined {
  const row = target instanceof Element ? target.closest('[data-row]') : null;
  return row instanceof HTMLElement ? row.dataset['row'] : undefined;
}

/** The row that has the focus itself, and nothing inside of it. */
function ownRowId(target: EventTarget): string | undefined {
  return target instanceof HTMLElement ? target.dataset['row'] : undefined;
}

function whenRowIsPressed(event: MouseEvent<HTMLElement>, then: (id: string) => void): void {
  const { target } = event;
  if (!(target instanceof Element) || target.closest('a, button, input, select, label')) return;
  const id = rowIdAt(target);
  // Whoever marked a piece of text meant the text.
  if (id !== undefined && getSelection()?.isCollapsed !== false) then(id);
}

function copyRow<Row>(
  event: ClipboardEvent<HTMLElement>,
  columns: readonly TableColumn<Row>[],
  row: Row | undefined,
): void {
  if (row === undefined || getSelection()?.isCollapsed === false) return;
  event.clipboardData.setData('text/plain', asTabs(columns, [row]).split('\n')[1] ?? '');
  event.preventDefault();
}
