import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { dataFiles } from '#engine';
import { SqliteEventLog } from '#event-log';
import { limits, msBetween, type Clock, type Instant, type RecordedEvent } from '#kernel';
import { masterKeyFrom, readMasterKey, SqliteKeys, type MasterKeySource } from '#keys';
import { SqliteSnapshots, type Snapshots } from '#snapshots';
import { isFailing, loadDeadMan } from '../dead-man.js';
import { loadHeartbeat } from '../heartbeat-record.js';
import { isRecent } from '../vitals.js';
import { isWorkerLocked } from '../worker-lock.js';
import { fail, found, ok, skipped, warn, type Finding } from './finding.js';

/** @param source where the master key comes from, if it does not lie in the directory. */
function neededBy({ masterKey, masterKeyCommand }: MasterKeySource): readonly string[] {
  const isElsewhere = masterKey !== undefined || masterKeyCommand !== undefined;
  return [dataFiles.log, dataFiles.keys, ...(isElsewhere ? [] : [dataFiles.masterKey])];
}

/** Looks at a data directory without changing anything that counts: a server may be running on it. */
export async function dataFindings(
  directory: string,
  watchIsConfigured: boolean,
  clock: Clock,
  source: MasterKeySource = {},
): Promise<readonly Finding[]> {
  const needed = neededBy(source);
  const place = await found('data directory', () => placeOf(directory, needed));
  const isThere = needed.every((file) => existsSync(join(directory, file)));
  if (!isThere) return [place];
  const last = await lastEvent(directory).catch(() => undefined);
  return [
    place,
    await found('log', () => logIn(directory, last)),
    await found('clock', () => clockBeside(last?.metadata.at, clock.now())),
    await found('keys', () => keysIn(directory, source)),
    ...(await inSnapshots(directory, async (snapshots) => [
      await found('snapshots', () => savedIn(snapshots, last?.position ?? 0)),
      await found('worker', () => workerOf(directory, snapshots, clock.now())),
      await found("dead man's watch", () => watchIn(snapshots, watchIsConfigured)),
    ])),
  ];
}

function placeOf(directory: string, needed: readonly string[]) {
  if (!existsSync(directory)) return warn(`${directory} does not exist yet; "serve" makes it`);
  if (!statSync(directory).isDirectory()) return fail(`${directory} is a file`);
  accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  const missing = needed.filter((file) => !existsSync(join(directory, file)));
  if (missing.length === needed.length)
    return warn(`${directory} holds no log yet; "serve" makes one`);
  if (missing.length > 0)
    return fail(`${directory} lacks ${missing.join(' and ')}; put it back from its backup`);
  return ok(`${directory} is whole and can be written`);
}

async function lastEvent(directory: string): Promise<RecordedEvent | undefined> {
  const log = SqliteEventLog.open(join(directory, dataFiles.log), { readOnly: true });
  try {
    for await (const event of log.readAll({ direction: 'backwards', limit: 1 })) return event;
    return undefined;
  } finally {
    await log.close();
  }
}

function logIn(directory: string, last: RecordedEvent | undefined) {
  const database = new Database(join(directory, dataFiles.log), { readonly: true });
  try {
    const verdict = String(database.pragma('quick_check(1)', { simple: true }));
    if (verdict !== 'ok') return fail(`the file is damaged: ${verdict}`);
  } finally {
    database.close();
  }
  return last === undefined
    ? ok('readable and empty')
    : ok(`readable and whole; its last event is of ${last.metadata.at}`);
}

/** Time that ran backwards makes timers late and response times wrong. */
function clockBeside(lastAt: Instant | undefined, now: Instant) {
  if (lastAt === undefined || msBetween(now, lastAt) <= limits.declaredTimeToleranceMs)
    return ok(`it is ${now}`);
  return fail(`it is ${now}, and the log's last event is later: ${lastAt}; set the clock right`);
}

async function keysIn(directory: string, source: MasterKeySource) {
  const given = await masterKeyFrom(source);
  const masterKey = given ?? (await readMasterKey(join(directory, dataFiles.masterKey)));
  await SqliteKeys.open(join(directory, dataFiles.keys), masterKey).close();
  if (given === undefined) return ok('the master key opens them, and only its owner can read it');
  return existsSync(join(directory, dataFiles.masterKey))
    ? fail(
        `a master key is configured, and ${dataFiles.masterKey} is there as well: keep one of them`,
      )
    : ok('the configured master key opens them');
}

async function inSnapshots(
  directory: string,
  look: (snapshots: Snapshots) => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  const path = join(directory, dataFiles.snapshots);
  if (!existsSync(path))
    return [await found('snapshots', () => warn('there are none; the next start takes longer'))];
  const snapshots = SqliteSnapshots.open(path);
  try {
    return await look(snapshots);
  } finally {
    await snapshots.close();
  }
}

async function savedIn(snapshots: Snapshots, head: number) {
  const names = (await snapshots.names()).filter((name) => name.startsWith('projection:'));
  return names.length === 0
    ? warn(`no read model is saved; a start folds ${head} positions`)
    : ok(`${names.length} read models are saved`);
}

async function workerOf(directory: string, snapshots: Snapshots, now: Instant) {
  const [isLocked, word] = [isWorkerLocked(directory), await loadHeartbeat(snapshots)];
  if (!isLocked)
    return warn(
      word === undefined
        ? 'none has run yet: nothing is sent'
        : `none runs: nothing is sent; the last one ${word.stopped ? 'stopped' : 'was seen'} at ${word.at}`,
    );
  if (word === undefined) return warn('one has just started');
  const who = `process ${word.pid} on ${word.host}, version ${word.version}`;
  return isRecent(word.at, now)
    ? ok(`${who}, ticked at ${word.at}`)
    : fail(`${who} runs, and has not ticked since ${word.at}: restart it`);
}

async function watchIn(snapshots: Snapshots, isConfigured: boolean) {
  const record = await loadDeadMan(snapshots);
  if (!isConfigured) return warn('none is configured: nobody outside hears when the server stops');
  if (isFailing(record))
    return fail(`it could not be told at ${record.lastFailureAt}: ${record.lastFailure}`);
  return record.lastSuccessAt === undefined
    ? skipped('it has never been told yet')
    : ok(`it was last told at ${record.lastSuccessAt}`);
}
