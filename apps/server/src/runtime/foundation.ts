import type { Throttle } from '#access';
import type { Ports, Stores } from '#engine';
import type { IdempotencyKeys } from '#idempotency';
import type { Clock } from '#kernel';
import type { Alarm, Timers } from '#timers';
import type { Logger, Metrics } from '../observability/index.js';

export interface PortParts {
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly timers?: Timers | undefined;
  readonly alarm?: Alarm | undefined;
}

/** What a profile puts under a server. Nothing above it knows which it is. */
export interface Foundation {
  readonly stores: Stores;
  readonly idempotency: IdempotencyKeys;
  /** Bounds what strangers may try, over all processes. */
  readonly throttle: (clock: Clock) => Throttle;
  /** Failures of timers and jobs are survived: both are tried again, and the log says what is still owed. */
  ports(parts: PortParts): Promise<Ports>;
}
