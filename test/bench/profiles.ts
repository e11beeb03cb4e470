import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { closeStores, InProcessDispatch, openStores, Unpaced, type Ports } from '#engine';
import { BullMqDispatch, RedisMembers } from '#engine/redis';
import { EventStoreDbEventLog } from '#event-log/eventstoredb';
import { systemClock, uuidV7Ids } from '#kernel';
import { EventLogKeys } from '#keys';
import { RedisLink } from '#redis';
import { SqliteSnapshots } from '#snapshots';
import { InProcessTimers } from '#timers';
import { BullMqTimers } from '#timers/bullmq';
import { Companion } from './companion.js';
import { inFolder } from './peers/support/programs.mjs';
import { withRedis } from './peers/support/redis.mjs';

/** Does its work over ports as a server of this profile has them; nothing paces what is sent. */
export type Profile = <Result>(work: (ports: Ports) => Promise<Result>) => Promise<Result>;

const ofThisMachine = { clock: systemClock, ids: uuidV7Ids, pace: new Unpaced() };

export const embedded: Profile = (work) =>
  inFolder(async (folder) => {
    const stores = await openStores(join(folder, 'data'));
    const own = { timers: new InProcessTimers(), dispatch: new InProcessDispatch() };
    try {
      return await work({ ...ofThisMachine, ...stores, ...own });
    } finally {
      await closeStores(stores);
    }
  });

/** The log in a process of its own, and Redis as `deploy/` has it. */
export const cluster: Profile = (work) =>
  inFolder((folder) =>
    withRedis('everysec', async ({ port }) => {
      const server = await Companion.start('log-server.ts');
      const connectionString = await server.ask<string>({ folder });
      const log = EventStoreDbEventLog.open({ connectionString });
      const keys = await EventLogKeys.open(log, randomBytes(32));
      const snapshots = SqliteSnapshots.open(join(folder, 'snapshots.sqlite'));
      const link = await RedisLink.open({ url: `redis://127.0.0.1:${port}` });
      const [timers, dispatch] = [await BullMqTimers.open(link), await BullMqDispatch.open(link)];
      try {
        const crew = { members: new RedisMembers(link), self: 'bench' };
        return await work({ ...ofThisMachine, log, keys, snapshots, timers, dispatch, crew });
      } finally {
        await link.close();
        await closeStores({ log, keys, snapshots });
        server.end();
      }
    }),
  );
