import { closeSync, existsSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import type Database from 'better-sqlite3';

const partBytes = 1_048_576;

/**
 * Brings the write-ahead log that somebody left behind to the disk once more, before anything is built upon it. After a sync
 * that failed the machine may take pages for stored that the disk lacks; no later sync brings them, and what was appended
 * behind them would go with them when the power does (decision 24).
 */
export function storeAgain(db: Database.Database): void {
  const path = `${db.name}-wal`;
  if (!existsSync(path)) return;
  // Nobody else writes to it meanwhile; whoever reads it reads the same bytes.
  db.exec('BEGIN IMMEDIATE');
  try {
    const file = openSync(path, 'r+');
    try {
      rewrite(file);
      fsyncSync(file);
    } catch (error) {
      // Whoever syncs it next, as SQLite does before it closes the file, has all of it to write again.
      rewrite(file);
      throw error;
    } finally {
      closeSync(file);
    }
  } finally {
    db.exec('ROLLBACK');
  }
}

function rewrite(file: number): void {
  const part = Buffer.alloc(partBytes);
  let at = 0;
  for (;;) {
    const count = readSync(file, part, 0, partBytes, at);
    if (count === 0) return;
    for (let written = 0; written < count;)
      written += writeSync(file, part, written, count - written, at + written);
    at += count;
  }
}
