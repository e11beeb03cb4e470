import { PassThrough } from 'node:stream';

const escape = '\u{1B}';
const sequence = new RegExp(`${escape}\\[(\\??\\d*)([A-Za-z])|\\n|[^${escape}\\n]+`, 'g');

/** A terminal without colours that does what it is told, so that a test sees what a person would. */
export class DrawnScreen extends PassThrough {
  readonly isTTY = true;
  private lines: string[] = [''];
  private row = 0;
  private column = 0;

  constructor(
    public columns: number,
    public rows: number,
  ) {
    super();
  }

  /** What stands on it, without what is blank at the end. */
  get text(): string {
    return this.lines
      .map((line) => line.trimEnd())
      .join('\n')
      .trimEnd();
  }

  override write(chunk: unknown): boolean {
    for (const [said, count = '', command] of String(chunk).matchAll(sequence))
      this.obey(said, count, command);
    return true;
  }

  /** As when somebody pulls at the corner of the window. */
  resize(columns: number, rows: number): void {
    Object.assign(this, { columns, rows });
    this.emit('resize');
  }

  private obey(said: string, count: string, command: string | undefined): void {
    const times = Number(count) || 1;
    if (said === '\n') this.moveTo(this.row + 1, 0);
    else if (command === undefined) this.put(said);
    else if (command === 'A') this.moveTo(this.row - times);
    else if (command === 'B') this.moveTo(this.row + times);
    else if (command === 'G') this.column = 0;
    else if (command === 'K') this.erase(count === '2' ? 0 : this.column);
    else if (count !== '?2026') throw new Error(`it does not know ${JSON.stringify(said)}`);
  }

  private put(text: string): void {
    const line = (this.lines[this.row] ?? '').padEnd(this.column);
    const end = this.column + text.length;
    this.lines[this.row] = line.slice(0, this.column) + text + line.slice(end);
    this.column = end;
  }

  private erase(from: number): void {
    this.lines[this.row] = (this.lines[this.row] ?? '').slice(0, from);
  }

  private moveTo(row: number, column = this.column): void {
    this.row = Math.max(0, row);
    this.column = column;
    while (this.lines.length <= this.row) this.lines.push('');
  }
}
