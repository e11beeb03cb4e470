import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../../..');
const programs = new Set();
const folders = new Set();

// However this run ends, so does what it started.
process.once('exit', () => {
  for (const program of programs) program.kill();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

/** A program that runs for as long as it is needed. */
export class Program {
  /**
   * @param says what it prints once it is ready.
   * @param endsBy the signal that ends it at once.
   */
  static async start(file, args, { says, endsBy = 'SIGKILL', stdio = [], ...options }) {
    const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe', ...stdio] });
    const program = new Program(child, endsBy);
    programs.add(program);
    let said = '';
    await new Promise((ready, reject) => {
      const hear = (chunk) => {
        said = (said + chunk).slice(-10_000);
        if (says.test(said)) ready();
      };
      child.stdout.setEncoding('utf8').on('data', hear);
      child.stderr.setEncoding('utf8').on('data', hear);
      child.once('error', (cause) => reject(new Error(`${file}: cannot be started`, { cause })));
      child.once('exit', () => reject(new Error(`${file} has ended: ${said}`)));
    });
    return program;
  }

  constructor(child, endsBy) {
    this.child = child;
    this.endsBy = endsBy;
  }

  kill() {
    this.child.kill(this.endsBy);
  }

  async end() {
    programs.delete(this);
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.kill();
    await exited;
  }
}

/** On the disk of the working copy: a temporary directory may lie in memory, where a sync costs nothing. */
export async function inFolder(work, parent = root) {
  const folder = mkdtempSync(join(parent, '.bench-'));
  folders.add(folder);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    folders.delete(folder);
  }
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** The last line of a peer's program is what it measured. */
export function tell(figures) {
  process.stdout.write(`${JSON.stringify(figures)}\n`, () => process.exit());
}
