import {
  useCallback,
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { Button } from 'react-aria-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Words } from '../../words/words.jsx';
import type { TableColumn } from './column.js';
import './data-table.css';
import { itemsOf, matching, type Item } from './rows.js';
import { TableHead } from './table-head.jsx';
import { TableRow } from './table-row.jsx';
import { TableTools } from './table-tools.jsx';
import { useRowKeys } from './use-row-keys.js';
import { useSorted, type Sorting } from './use-sorted.js';
import { asTabs } from './written.js';

/** More rows than these are drawn only where they are seen. */
const rowsDrawnMax = 200;
const rowHeightPx = 37;

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
  const { name, caption, columns, rows, idOf, groupOf, detail, onOpen, empty, tools } = props;
  const [query, setQuery] = useState('');
  const looked = useDeferredValue(query);
  const found = useMemo(() => matching(rows, columns, looked), [rows, columns, looked]);
  const { sorted, visible, sorting, sortBy, show } = useSorted({ ...props, rows: found });
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const items = useMemo(
    () => itemsOf(sorted, { idOf, groupOf, open }),
    [sorted, idOf, groupOf, open],
  );
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
  const openRow = (id: string) => {
    const row = sorted.find((one) => idOf(one) === id);
    if (row === undefined) return;
    if (detail === undefined) onOpen?.(row);
    else toggle(id);
  };

  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const isPrinting = usePrinting();
  const isVirtual = items.length > rowsDrawnMax && !isPrinting;
  const virtualizer = useVirtualizer({
    count: items.length,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 10,
  });
  const { tabStop, onKeyDown, setCurrent } = useRowKeys({
    ids,
    body,
    open: openRow,
    reveal: (id) => {
      const index = items.findIndex((item) => item.kind === 'row' && idOf(item.row) === id);
      if (isVirtual) virtualizer.scrollToIndex(index);
    },
  });
  const hint = useId();

  if (rows.length === 0) return <div className="notice">{empty}</div>;

  const drawn = isVirtual ? virtualizer.getVirtualItems() : undefined;
  const [first] = drawn ?? [];
  const last = drawn?.at(-1);
  const shown =
    drawn === undefined
      ? items.map((item) => [item, undefined] as const)
      : drawn.flatMap(({ index }) => {
          const item = items[index];
          return item === undefined ? [] : [[item, index] as const];
        });
  const drawItem = ([item, position]: readonly [Item<Row>, number | undefined]) => {
    const measure = position === undefined ? undefined : virtualizer.measureElement;
    const place = { ref: measure, 'data-index': position };
    switch (item.kind) {
      case 'group':
        return (
          <tr key={item.key} role="row" className="group" {...place}>
            <th role="rowheader" scope="rowgroup" colSpan={visible.length}>
              {item.label} <span className="soft">{item.count}</span>
            </th>
          </tr>
        );
      case 'detail':
        return (
          <tr key={item.key} role="row" className="detail" {...place}>
            <td role="gridcell" colSpan={visible.length}>
              {detail?.(item.row)}
            </td>
          </tr>
        );
      case 'row': {
        const id = idOf(item.row);
        return (
          <TableRow
            key={item.key}
            id={id}
            row={item.row}
            columns={visible}
            isTabStop={id === tabStop}
            isOpen={detail === undefined ? undefined : open.has(id)}
            opens={onOpen !== undefined || detail !== undefined}
            position={position}
            measure={measure}
            onToggle={toggle}
          />
        );
      }
    }
  };

  const onCopy = (event: ClipboardEvent<HTMLElement>) => {
    const id = rowIdAt(event.target, true);
    const row = sorted.find((one) => idOf(one) === id);
    if (row === undefined || getSelection()?.isCollapsed === false) return;
    event.clipboardData.setData('text/plain', asTabs(visible, [row]).split('\n')[1] ?? '');
    event.preventDefault();
  };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const { target } = event;
    if (!(target instanceof Element) || target.closest('a, button, input, select, label')) return;
    const id = rowIdAt(target);
    if (id !== undefined && getSelection()?.isCollapsed !== false) openRow(id);
  };

  return (
    <div className="data-table" data-virtual={isVirtual || undefined}>
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
      <div className="table-scroll" ref={scroller}>
        <table
          role="grid"
          aria-label={caption}
          aria-describedby={hint}
          aria-rowcount={isVirtual ? items.length + 1 : undefined}
        >
          <TableHead columns={visible} sorting={sorting} onSort={sortBy} />
          {/* Keys and clicks are those of the rows, which can be focused. */}
          <tbody
            ref={body}
            role="rowgroup"
            onKeyDown={onKeyDown}
            onClick={onClick}
            onCopy={onCopy}
            onFocus={({ target }) => setCurrent(rowIdAt(target))}
          >
            <Gap px={first?.start ?? 0} />
            {shown.map(drawItem)}
            <Gap px={last === undefined ? 0 : virtualizer.getTotalSize() - last.end} />
          </tbody>
        </table>
      </div>
      {sorted.length === 0 && (
        <div className="notice">
          <p>
            <Words id="table.nothing-matches" values={{ query: looked }} />
          </p>
          <Button className="button" onPress={() => setQuery('')}>
            <Words id="table.clear" />
          </Button>
        </div>
      )}
    </div>
  );
}

/** Stands for the rows that are not drawn. */
function Gap({ px }: { readonly px: number }) {
  return px <= 0 ? null : (
    <tr aria-hidden className="gap">
      <td style={{ blockSize: px }} />
    </tr>
  );
}

/** @param itself whether only the row itself counts, and nothing inside of it. */
function rowIdAt(target: EventTarget, itself = false): string | undefined {
  if (!(target instanceof Element)) return undefined;
  const row = itself ? target : target.closest('[data-row]');
  return row instanceof HTMLElement ? row.dataset['row'] : undefined;
}

/** On paper there is no scrolling. */
function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => setPrinting(true);
    const end = () => setPrinting(false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting;
}
