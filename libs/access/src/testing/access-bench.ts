import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  closeStores,
  CommandLoop,
  InProcessDispatch,
  memoryStores,
  openStores,
  ProjectionHost,
  projectionsOf,
  registryOf,
  Unpaced,
  type Stores,
} from '#engine';
import {
  addMs,
  parseInstant,
  sequentialIds,
  type CommandContext,
  type RecordedEvent,
} from '#kernel';
import { PersonalData } from '#keys';
import { MemorySnapshots } from '#snapshots';
import { StoreBench } from '#testing/cluster';
import { VirtualClock, VirtualTimers } from '#timers';
import { accessCapability } from '../access.module.js';
import { AccessRecord } from '../access-record.js';
import { AccountDesk } from '../account-desk.js';
import { KeyDesk } from '../key-desk.js';
import { SessionDesk } from '../sessions/session-desk.js';

export const storeKinds = ['SQLite', 'event store'] as const;
export type StoreKind = (typeof storeKinds)[number] | 'memory';

const startedAt = parseInstant('2026-03-02T09:00:00Z');

/** One process's desks. */
export interface Desks {
  readonly accounts: AccountDesk;
  readonly keys: KeyDesk;
  readonly record: AccessRecord;
  readonly sessions: SessionDesk;
  readonly projections: ProjectionHost;
}

/** Accounts and keys over real stores, on virtual time. */
export class AccessBench {
  readonly clock = new VirtualClock(startedAt);
  private readonly opened: ProjectionHost[] = [];
  private readonly ids = sequentialIds('access bench', this.clock);

  private constructor(
    readonly stores: Stores,
    private readonly end: () => Promise<void>,
  ) {}

  static async start(kind: StoreKind): Promise<AccessBench> {
    if (kind === 'memory') {
      const stores = memoryStores();
      return new AccessBench(stores, () => closeStores(stores));
    }
    if (kind === 'SQLite') {
      const folder = await mkdtemp(join(tmpdir(), 'rollcall-access-'));
      const stores = await openStores(folder);
      return new AccessBench(stores, async () => {
        await closeStores(stores);
        await rm(folder, { recursive: true });
      });
    }
    const bench = await StoreBench.start();
    const snapshots = new MemorySnapshots();
    return new AccessBench({ ...(await bench.open()), snapshots }, () => bench.end());
  }

  /** The desks of one more process over the same stores. */
  async process(): Promise<Desks> {
    const registry = registryOf([accessCapability]);
    const { log, keys, snapshots } = this.stores;
    const projections = new ProjectionHost(
      projectionsOf([accessCapability]),
      log,
      registry,
      snapshots,
    );
    await projections.start();
    this.opened.push(projections);
    const loop = new CommandLoop(log, registry, this.ids);
    const ports = {
      ...this.stores,
      clock: this.clock,
      timers: new VirtualTimers(this.clock),
      dispatch: new InProcessDispatch(),
      pace: new Unpaced(),
      ids: this.ids,
    };
    const accounts = new AccountDesk(loop, projections, new PersonalData(keys), ports);
    return {
      accounts,
      keys: new KeyDesk(loop, projections, accounts),
      record: new AccessRecord(loop, projections),
      sessions: new SessionDesk(loop, projections, accounts, ports),
      projections,
    };
  }

  pass(ms: number): void {
    this.clock.set(addMs(this.clock.now(), ms));
  }

  context(): CommandContext {
    const id = this.ids.next();
    const actor = { kind: 'command-line', id: 'bench' } as const;
    return { now: this.clock.now(), actor, correlationId: id, causationId: id };
  }

  async recorded(...types: readonly string[]): Promise<readonly RecordedEvent[]> {
    const found: RecordedEvent[] = [];
    for await (const event of this.stores.log.readAll())
      if (types.length === 0 || types.includes(event.type)) found.push(event);
    return found;
  }

  async stop(): Promise<void> {
    for (const one of this.opened) await one.stop();
    await this.end();
  }
}
