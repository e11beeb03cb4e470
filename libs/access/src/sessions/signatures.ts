import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Keys, SubjectKey } from '#keys';

/** No account and no contact point has such an id, so its key is nobody else's. */
const subject = '@sign-in';

/**
 * HMAC-SHA-256 (RFC 2104) under a key of this installation, which all its processes share and a restart keeps. A purpose
 * goes in first, so that what was signed for one is worth nothing for another.
 */
export class Signatures {
  private key: Promise<SubjectKey> | undefined;

  constructor(private readonly keys: Pick<Keys, 'obtain'>) {}

  /** 43 characters of base64url. */
  async of(purpose: string, ...parts: readonly string[]): Promise<string> {
    this.key ??= this.keys.obtain(subject);
    try {
      const mac = createHmac('sha256', await this.key);
      return mac.update(JSON.stringify([purpose, ...parts])).digest('base64url');
    } catch (error) {
      this.key = undefined;
      throw error;
    }
  }

  /** Takes the same time whatever of the signature is wrong. */
  async isOf(signature: string, purpose: string, ...parts: readonly string[]): Promise<boolean> {
    return sameText(signature, await this.of(purpose, ...parts));
  }
}

/** Compares without telling by its time where two texts begin to differ; only their lengths can be told. */
export function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
