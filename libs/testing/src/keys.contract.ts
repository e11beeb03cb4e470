import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Keys } from '#keys';
import { movingKeys } from './keys.moving-contract.js';

/** What every adapter of the keys port promises. `open` gives a fresh one without a key. */
export function keysContract(name: string, open: () => Promise<Keys>): void {
  describe(`${name} as keys`, () => {
    let keys: Keys;
    beforeEach(async () => {
      keys = await open();
    });
    afterEach(() => keys.close());

    it('make a key of 256 bits at the first call and give the same ever after', async () => {
      const key = await keys.obtain('cp-1');
      expect(key).toHaveLength(32);
      expect(await keys.obtain('cp-1')).toEqual(key);
      expect(await keys.find('cp-1')).toEqual(key);
    });

    it('give each subject a key of its own', async () => {
      expect(await keys.obtain('cp-1')).not.toEqual(await keys.obtain('cp-2'));
    });

    it('give all who ask at once the same key', async () => {
      const asked = await Promise.all(Array.from({ length: 5 }, () => keys.obtain('cp-1')));
      expect(new Set(asked.map((key) => key.toString('hex'))).size).toBe(1);
    });

    it('find none for a subject that never had one, and make none by looking', async () => {
      expect(await keys.find('cp-1')).toBeUndefined();
      expect(await keys.find('cp-1')).toBeUndefined();
    });

    it('FM-34: forget an erased key for good, and give that subject no new one', async () => {
      await keys.obtain('cp-1');
      const other = await keys.obtain('cp-2');
      await keys.erase('cp-1');
      await keys.erase('cp-1');
      expect(await keys.find('cp-1')).toBeUndefined();
      await expect(keys.obtain('cp-1')).rejects.toMatchObject({ code: 'key-erased' });
      expect(await keys.find('cp-2')).toEqual(other);
    });

    it('remember the erasure of a subject that had no key yet', async () => {
      await keys.erase('cp-1');
      await expect(keys.obtain('cp-1')).rejects.toMatchObject({ code: 'key-erased' });
    });

    it('end with the key erased when it is asked for and erased at once', async () => {
      const obtained = keys.obtain('cp-1').then(
        () => 'obtained',
        (error: unknown) => (error as { code?: string }).code,
      );
      await keys.erase('cp-1');
      expect(['obtained', 'key-erased']).toContain(await obtained);
      expect(await keys.find('cp-1')).toBeUndefined();
    });

    it('leave a key that was handed out untouched when it is erased or the caller changes it', async () => {
      const held = await keys.obtain('cp-1');
      const before = Buffer.from(held);
      await keys.erase('cp-1');
      expect(held).toEqual(before);
      const changed = await keys.obtain('cp-2');
      const original = Buffer.from(changed);
      changed.fill(0);
      expect(await keys.find('cp-2')).toEqual(original);
    });

    it('take any text for a subject', async () => {
      for (const subject of ['', 'é', "o'hara", 'a b', 'x'.repeat(500)])
        expect(await keys.obtain(subject)).toEqual(await keys.find(subject));
    });

    movingKeys(() => keys);

    it('serve 10,000 new subjects', async () => {
      const subjects = Array.from({ length: 10_000 }, (_, n) => `cp-${n}`);
      const made = await Promise.all(subjects.map((subject) => keys.obtain(subject)));
      expect(new Set(made.map((key) => key.toString('hex'))).size).toBe(10_000);
    });
  });
}
