import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isCiphertext, type Ciphertext } from '#kernel';
import { MemoryKeys } from './memory/memory-keys.js';
import { PersonalData } from './personal-data.js';

describe('PersonalData', () => {
  let keys: MemoryKeys;
  let personal: PersonalData;
  beforeEach(() => {
    keys = new MemoryKeys();
    personal = new PersonalData(keys);
  });

  it('gives back any text', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string(), async (text, subject) => {
        const ciphertext = await personal.encrypt(subject, text);
        expect(isCiphertext(ciphertext)).toBe(true);
        expect(await personal.decrypt(subject, ciphertext)).toBe(text);
      }),
    ));

  it('encrypts the same text otherwise every time', async () => {
    expect(await personal.encrypt('cp-1', 'Ama')).not.toBe(await personal.encrypt('cp-1', 'Ama'));
  });

  it('FM-34: gives back nothing once the subject was erased, and encrypts nothing new', async () => {
    const ciphertext = await personal.encrypt('cp-1', 'Ama');
    await keys.erase('cp-1');
    expect(await personal.decrypt('cp-1', ciphertext)).toBeUndefined();
    await expect(personal.encrypt('cp-1', 'Ama')).rejects.toMatchObject({ code: 'key-erased' });
  });

  it('tells of any character that was changed', async () => {
    const ciphertext = await personal.encrypt('cp-1', 'Ama Mensah');
    for (let at = 0; at < ciphertext.length; at++) {
      const other = ciphertext[at] === 'A' ? 'B' : 'A';
      const changed = ciphertext.slice(0, at) + other + ciphertext.slice(at + 1);
      await expect(personal.decrypt('cp-1', changed as Ciphertext)).rejects.toMatchObject({
        code: 'ciphertext-damaged',
      });
    }
  });

  it.each(['', 'enc1.', 'Ama', 'enc1.AAAA', `enc2.${'A'.repeat(40)}`])(
    'takes "%s" for damaged',
    async (text) => {
      await keys.obtain('cp-1');
      expect(isCiphertext(text)).toBe(false);
      await expect(personal.decrypt('cp-1', text as Ciphertext)).rejects.toMatchObject({
        code: 'ciphertext-damaged',
      });
    },
  );

  it('does not open a ciphertext of another subject, even under the same key', async () => {
    const ciphertext = await personal.encrypt('cp-1', 'Ama');
    const key = await keys.obtain('cp-1');
    const sameKey = new PersonalData({
      obtain: () => Promise.resolve(key),
      find: () => Promise.resolve(key),
    });
    await expect(sameKey.decrypt('cp-2', ciphertext)).rejects.toMatchObject({
      code: 'ciphertext-damaged',
    });
  });
});
