import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryKeys, PersonalData } from '#keys';
import type { PlainDetails } from './domain/directory.messages.js';
import { DetailsCipher } from './plain-details.js';

const plain: PlainDetails = {
  institution: 'Cybercrime Unit',
  type: 'police',
  role: 'primary',
  channels: [
    { id: 'email-main', kind: 'email', use: 'main', priority: 1, address: 'duty@se.example' },
    { id: 'phone-main', kind: 'phone', use: 'main', priority: 1, address: '+46700000001' },
  ],
  availability: '24/7',
  timezone: 'Europe/Stockholm',
  languages: ['sv', 'en'],
  instructions: 'Ask for Astrid',
  otherNetworks: ['g7'],
};
const [email, phone] = plain.channels as [PlainDetails['channels'][0], PlainDetails['channels'][0]];

describe('DetailsCipher', () => {
  let keys: MemoryKeys;
  let cipher: DetailsCipher;
  beforeEach(() => {
    keys = new MemoryKeys();
    cipher = new DetailsCipher(new PersonalData(keys));
  });

  it('encrypts addresses and instructions, and gives them back', async () => {
    const stored = await cipher.encrypt('se-1', plain);
    const text = JSON.stringify(stored);
    for (const secret of ['duty@se.example', '+46700000001', 'Astrid'])
      expect(text).not.toContain(secret);
    expect(text).toContain('Cybercrime Unit');
    expect(await cipher.decrypt('se-1', stored)).toEqual(plain);
  });

  it('finds no change where there is none', async () => {
    expect(await cipher.changes('se-1', await cipher.encrypt('se-1', plain), plain)).toEqual({});
  });

  it('keeps the ciphertext of an address that did not change', async () => {
    const stored = await cipher.encrypt('se-1', plain);
    const wanted = { ...plain, channels: [email, { ...phone, address: '+46700000002' }] };
    const { channels } = await cipher.changes('se-1', stored, wanted);
    expect(channels?.[0]).toEqual(stored.channels[0]);
    expect(channels?.[1]?.address).not.toBe(stored.channels[1]?.address);
    expect(await cipher.decrypt('se-1', { ...stored, channels: channels! })).toEqual(wanted);
  });

  it('keeps it too where another detail of the channel changed', async () => {
    const stored = await cipher.encrypt('se-1', plain);
    const wanted = { ...plain, channels: [{ ...email, priority: 2 }, phone] };
    const { channels } = await cipher.changes('se-1', stored, wanted);
    expect(channels).toEqual([{ ...stored.channels[0], priority: 2 }, stored.channels[1]]);
  });

  it('names what was taken away, and only what changed', async () => {
    const stored = await cipher.encrypt('se-1', plain);
    const { availability: _, instructions: __, ...rest } = plain;
    const wanted = { ...rest, institution: 'National Operations' };
    expect(await cipher.changes('se-1', stored, wanted)).toEqual({
      institution: 'National Operations',
      availability: null,
      instructions: null,
    });
  });

  it('FM-34: can read nothing of an erased person, and store nothing new of them', async () => {
    const stored = await cipher.encrypt('se-1', plain);
    await keys.erase('se-1');
    expect(await cipher.decrypt('se-1', stored)).toBeUndefined();
    await expect(cipher.changes('se-1', stored, plain)).rejects.toMatchObject({
      code: 'key-erased',
    });
    await expect(cipher.encrypt('se-1', plain)).rejects.toMatchObject({ code: 'key-erased' });
  });
});
