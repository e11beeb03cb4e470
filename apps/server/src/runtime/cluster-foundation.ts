import { mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { RedisThrottle } from '#access/redis';
import { dataFiles, type Ports, type Stores } from '#engine';
import { BullMqDispatch, RedisMembers, RedisPace } from '#engine/redis';
import { EventStoreDbEventLog } from '#event-log/eventstoredb';
import { RedisIdempotencyKeys } from '#idempotency/redis';
import { Fault, limits, uuidV7Ids } from '#kernel';
import { EventLogKeys, masterKeyFrom } from '#keys';
import { RedisLink } from '#redis';
import { SqliteSnapshots } from '#snapshots';
import { BullMqTimers } from '#timers/bullmq';
import type { ServerConfig } from '../configuration/index.js';
import { MeasuredTimers, type Logger } from '../observability/index.js';
import type { Foundation, PortParts } from './foundation.js';
import { paceOf } from './pace-settings.js';
import { redisSettingsOf } from './redis-settings.js';
import type { Shutdown } from './shutdown.js';
import { WorkerLock } from './worker-lock.js';

/**
 * EventStoreDB and Redis, which any number of processes share. Beside them a process has a directory of its own for saved
 * read models, which can be lost.
 * @throws Fault `log-unavailable`, `log-access-denied`, `redis-unavailable`, `redis-evicts`, `master-key-wrong`.
 */
export async function clusterFoundation(
  config: ServerConfig,
  log: Logger,
  shutdown: Shutdown,
): Promise<Foundation> {
  const { eventStore, redis, keys: keySettings, data, roles } = config;
  const masterKey = await masterKeyFrom(keySettings ?? {});
  if (eventStore === undefined || redis === undefined || masterKey === undefined)
    throw new Fault('configuration-incomplete', 'the profile cluster has not all it needs');
  const eventLog = EventStoreDbEventLog.open(eventStore);
  shutdown.add('log', () => eventLog.close());
  await eventLog.verify();
  const link = await RedisLink.open({
    ...redisSettingsOf(redis),
    onError: (error) => log.error({ error }, 'Redis is not as it should be'),
  });
  shutdown.add('Redis', () => link.close());
  const keys = await EventLogKeys.open(eventLog, masterKey);
  shutdown.add('keys', () => keys.close());
  mkdirSync(data, { recursive: true, mode: 0o700 });
  if (roles.includes('worker')) {
    const lock = WorkerLock.acquire(data);
    shutdown.add('worker lock', () => lock.release());
  }
  const snapshots = SqliteSnapshots.open(join(data, dataFiles.snapshots));
  shutdown.add('snapshots', () => snapshots.close());
  const stores = { log: eventLog, keys, snapshots };
  return {
    stores,
    idempotency: new RedisIdempotencyKeys(link),
    throttle: () => new RedisThrottle(link),
    ports: (parts) => portsOver(stores, link, config, parts),
  };
}

async function portsOver(
  stores: Stores,
  link: RedisLink,
  { smtp, pace }: ServerConfig,
  { clock, log, metrics, timers }: PortParts,
): Promise<Ports> {
  const dispatch = await BullMqDispatch.open(link, {
    // A message that waited for a connection inside the transport would use up the time of its hand-over.
    concurrency: smtp?.connections ?? limits.dispatchConcurrency,
    onFailure: ({ error, job, failures, isRetried }) => {
      metrics.failed('dispatch');
      log.error({ job: job.id, failures, isRetried, error }, 'a message could not be sent');
    },
  });
  const own = await BullMqTimers.open(link, {
    clock,
    onFailure: ({ timer, error, failures, retryAt }) => {
      metrics.failed('timer');
      log.error({ timer: timer.id, failures, retryAt, error }, 'a timer failed');
    },
  });
  return {
    ...stores,
    clock,
    ids: uuidV7Ids,
    timers: new MeasuredTimers(timers ?? own, clock, metrics),
    dispatch,
    queues: { dispatch: () => dispatch.figures(), timers: () => own.figures() },
    pace: new RedisPace(link, paceOf(pace)),
    crew: {
      members: new RedisMembers(link),
      self: `${hostname()}.${process.pid}.${uuidV7Ids.next()}`,
    },
  };
}
