import { createHash, timingSafeEqual } from 'node:crypto';
import type { Role } from '#access';
import type { Actor } from '#kernel';

/** `write` includes `read`; `log-write` appends to the log itself, where the log gateway allows it, past all rules. */
export type ApiScope = 'read' | 'write' | 'log-write';

/** A key by its digest: the key itself is known to its holder only. */
export interface ApiKey {
  readonly name: string;
  /** SHA-256 of the key, in hexadecimal. */
  readonly sha256: string;
  readonly scopes: readonly ApiScope[];
  /** Without one it may read everything and, with `write`, operate. */
  readonly role?: Role;
  /** Who its holder is; by default the key itself. */
  readonly actor?: Actor;
}

export function digestOfKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Compares with every key in the same time, whichever it is. */
export function keyHeldBy(keys: readonly ApiKey[], presented: string): ApiKey | undefined {
  const digest = Buffer.from(digestOfKey(presented), 'hex');
  let found: ApiKey | undefined;
  for (const key of keys) {
    const known = Buffer.from(key.sha256, 'hex');
    if (known.length === digest.length && timingSafeEqual(known, digest)) found ??= key;
  }
  return found;
}

export function actorOf({ name, actor }: ApiKey): Actor {
  return actor ?? { kind: 'api-key', id: name };
}
