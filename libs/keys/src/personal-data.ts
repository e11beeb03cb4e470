import { randomBytes } from 'node:crypto';
import { Fault, isCiphertext, type Ciphertext } from '#kernel';
import { isKeyErased, keyBytes, seal, unseal } from './key-wrap.js';
import type { Keys } from './keys.port.js';

const prefix = 'enc1.';

/** Encrypts what is about people, each subject's under its own key: erasing the key erases the data wherever it is. */
export class PersonalData {
  constructor(private readonly keys: Pick<Keys, 'obtain' | 'find'>) {}

  /** The same text gives another ciphertext every time. @throws Fault `key-erased` once the subject was erased. */
  async encrypt(subject: string, plaintext: string): Promise<Ciphertext> {
    const key = await this.keys.obtain(subject);
    const sealed = seal(key, Buffer.from(plaintext), contextOf(subject));
    return `${prefix}${sealed.toString('base64url')}` as Ciphertext;
  }

  /**
   * For what has to be recorded whatever becomes of the person: a failure, a rejection. Of an erased subject not a word is
   * kept: the ciphertext is of an empty text, under a key that nobody has.
   */
  async encryptOrDiscard(subject: string, plaintext: string): Promise<Ciphertext> {
    try {
      return await this.encrypt(subject, plaintext);
    } catch (error) {
      if (!isKeyErased(error)) throw error;
      const nothing = seal(randomBytes(keyBytes), Buffer.alloc(0), contextOf(subject));
      return `${prefix}${nothing.toString('base64url')}` as Ciphertext;
    }
  }

  /**
   * @returns `undefined` when the subject was erased.
   * @throws Fault `ciphertext-damaged` when it was changed, or encrypted for another subject.
   */
  async decrypt(subject: string, ciphertext: Ciphertext): Promise<string | undefined> {
    const sealed = parse(subject, ciphertext);
    const key = await this.keys.find(subject);
    if (key === undefined) return undefined;
    const plain = unseal(key, sealed, contextOf(subject));
    if (plain === undefined) throw damaged(subject);
    return plain.toString();
  }
}

/** Binds a ciphertext to its subject and to the version of its form: neither can be exchanged. */
function contextOf(subject: string): string {
  return `${prefix}${subject}`;
}

function parse(subject: string, ciphertext: string): Buffer {
  if (!isCiphertext(ciphertext)) throw damaged(subject);
  const body = ciphertext.slice(prefix.length);
  const sealed = Buffer.from(body, 'base64url');
  // The last character has bits that mean nothing: a change there is a change all the same.
  if (sealed.toString('base64url') !== body) throw damaged(subject);
  return sealed;
}

function damaged(subject: string): Fault {
  return new Fault(
    'ciphertext-damaged',
    `encrypted personal data of ${subject} was changed, or belongs to another subject`,
  );
}
