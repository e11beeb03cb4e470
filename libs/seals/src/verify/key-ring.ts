import type { JsonObject } from '#kernel';
import { rotationText, type KeyRotation, type PublicSealKey } from '../domain/seal.events.js';
import { isNamedRightly, isSignedBy } from '../merkle/signing.js';

/** A key that whoever verifies trusts, because it came to them by another way than the log. */
export type Pin = PublicSealKey;

/** How a log introduces a key. */
export interface KeyEvent {
  readonly type: string;
  readonly data: JsonObject;
}

/**
 * The public keys of a log as they come: the one in use, and which of them can be trusted. A pinned key is; so is one that a
 * trusted key vouches for. Where nothing is pinned, the first key is taken at its word.
 */
export class KeyRing {
  private readonly keys = new Map<string, PublicSealKey>();
  private readonly trusted = new Set<string>();
  /** The key that has to have signed the next seal. */
  current: string | undefined;

  constructor(private readonly pins: readonly Pin[]) {
    for (const pin of pins) this.trusted.add(pin.keyId);
  }

  /** @returns whether the event is what it claims to be. */
  add({ type, data }: KeyEvent): boolean {
    const key = data as unknown as KeyRotation;
    const isKey =
      typeof key.keyId === 'string' && typeof key.publicKey === 'string' && isNamedRightly(key);
    if (!isKey) return false;
    if (type === 'SealKeyRotated') {
      const before = this.keys.get(key.previousKeyId);
      const isVouched =
        before !== undefined &&
        key.previousKeyId === this.current &&
        typeof key.signature === 'string' &&
        isSignedBy(before, rotationText(key), key.signature);
      if (!isVouched) return false;
      if (this.trusted.has(before.keyId)) this.trusted.add(key.keyId);
    } else if (this.keys.size === 0 && this.pins.length === 0) this.trusted.add(key.keyId);
    this.keys.set(key.keyId, { keyId: key.keyId, publicKey: key.publicKey });
    this.current = key.keyId;
    return true;
  }

  find(keyId: string): PublicSealKey | undefined {
    return this.keys.get(keyId);
  }

  isTrusted(keyId: string): boolean {
    return this.trusted.has(keyId);
  }
}
