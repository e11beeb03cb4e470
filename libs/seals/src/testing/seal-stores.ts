import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryEventLog, SqliteEventLog, type EventLog } from '#event-log';
import { MemoryKeys, SqliteKeys, type Keys } from '#keys';
import { StoreBench, testMasterKey } from '#testing/cluster';

export const storeKinds = ['memory', 'sqlite', 'eventstoredb'] as const;
export type StoreKind = (typeof storeKinds)[number];

/** Where a sealed log lies in a test. Every call of `open` is another process's way to it. */
export interface SealStore {
  open(): Promise<{ readonly log: EventLog; readonly keys: Keys }>;
  end(): Promise<void>;
}

export async function storeOf(kind: StoreKind): Promise<SealStore> {
  if (kind === 'eventstoredb') return StoreBench.start();
  if (kind === 'memory') {
    const stores = { log: new MemoryEventLog(), keys: new MemoryKeys() };
    return { open: () => Promise.resolve(stores), end: () => stores.log.close() };
  }
  const directory = mkdtempSync(join(tmpdir(), 'rollcall-seals-'));
  const opened: { close(): Promise<void> }[] = [];
  return {
    open: () => {
      const log = SqliteEventLog.open(join(directory, 'log.sqlite'));
      const keys = SqliteKeys.open(join(directory, 'keys.sqlite'), testMasterKey);
      opened.push(log, keys);
      return Promise.resolve({ log, keys });
    },
    end: async () => {
      for (const one of opened) await one.close();
      rmSync(directory, { recursive: true });
    },
  };
}
