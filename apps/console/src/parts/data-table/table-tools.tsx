import { useState, type ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useWords, Words } from '../../words/words.jsx';
import type { TableColumn } from './column.js';
import { copyText } from './copy-text.js';
import type { Sorting } from './use-sorted.js';
import { asCsv, asTabs, save } from './written.js';

interface TableToolsProps<Row> {
  readonly name: string;
  readonly caption: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly visible: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly all: number;
  readonly query: string;
  readonly sorting: Sorting | undefined;
  readonly onQuery: (query: string) => void;
  readonly onSort: (sorting: Sorting | undefined) => void;
  readonly onShow: (ids: ReadonlySet<string>) => void;
  readonly children?: ReactNode;
}

/** What can be done with a table as a whole. */
export function TableTools<Row>(props: TableToolsProps<Row>) {
  const { name, caption, visible, rows, all, query, onQuery, children } = props;
  const words = useWords();
  const [copied, setCopied] = useState<number>();
  const copy = async () => {
    await copyText(asTabs(visible, rows));
    setCopied(rows.length);
    setTimeout(() => setCopied(undefined), 4_000);
  };
  return (
    <div className="table-tools no-print">
      {children}
      <input
        type="search"
        className="input"
        aria-label={`${words('table.filter')}: ${caption}`}
        placeholder={words('table.filter')}
        value={query}
        onChange={({ target }) => onQuery(target.value)}
      />
      <SortChoice {...props} />
      <p className="count soft" role="status">
        {copied !== undefined ? (
          <Words id="table.copied" values={{ rows: copied }} />
        ) : rows.length === all ? (
          <Words id="table.all" values={{ all }} />
        ) : (
          <Words id="table.shown" values={{ shown: rows.length, all }} />
        )}
      </p>
      <ColumnChoice {...props} />
      <Button className="button small" onPress={() => void copy()}>
        <Words id="table.copy" />
      </Button>
      <Button
        className="button small"
        aria-label={words('table.csv.name', { caption })}
        onPress={() =>
          save(new Blob([asCsv(visible, rows)], { type: 'text/csv;charset=utf-8' }), `${name}.csv`)
        }
      >
        <Words id="table.csv" />
      </Button>
    </div>
  );
}

/** Where the heads are not shown there is no other way to sort. */
function SortChoice<Row>({ caption, visible, sorting, onSort }: TableToolsProps<Row>) {
  const words = useWords();
  return (
    <select
      className="input sort-choice"
      aria-label={`${words('table.sort')}: ${caption}`}
      value={sorting === undefined ? '' : `${sorting.desc ? '-' : '+'}${sorting.id}`}
      onChange={({ target: { value } }) =>
        onSort(value === '' ? undefined : { id: value.slice(1), desc: value.startsWith('-') })
      }
    >
      <option value="">{words('table.sort.as-is')}</option>
      {visible.flatMap(({ id, head }) => [
        <option key={`+${id}`} value={`+${id}`}>
          {words('table.sort.up', { column: head })}
        </option>,
        <option key={`-${id}`} value={`-${id}`}>
          {words('table.sort.down', { column: head })}
        </option>,
      ])}
    </select>
  );
}

function ColumnChoice<Row>({ columns, visible, onShow }: TableToolsProps<Row>) {
  const words = useWords();
  return (
    <MenuTrigger>
      <Button className="button small">
        <Words id="table.columns" />
        <span aria-hidden> ▾</span>
      </Button>
      <Popover className="popover">
        <Menu
          className="menu"
          aria-label={words('table.columns')}
          selectionMode="multiple"
          disallowEmptySelection
          shouldCloseOnSelect={false}
          selectedKeys={visible.map(({ id }) => id)}
          onSelectionChange={(keys) =>
            onShow(new Set(keys === 'all' ? columns.map(({ id }) => id) : [...keys].map(String)))
          }
        >
          {columns.map(({ id, head }) => (
            <MenuItem key={id} id={id} textValue={head}>
              {({ isSelected }) => (
                <>
                  <span aria-hidden className="tick">
                    {isSelected ? '✓' : ''}
                  </span>
                  {head}
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
