import { randomBytes } from 'node:crypto';
import { assertSubjectKey, keyBytes, keyDiffers, keyErased } from '../key-wrap.js';
import type { KeyEntry, Keys, SubjectKey } from '../keys.port.js';

/** Keys that end with the process: for rehearsals and tests. */
export class MemoryKeys implements Keys {
  private readonly keys = new Map<string, SubjectKey | 'erased'>();

  // oxlint-disable-next-line typescript/require-await -- async turns a throw into a rejection
  async obtain(subject: string): Promise<SubjectKey> {
    const known = this.keys.get(subject);
    if (known === 'erased') throw keyErased(subject);
    const key = known ?? randomBytes(keyBytes);
    this.keys.set(subject, key);
    return Buffer.from(key);
  }

  find(subject: string): Promise<SubjectKey | undefined> {
    const known = this.keys.get(subject);
    return Promise.resolve(
      known === undefined || known === 'erased' ? undefined : Buffer.from(known),
    );
  }

  erase(subject: string): Promise<void> {
    const known = this.keys.get(subject);
    if (known !== undefined && known !== 'erased') known.fill(0);
    this.keys.set(subject, 'erased');
    return Promise.resolve();
  }

  async *entries(): AsyncGenerator<KeyEntry> {
    for (const [subject, key] of this.keys)
      yield { subject, key: key === 'erased' ? key : Buffer.from(key) };
  }

  async adopt({ subject, key }: KeyEntry): Promise<void> {
    if (key === 'erased') return this.erase(subject);
    assertSubjectKey(subject, key);
    const known = this.keys.get(subject) ?? Buffer.from(key);
    if (known !== 'erased' && !known.equals(key)) throw keyDiffers(subject);
    this.keys.set(subject, known);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
