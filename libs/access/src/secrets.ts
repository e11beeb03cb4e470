import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { canonicalJson } from '#kernel';
import type { Keys, SubjectKey } from '#keys';

/** No contact point and no account has such an id, so its key is nobody else's. */
const subject = '@access';
const secretBytes = 32;

/** 256 bits by chance, in base64url: nobody guesses it, so a plain hash of it can be kept. */
export function freshSecret(): string {
  return randomBytes(secretBytes).toString('base64url');
}

/** SHA-256 in hexadecimal. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** In the same time wherever they differ. */
export function isSameDigest(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one, 'hex'), Buffer.from(other, 'hex')];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Digests of what could be guessed: identities, addresses, recovery codes. HMAC-SHA-256 (RFC 2104) under a key of this
 * installation that is kept outside the log, so that a copy of the log gives nobody anything to try at.
 */
export class KeyedDigests {
  private key: Promise<SubjectKey> | undefined;

  constructor(private readonly keys: Pick<Keys, 'obtain'>) {}

  async of(...parts: readonly string[]): Promise<string> {
    this.key ??= this.keys.obtain(subject);
    try {
      return createHmac('sha256', await this.key)
        .update(canonicalJson(parts))
        .digest('hex');
    } catch (error) {
      this.key = undefined;
      throw error;
    }
  }
}
