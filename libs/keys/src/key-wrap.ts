import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Fault } from '#kernel';

export const keyBytes = 32;
/** What the master key seals beside the keys, so that a wrong one is told from damage. */
export const checkContext = 'rollcall master key check';
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

/** @throws Fault `key-malformed`. */
export function assertSubjectKey(subject: string, key: Buffer): void {
  if (key.length !== keyBytes)
    throw new Fault(
      'key-malformed',
      `the key of ${subject} has ${key.length} bytes instead of ${keyBytes}`,
    );
}

export function masterKeyWrong(where: string): Fault {
  return new Fault(
    'master-key-wrong',
    `the keys in ${where} belong to another master key: put back the master key file they were made with`,
  );
}

export function keyDamaged(subject: string): Fault {
  return new Fault(
    'key-damaged',
    `the key of ${subject} was changed where it is stored: put it back from a backup of the keys`,
  );
}

export function keyDiffers(subject: string): Fault {
  return new Fault(
    'key-differs',
    `${subject} has another key here: what was encrypted with it could not be read any more`,
  );
}

export function keyErased(subject: string): Fault {
  return new Fault('key-erased', `the personal data of ${subject} was erased`);
}

export function isKeyErased(error: unknown): boolean {
  return error instanceof Fault && error.code === 'key-erased';
}
