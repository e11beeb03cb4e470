import { textOf, type CellValue, type TableColumn } from './column.js';

/** The rows that hold every word of the query somewhere, whatever its case and accents. */
export function matching<Row extends object>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  query: string,
): readonly Row[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  const textOfRow = textsBy(columns);
  return rows.filter((row) => {
    const text = textOfRow(row);
    return words.every((word) => text.includes(word));
  });
}

/** What is looked through, by columns and row: rows that did not change are written once, not at every letter. */
const texts = new WeakMap<object, WeakMap<object, string>>();

function textsBy<Row extends object>(columns: readonly TableColumn<Row>[]): (row: Row) => string {
  const known = texts.get(columns) ?? new WeakMap<object, string>();
  texts.set(columns, known);
  return (row) => {
    let text = known.get(row);
    if (text === undefined)
      known.set(row, (text = plain(columns.map((column) => textOf(column, row)).join('\n'))));
    return text;
  };
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * The order of texts in a language. Collation costs a hundred times what comparing numbers does, so each text is placed
 * among the others once: a table that is drawn anew many times a second has the same few texts in it.
 */
export class TextOrder {
  private places = new Map<string, number>();
  private readonly collator: Intl.Collator;

  constructor(language: string) {
    this.collator = new Intl.Collator(language, { numeric: true });
  }

  /** Makes sure that all of these have their place. */
  learn(texts: Iterable<string>): void {
    const known = new Set(this.places.keys());
    for (const text of texts) known.add(text);
    if (known.size === this.places.size) return;
    const sorted = [...known].toSorted((a, b) => this.collator.compare(a, b));
    this.places = new Map(sorted.map((text, place) => [text, place]));
  }

  compare(a: CellValue, b: CellValue): number {
    return this.placeOf(a) - this.placeOf(b);
  }

  private placeOf(value: CellValue): number {
    return typeof value === 'string' ? (this.places.get(value) ?? -1) : (value ?? -1);
  }
}

/** What stands below one another in the body of a table. */
export type Item<Row> =
  | { readonly kind: 'group'; readonly key: string; readonly label: string; readonly count: number }
  | { readonly kind: 'row'; readonly key: string; readonly row: Row; readonly index: number }
  | { readonly kind: 'detail'; readonly key: string; readonly row: Row };

/** @param rows as sorted; within a group they stay so, and groups come in the order of their first row. */
export function itemsOf<Row>(
  rows: readonly Row[],
  {
    idOf,
    groupOf,
    open,
  }: {
    readonly idOf: (row: Row) => string;
    readonly groupOf?: (row: Row) => string;
    readonly open?: ReadonlySet<string>;
  },
): readonly Item<Row>[] {
  const items: Item<Row>[] = [];
  let index = 0;
  const add = (row: Row) => {
    const id = idOf(row);
    items.push({ kind: 'row', key: `row ${id}`, row, index: index++ });
    if (open?.has(id)) items.push({ kind: 'detail', key: `detail ${id}`, row });
  };
  if (groupOf === undefined) rows.forEach(add);
  else
    for (const [label, grouped] of groupedBy(rows, groupOf)) {
      items.push({ kind: 'group', key: `group ${label}`, label, count: grouped.length });
      grouped.forEach(add);
    }
  return items;
}

function groupedBy<Row>(
  rows: readonly Row[],
  groupOf: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const label = groupOf(row);
    const group = groups.get(label);
    if (group === undefined) groups.set(label, [row]);
    else group.push(row);
  }
  return groups;
}
