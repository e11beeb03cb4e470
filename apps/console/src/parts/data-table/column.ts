import type { ReactNode } from 'react';

/** What a cell sorts by. What is `null` comes last, in either direction. */
export type CellValue = string | number | null;

/** A column, whose words are in the reader's language already. */
export interface TableColumn<Row> {
  readonly id: string;
  readonly head: string;
  readonly value: (row: Row) => CellValue;
  /** What the filter looks through, and what is copied and saved; by default the value. */
  readonly text?: (row: Row) => string;
  /** What is shown; by default the text. */
  readonly cell?: (row: Row) => ReactNode;
  readonly align?: 'number';
  /** As CSS says it, `12rem`: where there are so many rows that not all are drawn, columns cannot find it by themselves. */
  readonly width?: string;
  /** Not shown until somebody chooses it. */
  readonly hidden?: boolean;
}

export function textOf<Row>({ value, text }: TableColumn<Row>, row: Row): string {
  if (text !== undefined) return text(row);
  return String(value(row) ?? '');
}
