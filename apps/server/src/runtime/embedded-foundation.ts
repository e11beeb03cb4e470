import { join } from 'node:path';
import { InProcessThrottle } from '#access';
import {
  closeStores,
  InProcessDispatch,
  InProcessPace,
  openStores,
  type Ports,
  type Stores,
} from '#engine';
import { MemoryIdempotencyKeys, SqliteIdempotencyKeys } from '#idempotency';
import { limits, uuidV7Ids } from '#kernel';
import { masterKeyFrom } from '#keys';
import { InProcessTimers } from '#timers';
import type { ServerConfig } from '../configuration/index.js';
import { MeasuredTimers } from '../observability/index.js';
import type { Foundation, PortParts } from './foundation.js';
import { paceOf } from './pace-settings.js';
import type { Shutdown } from './shutdown.js';
import { WorkerLock } from './worker-lock.js';

/** Beside the other files of a data directory; it can be lost. */
const idempotencyFile = 'idempotency.sqlite';

/** The data directory, which this process alone runs if it is a worker, and timers and a queue in the process itself. */
export async function embeddedFoundation(
  config: ServerConfig,
  shutdown: Shutdown,
): Promise<Foundation> {
  const { data, roles, keys } = config;
  const stores = await openStores(data, await masterKeyFrom(keys ?? {}));
  shutdown.add('stores', () => closeStores(stores));
  if (roles.includes('worker')) {
    const lock = WorkerLock.acquire(data);
    shutdown.add('worker lock', () => lock.release());
  }
  const idempotency = SqliteIdempotencyKeys.open(join(data, idempotencyFile));
  shutdown.add('idempotency keys', () => idempotency.close());
  return { ...foundationOver(stores, config), idempotency };
}

/** Over stores that somebody else opened and closes. */
export function foundationOver(stores: Stores, config: ServerConfig): Foundation {
  return {
    stores,
    idempotency: new MemoryIdempotencyKeys(),
    throttle: (clock) => new InProcessThrottle(clock),
    ports: (parts) => Promise.resolve(portsOver(stores, config, parts)),
  };
}

function portsOver(
  stores: Stores,
  { smtp, pace }: ServerConfig,
  { clock, log, metrics, timers, alarm }: PortParts,
): Ports {
  const own = () =>
    new InProcessTimers({
      clock,
      ...(alarm === undefined ? {} : { alarm }),
      onFailure: ({ timer, error, failures, retryAt }) => {
        metrics.failed('timer');
        log.error({ timer: timer.id, failures, retryAt, error }, 'a timer failed, tried again');
      },
    });
  const dispatch = new InProcessDispatch(
    (error, { id }) => {
      metrics.failed('dispatch');
      log.error({ job: id, error }, 'a message could not be sent, tried again');
    },
    // A message that waited for a connection inside the transport would use up the time of its hand-over.
    smtp?.connections ?? limits.dispatchConcurrency,
  );
  return {
    ...stores,
    clock,
    ids: uuidV7Ids,
    timers: new MeasuredTimers(timers ?? own(), clock, metrics),
    dispatch,
    pace: new InProcessPace(paceOf(pace), clock),
  };
}
