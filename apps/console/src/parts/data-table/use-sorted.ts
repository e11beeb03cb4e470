import { useMemo, useState } from 'react';
import {
  columnVisibilityFeature,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type SortingState,
} from '@tanstack/react-table';
import { useSettings } from '../../shell/settings.jsx';
import type { CellValue, TableColumn } from './column.js';
import { TextOrder } from './rows.js';

const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  sortedRowModel: createSortedRowModel(),
});

export interface Sorting {
  readonly id: string;
  readonly desc: boolean;
}

/** The rows in the order that was chosen, and the columns that are shown, which this browser remembers. */
export function useSorted<Row extends object>({
  name,
  rows,
  columns,
  idOf,
  sortedBy,
}: {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly columns: readonly TableColumn<Row>[];
  readonly idOf: (row: Row) => string;
  readonly sortedBy?: Sorting;
}) {
  const { language } = useSettings();
  const [sorting, setSorting] = useState<SortingState>(sortedBy === undefined ? [] : [sortedBy]);
  const [columnVisibility, setShown] = useState(() => shownAtFirst(name, columns));
  const order = useMemo(() => new TextOrder(language), [language]);
  useMemo(() => {
    const sorted = columns.find(({ id }) => id === sorting[0]?.id);
    if (sorted !== undefined) order.learn(textsIn(rows.map(sorted.value)));
  }, [rows, columns, sorting, order]);
  const definitions = useMemo(
    () => columns.map((column) => definitionOf(column, order)),
    [columns, order],
  );
  const table = useTable({
    features,
    data: rows,
    columns: definitions,
    getRowId: idOf,
    state: { sorting, columnVisibility },
    onSortingChange: setSorting,
    onColumnVisibilityChange: setShown,
    sortDescFirst: false,
  });
  const model = table.getRowModel();
  const sorted = useMemo(() => model.rows.map(({ original }) => original), [model]);
  const visible = useMemo(() => {
    const shown = columns.filter(({ id }) => columnVisibility[id] !== false);
    return shown.length === 0 ? columns.slice(0, 1) : shown;
  }, [columns, columnVisibility]);
  return {
    sorted,
    visible,
    sorting: sorting[0] as Sorting | undefined,
    sortBy: (wanted: Sorting | undefined) => setSorting(wanted === undefined ? [] : [wanted]),
    show: (ids: ReadonlySet<string>) => {
      const shown = Object.fromEntries(columns.map(({ id }) => [id, ids.has(id)]));
      localStorage.setItem(`table.${name}`, JSON.stringify(shown));
      setShown(shown);
    },
  };
}

function definitionOf<Row extends object>(
  { id, head, value }: TableColumn<Row>,
  order: TextOrder,
): ColumnDef<typeof features, Row> {
  return {
    id,
    header: head,
    accessorFn: (row: Row) => value(row) ?? undefined,
    sortUndefined: 'last',
    sortFn: (a, b, column) =>
      order.compare(a.getValue<CellValue>(column), b.getValue<CellValue>(column)),
  } as ColumnDef<typeof features, Row>;
}

function* textsIn(values: readonly CellValue[]): Iterable<string> {
  for (const value of values) if (typeof value === 'string') yield value;
}

function shownAtFirst<Row>(
  name: string,
  columns: readonly TableColumn<Row>[],
): Record<string, boolean> {
  const shown = Object.fromEntries(columns.map(({ id, hidden }) => [id, hidden !== true]));
  try {
    return { ...shown, ...JSON.parse(localStorage.getItem(`table.${name}`) ?? '{}') };
  } catch {
    return shown;
  }
}
