import type { Instant } from '#kernel';
import type { Begun, IdempotencyKeys, KeptResponse } from '../idempotency-keys.port.js';
import { known, type KeptRequest } from '../kept-request.js';

/** For tests, and for one call of the command line. */
export class MemoryIdempotencyKeys implements IdempotencyKeys {
  private readonly kept = new Map<string, KeptRequest>();

  begin(key: string, fingerprint: string, now: Instant): Promise<Begun> {
    const begun = known(this.kept.get(key), fingerprint, now);
    if (begun.state === 'new') this.kept.set(key, { fingerprint, begunAt: now });
    return Promise.resolve(begun);
  }

  complete(key: string, response: KeptResponse): Promise<void> {
    const begun = this.kept.get(key);
    if (begun !== undefined) this.kept.set(key, { ...begun, response });
    return Promise.resolve();
  }

  forget(key: string): Promise<void> {
    if (this.kept.get(key)?.response === undefined) this.kept.delete(key);
    return Promise.resolve();
  }

  purge(before: Instant): Promise<void> {
    for (const [key, { begunAt }] of this.kept) if (begunAt < before) this.kept.delete(key);
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
