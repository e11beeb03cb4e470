export interface TextPosition {
  /** Counted from 1; CRLF, LF and CR each end a line. */
  readonly line: number;
  /** Characters (code points) counted from 1. */
  readonly column: number;
}

const lineFeed = 10;
const carriageReturn = 13;

/** Tells line and column of a byte of a UTF-8 text. The lines are looked for once, when first asked. */
export class TextPositions {
  private starts: readonly number[] | undefined;

  constructor(private readonly bytes: Buffer) {}

  at(offset: number): TextPosition {
    const starts = (this.starts ??= lineStarts(this.bytes));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: charactersIn(this.bytes, starts[low] ?? 0, offset) + 1 };
  }
}

/** The offset at which each line begins. */
export function lineStarts(bytes: Buffer): number[] {
  const starts = [0];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === lineFeed || (byte === carriageReturn && bytes[at + 1] !== lineFeed))
      starts.push(at + 1);
  }
  return starts;
}

/** Every byte but a continuation byte (10xxxxxx) begins a character. */
function charactersIn(bytes: Buffer, from: number, to: number): number {
  let characters = 0;
  for (let at = from; at < to; at++) if (((bytes[at] ?? 0) & 0xc0) !== 0x80) characters++;
  return characters;
}
