declare const ciphertextBrand: unique symbol;

/**
 * Personal data as events hold it: `enc1.` and base64url of nonce, encrypted text and tag. Which key opens it, and whether
 * that key still exists, only the shell knows.
 */
export type Ciphertext = string & { readonly [ciphertextBrand]: true };

/** Whether `value` has the form of a ciphertext; only decrypting tells whether it is an intact one. */
export function isCiphertext(value: unknown): value is Ciphertext {
  // A nonce of 12 bytes and a tag of 16 make 38 characters, even around an empty text.
  return typeof value === 'string' && /^enc1\.[A-Za-z0-9_-]{38,}$/.test(value);
}

/** The same with its free text in clear, as people type it. */
export type InClear<T> = T extends { readonly reason: Ciphertext }
  ? Omit<T, 'reason'> & { readonly reason: string }
  : T;
