import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { PacedServerSettings } from './paced-server.js';
import type { PlainServerSettings } from './plain-server.js';

const root = resolve(import.meta.dirname, '../../..');
const loader = resolve(root, 'libs/event-log/test/typescript-source.mjs');

/** A server as a process of its own, which can be killed. */
export class ServerProcess {
  private readonly said = new Set<string>();
  private readonly waiting = new Map<string, () => void>();
  private readonly ended: Promise<unknown>;
  readonly output: string[] = [];

  /** One whose time runs fast. */
  static paced(settings: PacedServerSettings, environment = {}): ServerProcess {
    return new ServerProcess('paced-server.ts', settings, environment);
  }

  /** One on the machine's own time. */
  static plain(settings: PlainServerSettings, environment = {}): ServerProcess {
    return new ServerProcess('plain-server.ts', settings, environment);
  }

  private constructor(
    script: string,
    settings: PacedServerSettings | PlainServerSettings,
    environment: Readonly<Record<string, string>> = {},
  ) {
    this.child = spawn(
      process.execPath,
      [
        '--conditions=rollcall-source',
        '--import',
        loader,
        `test/e2e/support/${script}`,
        JSON.stringify(settings),
      ],
      { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } },
    );
    this.ended = once(this.child, 'close');
    for (const stream of [this.child.stdout, this.child.stderr])
      if (stream !== null)
        createInterface({ input: stream }).on('line', (line) => {
          this.output.push(line);
          this.said.add(line);
          this.waiting.get(line)?.();
        });
  }

  private readonly child: ChildProcess;

  /** @throws when the process ends without having said it. */
  async until(line: string): Promise<void> {
    if (this.said.has(line)) return;
    const heard = new Promise<'heard'>((done) => this.waiting.set(line, () => done('heard')));
    const outcome = await Promise.race([heard, this.ended.then(() => 'ended')]);
    if (outcome !== 'heard')
      throw new Error(`the server ended before it said "${line}": ${this.output.join('\n')}`);
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** As a power cut does. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** As an operator does. @returns the exit code. */
  async stop(): Promise<number | null> {
    this.child.kill('SIGTERM');
    await this.ended;
    return this.child.exitCode;
  }
}
