import { expect, it } from '@jest/globals';
import type { KeyEntry, Keys } from '#keys';
import { all } from './event-log.fixtures.js';

/** What carries keys from one place to another. */
export function movingKeys(fresh: () => Keys): void {
  it('name every subject that has a key or was erased, once', async () => {
    const keys = fresh();
    const key = await keys.obtain('cp-1');
    await keys.obtain('cp-1');
    await keys.obtain('cp-2');
    await keys.erase('cp-2');
    await keys.erase('cp-3');
    await keys.find('cp-4');
    expect(bySubject(await all(keys.entries()))).toEqual([
      { subject: 'cp-1', key },
      { subject: 'cp-2', key: 'erased' },
      { subject: 'cp-3', key: 'erased' },
    ]);
  });

  it('take over keys and erasures, again and again, and keep what is taken over', async () => {
    const keys = fresh();
    const entries: KeyEntry[] = [
      ...Array.from({ length: 1_000 }, (_, n) => ({
        subject: `cp-${1_000 + n}`,
        key: Buffer.alloc(32, n % 251),
      })),
      { subject: 'gone', key: 'erased' },
    ];
    for (const _ of ['first', 'again'])
      await Promise.all(entries.map((entry) => keys.adopt(entry)));
    expect(bySubject(await all(keys.entries()))).toEqual(entries);
    expect(await keys.obtain('cp-1777')).toEqual(Buffer.alloc(32, 777 % 251));
    await expect(keys.obtain('gone')).rejects.toMatchObject({ code: 'key-erased' });
  });

  it('refuse to take over another key than the one they have, and keep theirs', async () => {
    const keys = fresh();
    const key = await keys.obtain('cp-1');
    const other = { subject: 'cp-1', key: Buffer.alloc(32, 5) };
    await expect(keys.adopt(other)).rejects.toMatchObject({ code: 'key-differs' });
    expect(await keys.find('cp-1')).toEqual(key);
    const short = { subject: 'cp-2', key: Buffer.alloc(31) };
    await expect(keys.adopt(short)).rejects.toMatchObject({ code: 'key-malformed' });
    expect(await keys.find('cp-2')).toBeUndefined();
  });

  it('FM-34: let an erasure win, whichever came first', async () => {
    const keys = fresh();
    const key = await keys.obtain('cp-1');
    await keys.adopt({ subject: 'cp-1', key: 'erased' });
    await keys.adopt({ subject: 'cp-1', key });
    expect(await keys.find('cp-1')).toBeUndefined();
    expect(await all(keys.entries())).toEqual([{ subject: 'cp-1', key: 'erased' }]);
  });
}

function bySubject(entries: readonly KeyEntry[]): readonly KeyEntry[] {
  return entries.toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
}
