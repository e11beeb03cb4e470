import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Fault } from '#kernel';

const fileName = 'worker.lock';
/** Whoever only looks holds the file for an instant. */
const lookMsMax = 1_000;

/**
 * One data directory is run by one worker: two would share its timers badly and double its load. The lock is an exclusive
 * transaction on a small SQLite file, so the operating system gives it back however its holder ends.
 */
export class WorkerLock {
  private constructor(private readonly database: Database.Database) {}

  /** @throws Fault `worker-already-running` while another process holds it. */
  static acquire(directory: string): WorkerLock {
    const database = new Database(join(directory, fileName), { timeout: lookMsMax });
    try {
      database.exec('BEGIN EXCLUSIVE');
      return new WorkerLock(database);
    } catch (error) {
      database.close();
      if (!isBusy(error)) throw error;
      throw new Fault(
        'worker-already-running',
        `another process runs the campaigns of ${directory}: stop it first, or start this one with --roles api`,
        { cause: error },
      );
    }
  }

  release(): void {
    this.database.close();
  }
}

/** Whether a worker runs on the directory at this moment. */
export function isWorkerLocked(directory: string): boolean {
  const path = join(directory, fileName);
  if (!existsSync(path)) return false;
  const database = new Database(path, { readonly: true, timeout: 0 });
  try {
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw error;
  } finally {
    database.close();
  }
}

/** Told by the code: one native module may serve several realms, each with its own error class. */
function isBusy(error: unknown): boolean {
  const code = (error as { readonly code?: unknown } | undefined)?.code;
  return typeof code === 'string' && code.startsWith('SQLITE_BUSY');
}
