import type { TableColumn } from './column.js';
import type { Sorting } from './use-sorted.js';

/** The heads of the columns: a press sorts, the second the other way round, the third as it came. */
export function TableHead<Row>({
  columns,
  sorting,
  onSort,
}: {
  readonly columns: readonly TableColumn<Row>[];
  readonly sorting: Sorting | undefined;
  readonly onSort: (sorting: Sorting | undefined) => void;
}) {
  const pressed = (id: string) => {
    if (sorting?.id !== id) onSort({ id, desc: false });
    else onSort(sorting.desc ? undefined : { id, desc: true });
  };
  return (
    <thead role="rowgroup">
      <tr role="row">
        {columns.map(({ id, head, align, width }) => {
          const direction =
            sorting?.id === id ? (sorting.desc ? 'descending' : 'ascending') : 'none';
          return (
            <th
              key={id}
              role="columnheader"
              scope="col"
              className={align}
              style={{ inlineSize: width }}
              aria-sort={direction}
            >
              <button type="button" onClick={() => pressed(id)}>
                {head}
                <span aria-hidden className="sort-sign">
                  {direction === 'none' ? '' : direction === 'ascending' ? '▲' : '▼'}
                </span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
