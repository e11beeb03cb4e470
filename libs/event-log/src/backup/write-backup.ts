import { once } from 'node:events';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { Fault, Refusal, type Instant, type Position, type RecordedEvent } from '#kernel';
import { syncDirectory } from '#sqlite';
import type { EventLog } from '../event-log.port.js';
import { BackupHistory, lineOf } from './backup-events.js';
import {
  backupFiles,
  backupFormat,
  damaged,
  manifestText,
  partOf,
  readManifest,
  requireChain,
  sha256Of,
  verifyParts,
  type BackupManifest,
  type ReadManifest,
} from './backup-manifest.js';

export interface BackupProgress {
  readonly phase: 'write' | 'verify';
  readonly position: Position;
  readonly head: Position;
}

export interface BackupOptions {
  /** The backup to go on from; what it holds is left out. */
  readonly base?: ReadManifest | undefined;
  readonly madeAt: Instant;
  /** Whose keys were forgotten, asked when the events are written: whoever is erased in them is in it. */
  readonly erased: () => Promise<readonly string[]>;
  readonly onProgress?: (progress: BackupProgress) => void;
  /** Ends it between two events; nothing then stays. */
  readonly signal?: AbortSignal;
}

type Source = Pick<EventLog, 'head' | 'readAll' | 'eventAt'>;

/**
 * Writes what the log holds at this moment into a new directory, whoever appends meanwhile; then reads every event again, from
 * the directory and from the log, and compares them. The directory appears under its name when all of that is done.
 * @throws Refusal `directory-not-empty`, `backup-base-differs`, `backup-damaged`. Fault `backup-interrupted`.
 */
export async function writeBackup(
  log: Source,
  directory: string,
  options: BackupOptions,
): Promise<ReadManifest> {
  const target = resolve(directory);
  if (existsSync(target) && readdirSync(target).length > 0)
    throw new Refusal(
      'directory-not-empty',
      {},
      `${directory} is not empty; choose a directory that does not exist yet`,
    );
  const head = (await log.head()) ?? 0;
  const after = options.base === undefined ? 0 : await endOf(options.base, log);
  mkdirSync(dirname(target), { recursive: true });
  const draft = await mkdtemp(`${target}.draft-`);
  try {
    const events = () => until(log, after, head);
    const at = (phase: BackupProgress['phase']) => (position: Position) => {
      options.onProgress?.({ phase, position, head });
      if (options.signal?.aborted === true)
        throw new Fault('backup-interrupted', 'the backup was interrupted; nothing of it is kept');
    };
    const manifest = await write(draft, events(), options, at('write'));
    await verify({ directory: draft, manifest, sha256: '' }, events(), at('verify'));
    const text = manifestText(manifest);
    writeFileSync(join(draft, backupFiles.manifest), text, { mode: 0o600, flush: true });
    await syncDirectory(draft);
    renameSync(draft, target);
    await syncDirectory(dirname(target));
    return { directory, manifest, sha256: sha256Of(text) };
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function write(
  draft: string,
  events: AsyncIterable<RecordedEvent>,
  { base, madeAt, erased }: BackupOptions,
  onPosition: (position: Position) => void,
): Promise<BackupManifest> {
  const from = (base?.manifest.events.to ?? 0) + 1;
  let [to, last] = [from - 1, base?.manifest.last ?? null];
  const file = createWriteStream(join(draft, backupFiles.events), { mode: 0o600, flush: true });
  const ended = finished(file);
  // Where the writing fails, the loop below hears of it: nobody else has to.
  ended.catch(() => {});
  try {
    for await (const event of events) {
      if (!file.write(lineOf(event))) await Promise.race([once(file, 'drain'), ended]);
      to++;
      last = { id: event.id, position: event.position };
      onPosition(event.position);
    }
  } finally {
    file.end();
  }
  await ended;
  const list = { subjects: (await erased()).toSorted() };
  writeFileSync(join(draft, backupFiles.erasures), `${JSON.stringify(list, null, 2)}\n`, {
    mode: 0o600,
    flush: true,
  });
  const parts = [
    await partOf(draft, backupFiles.events),
    await partOf(draft, backupFiles.erasures),
  ];
  return {
    format: backupFormat,
    madeAt,
    base: base?.sha256 ?? null,
    events: { from, to },
    last,
    parts,
  };
}

/** What was written is what the log says when it is asked again. */
async function verify(
  written: ReadManifest,
  events: AsyncIterable<RecordedEvent>,
  onPosition: (position: Position) => void,
): Promise<void> {
  await verifyParts(written);
  const { from, to } = written.manifest.events;
  const again = new BackupHistory([written]).readAll({ after: from - 1 })[Symbol.asyncIterator]();
  let count = from - 1;
  for await (const event of events) {
    const { value } = await again.next();
    if (value === undefined || lineOf(value as RecordedEvent) !== lineOf(event))
      throw damaged(written.directory, `event ${count + 1} is not what the log holds`);
    count++;
    onPosition(event.position);
  }
  if (count !== to || (await again.next()).done !== true)
    throw damaged(written.directory, 'it holds another number of events than the log');
}

async function* until(log: Source, after: Position, head: Position): AsyncGenerator<RecordedEvent> {
  if (head <= after) return;
  for await (const event of log.readAll(after === 0 ? {} : { after })) {
    if (event.position > head) return;
    yield event;
    if (event.position === head) return;
  }
}

/** Where the log goes on after what an earlier backup holds. */
async function endOf({ directory, manifest }: ReadManifest, log: Source): Promise<Position> {
  const { last, events } = manifest;
  if (last === null) return 0;
  const there = await log.eventAt(last.position).catch(() => undefined);
  if (there?.id === last.id) return last.position;
  // The log was moved to another place, where its positions are others.
  let number = 0;
  for await (const { id, position } of log.readAll())
    if (++number === events.to) {
      if (id === last.id) return position;
      break;
    }
  throw new Refusal(
    'backup-base-differs',
    {},
    `${directory} is no backup of this log, which has another event ${events.to} or none: make one that holds all`,
  );
}

/** Reads a chain of backups, the oldest first, and every part of each. @throws Refusal of what is wrong. */
export async function openBackups(
  directories: readonly string[],
): Promise<readonly ReadManifest[]> {
  const backups = directories.map(readManifest);
  requireChain(backups);
  for (const backup of backups) await verifyParts(backup);
  return backups;
}
