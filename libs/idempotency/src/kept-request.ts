import { limits, msBetween, type Instant } from '#kernel';
import type { Begun, KeptResponse } from './idempotency-keys.port.js';

export interface KeptRequest {
  readonly fingerprint: string;
  readonly begunAt: Instant;
  readonly response?: KeptResponse;
}

/** What a key that is known already means for somebody who begins with it again. */
export function known(kept: KeptRequest | undefined, fingerprint: string, now: Instant): Begun {
  if (kept === undefined || msBetween(kept.begunAt, now) > limits.idempotencyKeyMs)
    return { state: 'new' };
  if (kept.fingerprint !== fingerprint) return { state: 'mismatch' };
  if (kept.response !== undefined) return { state: 'done', response: kept.response };
  return { state: msBetween(kept.begunAt, now) > limits.idempotencyLeaseMs ? 'new' : 'in-flight' };
}
