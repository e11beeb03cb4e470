import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll } from '@jest/globals';
import type { CampaignStatistics } from '#campaigns';
import { SqliteEventLog } from '#event-log';
import type { RecordedEvent } from '#kernel';
import { run } from '../../../apps/cli/src/run.js';

export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** One call of the command line, in this process. */
export async function rollcall(...args: readonly string[]): Promise<Outcome> {
  const [stdout, stderr] = [new Captured(), new Captured()];
  const exitCode = await run(args, { stdout, stderr });
  return { exitCode, stdout: stdout.text, stderr: stderr.text };
}

/** A call that must succeed without a word on stderr. @returns what it printed. */
export async function printed(...args: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await rollcall(...args);
  if (exitCode !== 0 || stderr !== '')
    throw new Error(`rollcall ${args.join(' ')} ended with ${exitCode}: ${stderr}`);
  return stdout;
}

/** What a call printed under `--json`. */
export async function printedJson<Value>(...args: readonly string[]): Promise<Value> {
  return JSON.parse(await printed(...args, '--json')) as Value;
}

/** What a call wrote. */
export class Captured extends Writable {
  text = '';

  override _write(chunk: Buffer | string, _: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

const scratch = mkdtempSync(join(tmpdir(), 'rollcall-e2e-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let paths = 0;

/** A path of this test file's own at which nothing lies yet. */
export function freshPath(name: string): string {
  return join(mkdtempSync(join(scratch, `${++paths}-`)), name);
}

/** A file of this test file's own. @returns its path. */
export function fileOf(content: string | Buffer, name = 'file.csv'): string {
  const path = freshPath(name);
  writeFileSync(path, content);
  return path;
}

const examples = resolve(import.meta.dirname, '../../../examples/network-2024');

/** The reference network and its ping test. */
export const reference = {
  contactPoints: join(examples, 'contact-points.csv'),
  parties: join(examples, 'parties.csv'),
  answers: join(examples, 'ping-2024-02-19.csv'),
  sentAt: '2024-02-19T09:00:00Z',
} as const;

export function textOf(path: string): string {
  return readFileSync(path, 'utf8');
}

/** The arguments of a rehearsal of the reference network, or of other files in place of its own. */
export function rehearsal({
  directory = reference.contactPoints,
  responses = reference.answers,
  sentAt = reference.sentAt,
}: { directory?: string; responses?: string; sentAt?: string } = {}): readonly string[] {
  return ['rehearse', '--directory', directory, '--responses', responses, '--sent-at', sentAt];
}

export const answersHeader = 'contactPoint,party,respondedAfterSeconds,via,reportedUpdate';

/** A file of recorded answers. */
export function answersFile(...rows: readonly string[]): string {
  return fileOf(`${[answersHeader, ...rows].join('\n')}\n`, 'answers.csv');
}

export async function statistics(...args: readonly string[]): Promise<CampaignStatistics> {
  return printedJson(...args);
}

/** Every event of a data directory's log. */
export async function eventsOf(data: string): Promise<readonly RecordedEvent[]> {
  const log = SqliteEventLog.open(join(data, 'log.sqlite'), { readOnly: true });
  try {
    const events: RecordedEvent[] = [];
    for await (const event of log.readAll()) events.push(event);
    return events;
  } finally {
    await log.close();
  }
}
