import { describe, expect, it } from '@jest/globals';
import { MemoryEventLog } from '#event-log';
import { copyKeys } from './copy-keys.js';
import { EventLogKeys } from './event-log/event-log-keys.js';
import type { KeyEntry, Keys } from './keys.port.js';
import { MemoryKeys } from './memory/memory-keys.js';

async function entriesOf(keys: Keys): Promise<readonly KeyEntry[]> {
  const entries: KeyEntry[] = [];
  for await (const entry of keys.entries()) entries.push(entry);
  return entries.toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
}

async function filled(): Promise<Keys> {
  const keys = new MemoryKeys();
  for (let n = 0; n < 200; n++) await keys.obtain(`cp-${n}`);
  for (let n = 0; n < 10; n++) await keys.erase(`cp-${n * 7}`);
  return keys;
}

describe('copying keys', () => {
  it('carries all of them to a shared log and back, with a master key of its own on each side', async () => {
    const source = await filled();
    const shared = await EventLogKeys.open(new MemoryEventLog(), Buffer.alloc(32, 1));
    expect(await copyKeys(source, shared)).toEqual({ keys: 190, erased: 10 });
    const back = await EventLogKeys.open(new MemoryEventLog(), Buffer.alloc(32, 2));
    await copyKeys(shared, back);
    expect(await entriesOf(back)).toEqual(await entriesOf(source));
  });

  it('goes on where it was interrupted, and carries erasures that came since', async () => {
    const [source, target] = [await filled(), new MemoryKeys()];
    let left = 100;
    const failing: Pick<Keys, 'adopt'> = {
      adopt: (entry) =>
        left-- > 0 ? target.adopt(entry) : Promise.reject(new Error('interrupted')),
    };
    await expect(copyKeys(source, failing)).rejects.toThrow('interrupted');
    await source.erase('cp-1');
    await copyKeys(source, target);
    expect(await entriesOf(target)).toEqual(await entriesOf(source));
  });

  it('refuses to replace a key', async () => {
    const [source, target] = [await filled(), new MemoryKeys()];
    await target.obtain('cp-150');
    await expect(copyKeys(source, target)).rejects.toMatchObject({ code: 'key-differs' });
  });
});
