import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Fault } from '#kernel';

export const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
/** The length of a key after `seal`: nonce, encrypted key, tag. */
export const wrappedKeyBytes = nonceBytes + keyBytes + tagBytes;

/** AES-256-GCM under a fresh random nonce: nonce, encrypted bytes, tag. `context` must be the same to open it. */
export function seal(key: Buffer, plain: Buffer, context: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** What was sealed, or `undefined` when the key or the context is another, or a byte was changed. */
export function unseal(key: Buffer, sealed: Buffer, context: string): Buffer | undefined {
  if (sealed.length < nonceBytes + tagBytes) return undefined;
  const nonce = sealed.subarray(0, nonceBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  const plain = decipher.update(sealed.subarray(nonceBytes, -tagBytes));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    return undefined;
  }
}

/** @throws Fault `master-key-malformed`. */
export function assertMasterKey(masterKey: Buffer): void {
  if (masterKey.length !== keyBytes)
    throw new Fault(
      'master-key-malformed',
      `the master key has ${masterKey.length} bytes instead of ${keyBytes}`,
    );
}

export function keyErased(subject: string): Fault {
  return new Fault('key-erased', `the personal data of ${subject} was erased`);
}
