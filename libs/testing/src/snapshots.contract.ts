import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { JsonValue } from '#kernel';
import type { Snapshot, Snapshots } from '#snapshots';

/** What every adapter of the snapshots port promises. `open` gives a fresh one without a snapshot. */
export function snapshotsContract(name: string, open: () => Promise<Snapshots>): void {
  describe(`${name} as snapshots`, () => {
    const directory: Snapshot = {
      name: 'projection:directory',
      revision: 2,
      position: 17,
      state: { parties: [{ iso2: 'SE' }], total: 1 },
    };
    let snapshots: Snapshots;
    beforeEach(async () => {
      snapshots = await open();
    });
    afterEach(() => snapshots.close());

    it('give back what was saved', async () => {
      await snapshots.save(directory);
      expect(await snapshots.load('projection:directory', 2)).toEqual(directory);
    });

    it('have none under a name that was not saved', async () => {
      expect(await snapshots.load('projection:directory', 2)).toBeUndefined();
      expect(await snapshots.names()).toEqual([]);
    });

    it.each([1, 3])('have none for a reader of revision %d when 2 was saved', async (revision) => {
      await snapshots.save(directory);
      expect(await snapshots.load('projection:directory', revision)).toBeUndefined();
    });

    it('keep the latest one under a name, whatever its revision', async () => {
      await snapshots.save(directory);
      const next = { ...directory, revision: 3, position: 20, state: null };
      await snapshots.save(next);
      expect(await snapshots.load('projection:directory', 3)).toEqual(next);
      expect(await snapshots.load('projection:directory', 2)).toBeUndefined();
      expect(await snapshots.names()).toEqual(['projection:directory']);
    });

    it('keep a fold that has read nothing yet, and one at position 0', async () => {
      const none = { ...directory, name: 'none', position: undefined };
      const zero = { ...directory, name: 'zero', position: 0 };
      await snapshots.save(none);
      await snapshots.save(zero);
      expect(await snapshots.load('none', 2)).toEqual(none);
      expect(await snapshots.load('zero', 2)).toEqual(zero);
    });

    it('list the names in order', async () => {
      for (const saved of ['process:campaign', 'a', 'projection:board'])
        await snapshots.save({ ...directory, name: saved });
      expect(await snapshots.names()).toEqual(['a', 'process:campaign', 'projection:board']);
    });

    it('are not reached by later changes of a state that was saved or loaded', async () => {
      const state = { parties: ['SE'] };
      await snapshots.save({ ...directory, state });
      state.parties.push('GH');
      const loaded = await snapshots.load(directory.name, 2);
      (loaded?.state as typeof state | undefined)?.parties.push('PL');
      expect((await snapshots.load(directory.name, 2))?.state).toEqual({ parties: ['SE'] });
    });

    it('give back any JSON value', () =>
      fc.assert(
        fc.asyncProperty(fc.jsonValue(), async (value) => {
          // A text has no -0.
          const state = JSON.parse(JSON.stringify(value)) as JsonValue;
          await snapshots.save({ ...directory, state });
          expect((await snapshots.load(directory.name, 2))?.state).toEqual(state);
        }),
      ));
  });
}
