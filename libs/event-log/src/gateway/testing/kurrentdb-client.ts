import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { JsonObject, NewEvent } from '#kernel';

/** An event as the newer client read it. */
export interface Read {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
  readonly created: string;
}

interface Failed {
  readonly failed: string;
  readonly message: string;
}

type Line =
  { readonly answer: unknown } | Failed | { readonly followed: Read } | { readonly cut: string };

export interface Filter {
  readonly on: 'stream' | 'type';
  readonly prefixes?: readonly string[];
  readonly regex?: string;
}

interface ReadAll {
  readonly direction?: 'forwards' | 'backwards';
  readonly from?: 'start' | 'end' | number;
  readonly maxCount?: number;
  readonly filter?: Filter;
}

/** The newer official client, in a process of its own. */
export class KurrentDbClient {
  readonly followed: Read[] = [];
  readonly cuts: string[] = [];
  private readonly child;
  private readonly ended: Promise<unknown>;
  private answered: ((line: Line) => void) | undefined;
  private noticed: (() => void) | undefined;

  constructor(url: string) {
    const script = join(import.meta.dirname, '..', '..', '..', 'test', 'kurrentdb-client.mjs');
    this.child = spawn(process.execPath, [script, url.replace(/^esdb/, 'kurrentdb')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.ended = once(this.child, 'close');
    createInterface({ input: this.child.stdout }).on('line', (text) =>
      this.take(JSON.parse(text) as Line),
    );
  }

  append(
    stream: string,
    events: readonly NewEvent[],
    streamState: 'any' | 'no_stream' | 'stream_exists' | number,
  ): Promise<number> {
    return this.ask('append', { stream, events, streamState });
  }

  readStream(
    stream: string,
    options: Omit<ReadAll, 'from' | 'filter'> & { readonly fromRevision?: 'start' | 'end' } = {},
  ): Promise<readonly Read[]> {
    return this.ask('readStream', { stream, options });
  }

  readAll(options: ReadAll = {}): Promise<readonly Read[]> {
    return this.ask('readAll', { options });
  }

  /** Resolves when it has caught up; then `followed` grows, until it is cut off. */
  async follow(
    options: { readonly from?: 'end' | number; readonly filter?: Filter } = {},
  ): Promise<void> {
    await this.ask('follow', options);
  }

  /** Resolves once `followed` or `cuts` make it true. */
  async until(isTrue: () => boolean): Promise<void> {
    while (!isTrue())
      await new Promise<void>((resolve) => {
        this.noticed = resolve;
      });
  }

  async close(): Promise<void> {
    this.child.stdin.end();
    await this.ended;
  }

  /** @throws Error with the client's own type of error as its message */
  private async ask<Answer>(command: string, parameters: object): Promise<Answer> {
    const answer = new Promise<Line>((resolve) => {
      this.answered = resolve;
    });
    this.child.stdin.write(`${JSON.stringify({ command, ...parameters })}\n`);
    const line = await Promise.race([answer, this.ended]);
    if (typeof line === 'object' && line !== null && 'answer' in line) return line.answer as Answer;
    throw new Error(JSON.stringify(line));
  }

  private take(line: Line): void {
    if ('followed' in line) this.followed.push(line.followed);
    else if ('cut' in line) this.cuts.push(line.cut);
    else this.answered?.(line);
    this.noticed?.();
  }
}
