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
  /** The key that has to have signed the next seal; `undefined` where that cannot be told. */
  current: string | undefined;

  constructor(pins: readonly Pin[]) {
    for (const pin of pins) {
      this.trusted.add(pin.keyId);
      this.keys.set(pin.keyId, pin);
    }
  }

  /** @returns whether the event is what it claims to be. */
  add({ type, data }: KeyEvent): boolean {
    const key = data as unknown as KeyRotation;
    const isKey =
      typeof key.keyId === 'string' && typeof key.publicKey === 'string' && isNamedRightly(key);
    if (!isKey) {
      this.current = undefined;
      return false;
    }
    const isVouched = type !== 'SealKeyRotated' || this.vouches(key);
    const isFirst = type === 'SealKeyIntroduced' && this.keys.size === 0;
    if (isFirst || (type === 'SealKeyRotated' && isVouched && this.isTrusted(key.previousKeyId)))
      this.trusted.add(key.keyId);
    this.keys.set(key.keyId, { keyId: key.keyId, publicKey: key.publicKey });
    this.current = key.keyId;
    return isVouched;
  }

  /** Whether the key in use signed the one that takes its place. */
  private vouches(next: KeyRotation): boolean {
    const before = this.keys.get(next.previousKeyId);
    return (
      before !== undefined &&
      next.previousKeyId === (this.current ?? next.previousKeyId) &&
      typeof next.signature === 'string' &&
      isSignedBy(before, rotationText(next), next.signature)
    );
  }

  find(keyId: string): PublicSealKey | undefined {
    return this.keys.get(keyId);
  }

  isTrusted(keyId: string): boolean {
    return this.trusted.has(keyId);
  }
}
