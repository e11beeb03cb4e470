import type { Instant } from '#kernel';

/** An answer as it was given, so that it can be given again. It holds no personal data: what it is kept in is not encrypted. */
export interface KeptResponse {
  /** The HTTP status. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * What is known of a key. `new`: the caller does the work now, and nobody else. `in-flight`: somebody else is doing it.
 * `done`: this was the answer. `mismatch`: the key was used for another request.
 */
export type Begun =
  | { readonly state: 'new' | 'in-flight' | 'mismatch' }
  | { readonly state: 'done'; readonly response: KeptResponse };

/**
 * Requests that their senders may repeat, by the key they gave them (draft-ietf-httpapi-idempotency-key-header). A key is
 * forgotten after `limits.idempotencyKeyMs`; one that was begun and never completed is free again after
 * `limits.idempotencyLeaseMs`, because whoever began it has crashed.
 */
export interface IdempotencyKeys {
  /** @param fingerprint tells one request from another. */
  begin(key: string, fingerprint: string, now: Instant): Promise<Begun>;
  complete(key: string, response: KeptResponse): Promise<void>;
  /** What was begun came to nothing, so that it can be tried again. A completed key stays. */
  forget(key: string): Promise<void>;
  /** Forgets what was begun before an instant. */
  purge(before: Instant): Promise<void>;
  close(): Promise<void>;
}
