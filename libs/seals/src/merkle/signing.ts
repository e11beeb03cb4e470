import {
  createHash,
  createPrivateKey,
  createPublicKey,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import type { PublicSealKey } from '../domain/seal.events.js';

/** What comes before the 32 bytes of an Ed25519 key in DER (RFC 8410): of a private one, and of a public one. */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const keyBytes = 32;
const keyIdCharacters = 32;

/** An Ed25519 key (RFC 8032) that signs seals: any 32 bytes make one. */
export class SigningKey {
  readonly public: PublicSealKey;
  private readonly key: KeyObject;

  constructor(seed: Buffer) {
    const key = Buffer.concat([privatePrefix, seed]);
    this.key = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
    const spki = createPublicKey(this.key).export({ format: 'der', type: 'spki' });
    this.public = publicSealKey(spki.subarray(publicPrefix.length));
  }

  /** As base64. */
  sign(text: string): string {
    return sign(null, Buffer.from(text), this.key).toString('base64');
  }
}

function publicSealKey(bytes: Buffer): PublicSealKey {
  return { keyId: keyIdOf(bytes), publicKey: bytes.toString('base64url') };
}

function keyIdOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, keyIdCharacters);
}

/** Whether the key is what its name says: a name that anybody may choose would prove nothing. */
export function isNamedRightly({ keyId, publicKey }: PublicSealKey): boolean {
  const bytes = Buffer.from(publicKey, 'base64url');
  return bytes.length === keyBytes && keyIdOf(bytes) === keyId;
}

export function isSignedBy({ publicKey }: PublicSealKey, text: string, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64');
  // Another spelling of the same bytes is a change all the same.
  if (bytes.toString('base64') !== signature) return false;
  try {
    return verify(null, Buffer.from(text), keyObject(publicKey), bytes);
  } catch {
    return false;
  }
}

function keyObject(publicKey: string): KeyObject {
  const key = Buffer.concat([publicPrefix, Buffer.from(publicKey, 'base64url')]);
  return createPublicKey({ key, format: 'der', type: 'spki' });
}

const textPrefix = 'ed25519:';

/** One line that can be printed, pinned and typed: `ed25519:` and the key as base64url. */
export function textOfKey({ publicKey }: PublicSealKey): string {
  return `${textPrefix}${publicKey}`;
}

/** As other programs read it. */
export function pemOfKey({ publicKey }: PublicSealKey): string {
  return keyObject(publicKey).export({ format: 'pem', type: 'spki' }) as string;
}

/** A key as `textOfKey` or `pemOfKey` writes it; `undefined` for anything else. */
export function parseKey(text: string): PublicSealKey | undefined {
  const given = text.trim();
  if (given.startsWith(textPrefix)) {
    const encoded = given.slice(textPrefix.length);
    const bytes = Buffer.from(encoded, 'base64url');
    const isKey = bytes.length === keyBytes && bytes.toString('base64url') === encoded;
    return isKey ? publicSealKey(bytes) : undefined;
  }
  if (!given.startsWith('-----BEGIN PUBLIC KEY-----')) return undefined;
  try {
    const key = createPublicKey(given);
    if (key.asymmetricKeyType !== 'ed25519') return undefined;
    return publicSealKey(key.export({ format: 'der', type: 'spki' }).subarray(publicPrefix.length));
  } catch {
    return undefined;
  }
}
