import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { SqliteEventLog } from '#event-log';
import { BrokenPromise, History, type Acknowledged } from './history.js';
import type { ReaderLine } from './log-reader.js';

/** What was told of one log from outside, and whether the log still bears it out. */
export class Witness {
  readonly acknowledged: Acknowledged[] = [];
  private readonly chains = new Map<number, string>();
  private lastSeen = 0;

  /** A reader saw the log up to here. */
  saw({ position, chain }: ReaderLine): void {
    const before = this.chains.get(position);
    if (before !== undefined && before !== chain)
      throw new BrokenPromise(`two readers read different events up to position ${position}`);
    this.chains.set(position, chain);
    this.lastSeen = Math.max(this.lastSeen, position);
  }

  /**
   * Reads all of the log at `path` in a copy, as somebody does who opens it after a crash; the log itself is left to the
   * next writer as it is. @throws BrokenPromise
   */
  async verify(path: string): Promise<History> {
    const directory = mkdtempSync(join(tmpdir(), 'rollcall-torture-copy-'));
    try {
      const copy = join(directory, 'log.sqlite');
      for (const suffix of ['', '-wal', '-journal'])
        if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix);
      const history = await this.read(copy);
      checkIntegrity(copy);
      return history;
    } finally {
      rmSync(directory, { recursive: true });
    }
  }

  private async read(path: string): Promise<History> {
    const log = SqliteEventLog.open(path);
    const history = new History();
    try {
      for await (const event of log.readAll()) {
        history.take(event);
        const seen = this.chains.get(history.position);
        if (seen !== undefined && seen !== history.chain)
          throw new BrokenPromise(
            `what a reader saw up to position ${history.position} has changed`,
          );
      }
    } finally {
      await log.close();
    }
    history.end();
    if (history.position < this.lastSeen)
      throw new BrokenPromise(
        `a reader saw position ${this.lastSeen}, and the log ends at ${history.position}`,
      );
    for (const one of this.acknowledged) history.holds(one);
    return history;
  }
}

function checkIntegrity(path: string): void {
  const db = new Database(path);
  try {
    const verdict = String(db.pragma('integrity_check', { simple: true }));
    if (verdict !== 'ok') throw new BrokenPromise(`SQLite finds its file damaged: ${verdict}`);
  } finally {
    db.close();
  }
}
