import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';

export interface ScriptChild {
  readonly process: ChildProcessWithoutNullStreams;
  readonly lines: Interface;
  readonly ended: Promise<{ code: unknown; signal: unknown; errors: string }>;
}

const children: ScriptChild[] = [];

/** Runs a script of `test` with the sources as they are, until `killChildren`. */
export function startChild(script: string, ...args: readonly string[]): ScriptChild {
  const folder = join(import.meta.dirname, '..', '..', 'test');
  const loader = join(folder, 'typescript-source.mjs');
  const child = spawn(
    process.execPath,
    ['--conditions=rollcall-source', '--import', loader, join(folder, script), ...args],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ended = once(child, 'close').then(([code, signal]: unknown[]) => ({
    code,
    signal,
    errors,
  }));
  const started = { process: child, lines: createInterface({ input: child.stdout }), ended };
  children.push(started);
  return started;
}

/** Leaves none behind when a test has ended, however it did. */
export async function killChildren(): Promise<void> {
  for (const { process: child, ended } of children.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
}
