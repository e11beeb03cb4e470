import { ScriptProcess } from '../support/script-process.js';
import type { ReaderLine } from './log-reader.js';
import type { Witness } from './witness.js';

/** A process that follows a log and verifies it, through the deaths of whoever writes it. */
export class Follower {
  looks = 0;
  private reader: ScriptProcess | undefined;
  private failure: unknown;

  /** @param counts whether what it sees at this moment has to be there for ever. */
  constructor(
    private readonly path: string,
    private readonly witness: Witness,
    private readonly counts: () => boolean = () => true,
  ) {}

  get isThere(): boolean {
    return this.reader !== undefined;
  }

  start(): void {
    if (this.reader !== undefined) return;
    const reader = new ScriptProcess(
      'log/log-reader.ts',
      { path: this.path },
      {
        onLine: (line) => {
          this.looks++;
          if (this.counts()) this.witness.saw(line as ReaderLine);
        },
      },
    );
    this.reader = reader;
    void reader.ended.then(({ signal, errors }) => {
      if (signal !== 'SIGKILL' || errors !== '')
        this.failure = new Error(`the reader ended by itself: ${errors}`);
    });
  }

  async end(): Promise<void> {
    this.reader?.kill();
    await this.reader?.ended;
    this.reader = undefined;
  }

  /** @throws what it found wrong. */
  check(): void {
    if (this.failure !== undefined) throw this.failure;
  }
}
