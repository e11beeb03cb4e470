import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventLog, SqliteEventLog, type EventLog } from '#event-log';
import { StoreBench } from '#testing/cluster';

export const logKinds = ['memory', 'SQLite', 'EventStoreDB'] as const;

export interface OpenLog {
  readonly log: EventLog;
  readonly close: () => Promise<void>;
}

/** An empty log of each kind there is. */
export async function logOf(kind: (typeof logKinds)[number]): Promise<OpenLog> {
  if (kind === 'EventStoreDB') {
    const store = await StoreBench.start();
    const { log } = await store.open();
    return { log, close: () => store.end() };
  }
  if (kind === 'memory') {
    const log = new MemoryEventLog();
    return { log, close: () => log.close() };
  }
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-audit-'));
  const log = SqliteEventLog.open(join(folder, 'log.sqlite'));
  const close = async () => {
    await log.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { log, close };
}
