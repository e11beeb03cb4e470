import { Buffer } from 'node:buffer';
import type { Database } from 'better-sqlite3';
import { writingTo } from '#sqlite';
import {
  assertMasterKey,
  checkContext,
  keyDamaged,
  masterKeyWrong,
  seal,
  unseal,
} from '../key-wrap.js';
import { openKeyFile } from './key-file.js';

interface Row {
  readonly slot: number;
  readonly subject: string;
  readonly erased: 0 | 1;
  readonly wrapped: Buffer;
}

/**
 * Wraps every key of a file anew, in one transaction: a crash leaves all under one master key or all under the other. A
 * process that has the file open with the former one can no longer use it, and stores nothing under it.
 * @returns how many were wrapped anew: none where they are under the next one already.
 * @throws Fault `master-key-malformed`, `master-key-wrong` where neither opens the file, `key-damaged`, `key-file-unreadable`.
 */
export function rotateKeyFile(path: string, current: Buffer, next: Buffer): number {
  assertMasterKey(current);
  assertMasterKey(next);
  if (opensKeyFile(path, next)) return 0;
  const database = openKeyFile(path, current);
  try {
    return writingTo(path, 'wrapping keys anew', () =>
      database.transaction(() => rewrap(database, path, current, next)).immediate(),
    );
  } finally {
    database.close();
  }
}

/** Whether a file that is there is under this master key. */
export function opensKeyFile(path: string, masterKey: Buffer): boolean {
  try {
    openKeyFile(path, masterKey).close();
    return true;
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== 'master-key-wrong') throw error;
    return false;
  }
}

/** Values of the same length in the same place: no page keeps the former ones. */
function rewrap(database: Database, path: string, current: Buffer, next: Buffer): number {
  const check = database.prepare('SELECT sealed FROM master_check').pluck().get();
  // Somebody else may have rotated it between the opening and this transaction.
  if (!Buffer.isBuffer(check) || unseal(current, check, checkContext) === undefined)
    throw masterKeyWrong(path);
  const rows = database
    .prepare<[], Row>('SELECT slot, subject, erased, wrapped FROM subject_key WHERE erased = 0')
    .all();
  const update = database.prepare('UPDATE subject_key SET wrapped = ? WHERE slot = ?');
  for (const { slot, subject, wrapped } of rows) {
    const key = unseal(current, wrapped, subject);
    if (key === undefined) throw keyDamaged(subject);
    update.run(seal(next, key, subject), slot);
  }
  database
    .prepare('UPDATE master_check SET sealed = ?')
    .run(seal(next, Buffer.from(checkContext), checkContext));
  return rows.length;
}
