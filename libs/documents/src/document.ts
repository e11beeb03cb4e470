import type { Instant } from '#kernel';

/** A document before it is a page or a file: what is said, in which order, and nothing of how it looks. */
export interface Document {
  readonly title: string;
  readonly subtitle?: string;
  /** BCP 47. */
  readonly language: string;
  /** Who publishes it. */
  readonly author?: string;
  /** Stands in the file as its date: the same document with the same date is the same bytes. */
  readonly date: Instant;
  readonly orientation?: 'portrait' | 'landscape';
  /** Stands on every page, beside the page's number. */
  readonly footer?: string;
  /** What the list of headings is called, where a reader is to have one beside the text. */
  readonly contents?: string;
  readonly blocks: readonly Block[];
}

export type Block = Heading | Paragraph | List | TableBlock | Picture;

export interface Heading {
  readonly kind: 'heading';
  /** Below the title, which is the first level. */
  readonly level: 2 | 3;
  readonly text: string;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  /** A note is smaller: where a figure comes from, what a word means. */
  readonly note?: true;
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly string[];
}

export interface TableBlock {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  /** As many cells as there are columns. */
  readonly rows: readonly (readonly Cell[])[];
  /** The name of the table as a file of its own, without an ending. */
  readonly file?: string;
}

/** What is read, and for machines the value it was made of. */
export type Cell = string | { readonly text: string; readonly value: string };

export function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

export function valueOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.value;
}

export interface TableColumn {
  readonly title: string;
  /** What it is called where its cells are values: `mean (seconds)`. */
  readonly valueTitle?: string;
  /** Figures end under each other. */
  readonly align?: 'start' | 'end';
  /** As wide as its longest cell; other columns share what is left. */
  readonly fit?: true;
  /** So many hundredths of the table's width. */
  readonly share?: number;
  /** Its cell names the row. */
  readonly names?: true;
}

export interface Picture {
  readonly kind: 'picture';
  /** A whole `svg` element with a `viewBox`. */
  readonly svg: string;
  /** What who cannot see it is told. */
  readonly alternative: string;
  readonly caption: string;
}
