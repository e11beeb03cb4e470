import { join } from 'node:path';
import { closeStores, InProcessDispatch, openStores, type Ports, type Stores } from '#engine';
import { SqliteIdempotencyKeys, type IdempotencyKeys } from '#idempotency';
import { limits, uuidV7Ids, type Clock } from '#kernel';
import { InProcessTimers, type Alarm, type Timers } from '#timers';
import type { ServerConfig } from '../configuration/index.js';
import { MeasuredTimers, type Logger, type Metrics } from '../observability/index.js';
import type { Shutdown } from './shutdown.js';
import { WorkerLock } from './worker-lock.js';

/** Beside the other files of a data directory; it can be lost. */
const idempotencyFile = 'idempotency.sqlite';

export interface PortParts {
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly timers?: Timers | undefined;
  readonly alarm?: Alarm | undefined;
}

/** Everything that a server keeps. */
export interface Data {
  readonly stores: Stores;
  readonly idempotency: IdempotencyKeys;
}

/** The data directory, which this process alone runs if it is a worker. */
export async function openData({ data, roles }: ServerConfig, shutdown: Shutdown): Promise<Data> {
  const stores = await openStores(data);
  shutdown.add('stores', () => closeStores(stores));
  if (roles.includes('worker')) {
    const lock = WorkerLock.acquire(data);
    shutdown.add('worker lock', () => lock.release());
  }
  const idempotency = SqliteIdempotencyKeys.open(join(data, idempotencyFile));
  shutdown.add('idempotency keys', () => idempotency.close());
  return { stores, idempotency };
}

/** Failures of timers and jobs are survived: both are tried again, and the log says what is still owed. */
export function portsOver(
  stores: Stores,
  { smtp }: ServerConfig,
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
  };
}
