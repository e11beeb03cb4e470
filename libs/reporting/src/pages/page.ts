import type { Block, Cell } from '#documents';
import type { Notation, ReportLanguage, ReportWords } from '../words/index.js';

/** What a page is written with. */
export interface Pen {
  readonly language: ReportLanguage;
  readonly words: ReportWords;
  readonly notation: Notation;
}

export function heading(level: 2 | 3, text: string): Block {
  return { kind: 'heading', level, text };
}

export function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

export function note(text: string): Block {
  return { kind: 'paragraph', text, note: true };
}

/** A figure as it is read, and as it is computed with; empty where there is none. */
export function figure(text: string, value: number | null): Cell {
  return { text, value: value === null ? '' : String(value) };
}

/** What may be missing is a dash to a reader, and nothing to a program. */
export function orNone({ words }: Pen, text: string | null): Cell {
  return text === null ? { text: words.none, value: '' } : text;
}

/** A day as it is read, in one line, and in ISO 8601. */
export function dayCell({ notation }: Pen, day: Parameters<Notation['day']>[0]): Cell {
  return { text: unbroken(notation.day(day)), value: day };
}

export function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00A0');
}
