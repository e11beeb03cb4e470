import { styleText } from 'node:util';
import stringWidth from 'string-width';
import { visible } from '../format.js';

export type Style = Parameters<typeof styleText>[0];

/** A piece of a line in one style. Its text holds no escape sequences: what others wrote goes through `visible` first. */
export interface Span {
  readonly text: string;
  readonly style?: Style;
}
export type Line = readonly Span[];

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Columns that a terminal takes for it. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

/** Cut to at most `width` columns, between what people see as characters; what is cut is told by an ellipsis. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  if (width < 1) return '';
  let kept = '';
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) {
    const wide = widthOf(segment);
    if (columns + wide > width - 1) break;
    kept += segment;
    columns += wide;
  }
  return `${kept}…`;
}

/** Exactly `width` columns: cut, or filled with spaces. */
export function cell(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const shown = cut(visible(text), width);
  const fill = ' '.repeat(Math.max(0, width - widthOf(shown)));
  return align === 'left' ? shown + fill : fill + shown;
}

export function lineWidth(line: Line): number {
  return line.reduce((sum, { text }) => sum + widthOf(text), 0);
}

/** A line of the terminal, no wider than `columns`. */
export function painted(line: Line, columns: number, withColor: boolean): string {
  let left = columns;
  let shown = '';
  for (const { text, style } of line) {
    const kept = cut(text, left);
    left -= widthOf(kept);
    shown += withColor && style !== undefined && kept !== '' ? styleText(style, kept) : kept;
  }
  return withColor ? shown : shown.trimEnd();
}

/** Two columns of lines, the left one `leftWidth` wide. */
export function beside(
  left: readonly Line[],
  right: readonly Line[],
  leftWidth: number,
): readonly Line[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
    const line = left[index] ?? [];
    const fill = ' '.repeat(Math.max(0, leftWidth - lineWidth(line)));
    return [...line, { text: fill }, ...(right[index] ?? [])];
  });
}
