import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const root = resolve(import.meta.dirname, '../../..');
const loader = join(root, 'libs/event-log/test/typescript-source.mjs');

export interface ScriptOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Flags of Node. */
  readonly flags?: readonly string[];
  /** Hears each line that it says, one JSON value each. */
  readonly onLine: (line: unknown) => void;
}

/** A script of these tests as a process of its own, with the sources as they are. It says lines of JSON. */
export class ScriptProcess {
  /** How it ended: a signal, an exit code, and what it said on stderr. */
  readonly ended: Promise<{
    readonly signal: NodeJS.Signals | null;
    readonly code: number | null;
    readonly errors: string;
  }>;
  private readonly child: ChildProcessByStdio<null, Readable, Readable>;

  /** @param script its path below `test/torture`. */
  constructor(
    script: string,
    settings: object,
    { environment, flags = [], onLine }: ScriptOptions,
  ) {
    this.child = spawn(
      process.execPath,
      [
        ...flags,
        '--conditions=rollcall-source',
        '--import',
        loader,
        join('test/torture', script),
        JSON.stringify(settings),
      ],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, ...environment },
      },
    );
    let errors = '';
    this.child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    const lines = createInterface({ input: this.child.stdout });
    const heardAll = once(lines, 'close');
    lines.on('line', (line) => {
      // Of what was killed, the last line may have an end missing.
      const value = parsed(line);
      if (value !== undefined) onLine(value);
    });
    this.ended = Promise.all([once(this.child, 'close'), heardAll]).then(([[code, signal]]) => ({
      code: code as number | null,
      signal: signal as NodeJS.Signals | null,
      errors,
    }));
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  /** As an operator does. */
  stop(): void {
    this.child.kill('SIGTERM');
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
