import { describe, expect, it } from '@jest/globals';
import type { TableColumn } from './column.js';
import { itemsOf, matching, TextOrder } from './rows.js';
import { asCsv, asTabs } from './written.js';

interface Row {
  readonly id: string;
  readonly party: string;
  readonly minutes: number | null;
}
const columns: readonly TableColumn<Row>[] = [
  { id: 'party', head: 'Party', value: ({ party }) => party },
  {
    id: 'response',
    head: 'Response',
    value: ({ minutes }) => minutes,
    text: ({ minutes }) => (minutes === null ? '' : `${minutes} min`),
  },
];
const rows: readonly Row[] = [
  { id: 'ci-1', party: 'Côte d’Ivoire', minutes: 12 },
  { id: 'pl-1', party: 'Poland', minutes: null },
  { id: 'ci-2', party: 'Côte d’Ivoire', minutes: 2 },
];
const idOf = ({ id }: Row) => id;

describe('the rows of a table', () => {
  it('are found by all words of a query, in any order, case and accent', () => {
    expect(matching(rows, columns, '  MIN cote').map(idOf)).toEqual(['ci-1', 'ci-2']);
    expect(matching(rows, columns, 'cote poland')).toEqual([]);
    expect(matching(rows, columns, ' ')).toBe(rows);
  });

  it('stand in their groups, with what was opened below its row', () => {
    const items = itemsOf(rows, { idOf, groupOf: ({ party }) => party, open: new Set(['ci-1']) });
    expect(items.map(({ key }) => key)).toEqual([
      'group Côte d’Ivoire',
      'row ci-1',
      'detail ci-1',
      'row ci-2',
      'group Poland',
      'row pl-1',
    ]);
  });

  it('come in the order of their language, numbers in texts as numbers', () => {
    const order = new TextOrder('fr');
    order.learn(['Zambie', 'Égypte', 'se-10', 'se-2']);
    order.learn(['Finlande']);
    const texts = ['se-10', 'Zambie', 'Finlande', 'se-2', 'Égypte'];
    expect(texts.toSorted((a, b) => order.compare(a, b))).toEqual([
      'Égypte',
      'Finlande',
      'se-2',
      'se-10',
      'Zambie',
    ]);
  });
});

describe('a table that is taken along', () => {
  const one = (text: string) => asCsv([{ id: 'a', head: 'A', value: () => text }], [rows[0]!]);

  it('is CSV with quotes where they are needed', () => {
    expect(asCsv(columns, rows.slice(0, 2))).toBe(
      'Party,Response\r\nCôte d’Ivoire,12 min\r\nPoland,\r\n',
    );
    expect(one('a "b", c')).toBe('A\r\n"a ""b"", c"\r\n');
  });

  it.each(['=1+1', '@now', '+1+1', '-a', '\uFF1D1'])('runs %j in no spreadsheet', (text) => {
    expect(one(text)).toBe(`A\r\n'${text}\r\n`);
  });

  it('leaves telephone numbers as they are', () => {
    expect(one('+33140000000')).toBe('A\r\n+33140000000\r\n');
  });

  it('is put on the clipboard with one line for each row', () => {
    const column = { id: 'a', head: 'A', value: () => 'two\nlines' };
    expect(asTabs([column, ...columns], rows.slice(0, 1))).toBe(
      'A\tParty\tResponse\ntwo lines\tCôte d’Ivoire\t12 min',
    );
  });
});
