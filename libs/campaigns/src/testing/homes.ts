import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeStores, dataFiles, memoryStores, openStores, type Stores } from '#engine';
import { MemorySnapshots } from '#snapshots';
import { StoreBench } from '#testing/cluster';

export type StoreKind = 'memory' | 'SQLite' | 'EventStoreDB';
export const storeKinds: readonly StoreKind[] = ['memory', 'SQLite', 'EventStoreDB'];

/** Where the stores are kept that outlive a run of the application. */
export interface Home {
  /** As a process finds them that starts. */
  open(): Promise<Stores>;
  /** As a process leaves them that ends. */
  leave(stores: Stores): Promise<void>;
  /** As if the snapshot file had been lost, checkpoints and all: the next process finds none. */
  loseSnapshots(): void;
  end(): Promise<void>;
}

export function homeOf(kind: StoreKind): Promise<Home> {
  switch (kind) {
    case 'memory':
      return Promise.resolve(new MemoryHome());
    case 'SQLite':
      return SqliteHome.make();
    case 'EventStoreDB':
      return EventStoreHome.make();
  }
}

class MemoryHome implements Home {
  private stores = memoryStores();

  open(): Promise<Stores> {
    return Promise.resolve(this.stores);
  }

  leave(): Promise<void> {
    return Promise.resolve();
  }

  loseSnapshots(): void {
    this.stores = { ...this.stores, snapshots: new MemorySnapshots() };
  }

  end(): Promise<void> {
    return closeStores(this.stores);
  }
}

class SqliteHome implements Home {
  private constructor(private readonly directory: string) {}

  static async make(): Promise<SqliteHome> {
    return new SqliteHome(await mkdtemp(join(tmpdir(), 'rollcall-campaigns-')));
  }

  open(): Promise<Stores> {
    return openStores(this.directory);
  }

  leave(stores: Stores): Promise<void> {
    return closeStores(stores);
  }

  loseSnapshots(): void {
    for (const suffix of ['', '-wal', '-shm'])
      rmSync(join(this.directory, dataFiles.snapshots + suffix), { force: true });
  }

  end(): Promise<void> {
    return rm(this.directory, { recursive: true });
  }
}

/** Log and keys behind a socket; snapshots with the process, as on its own disk. */
class EventStoreHome implements Home {
  private snapshots = new MemorySnapshots();

  private constructor(private readonly store: StoreBench) {}

  static async make(): Promise<EventStoreHome> {
    return new EventStoreHome(await StoreBench.start());
  }

  async open(): Promise<Stores> {
    return { ...(await this.store.open()), snapshots: this.snapshots };
  }

  async leave({ log, keys }: Stores): Promise<void> {
    await keys.close();
    await log.close();
  }

  loseSnapshots(): void {
    this.snapshots = new MemorySnapshots();
  }

  end(): Promise<void> {
    return this.store.end();
  }
}
