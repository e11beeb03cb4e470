import { randomBytes } from 'node:crypto';
import { keyBytes, keyErased } from '../key-wrap.js';
import type { Keys, SubjectKey } from '../keys.port.js';

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

  close(): Promise<void> {
    return Promise.resolve();
  }
}
