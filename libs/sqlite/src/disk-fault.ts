import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Fault } from '#kernel';

/**
 * What SQLite could not write as ours: `disk-full` or `disk-failed`. Both end when somebody sees to the disk, so whoever
 * can wait does (`isAway`). @returns `undefined` where the disk is not to blame.
 */
export function diskFault(doing: string, path: string, error: unknown): Fault | undefined {
  const code = sqliteCode(error);
  if (code === 'SQLITE_FULL' || (isOfDisk(code) && isFull(path)))
    return new Fault(
      'disk-full',
      `${doing} failed: the disk that holds ${path} is full; make room on it, and Rollcall goes on by itself`,
      { cause: error },
    );
  if (!isOfDisk(code)) return undefined;
  return new Fault(
    'disk-failed',
    `${doing} failed: the disk that holds ${path} does not take what is written (${code}); see to the disk, and Rollcall goes on by itself once it can write`,
    { cause: error },
  );
}

/** Does something that writes to the database at `path`. @throws Fault as `diskFault` has it, and whatever else failed. */
export function writingTo<Result>(path: string, doing: string, write: () => Result): Result {
  try {
    return write();
  } catch (error) {
    throw diskFault(doing, path, error) ?? error;
  }
}

/** Told by the code: one native module may serve several realms, each with its own error class. */
export function sqliteCode(error: unknown): string | undefined {
  const code = (error as { readonly code?: unknown } | undefined)?.code;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : undefined;
}

/** A file that cannot be opened is the write-ahead log, for the database itself is open. */
function isOfDisk(code: string | undefined): code is string {
  return code !== undefined && /^SQLITE_(IOERR|CANTOPEN)/.test(code);
}

/** SQLite says of its shared memory only that it could not grow, where the disk was full. */
function isFull(path: string): boolean {
  try {
    return statfsSync(dirname(path)).bavail === 0;
  } catch {
    return false;
  }
}
