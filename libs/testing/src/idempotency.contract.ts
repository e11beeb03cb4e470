import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addMs, instantAt, limits } from '#kernel';
import type { IdempotencyKeys, KeptResponse } from '#idempotency';

/** What every adapter of the idempotency port promises. `open` gives a fresh one without a key. */
export function idempotencyContract(name: string, open: () => Promise<IdempotencyKeys>): void {
  describe(`${name} as idempotency keys`, () => {
    const now = instantAt(Date.UTC(2026, 2, 1));
    const later = (ms: number) => addMs(now, ms);
    const response: KeptResponse = { status: 201, headers: { etag: '"0"' }, body: '{"id":"a"}' };
    let keys: IdempotencyKeys;
    beforeEach(async () => {
      keys = await open();
    });
    afterEach(() => keys.close());

    it('let the first one work, and give its answer to those after it', async () => {
      expect(await keys.begin('k', 'launch', now)).toEqual({ state: 'new' });
      await keys.complete('k', response);
      expect(await keys.begin('k', 'launch', later(2))).toEqual({ state: 'done', response });
    });

    it('let one of many work that begin at once', async () => {
      const begun = await Promise.all(
        Array.from({ length: 20 }, () => keys.begin('k', 'launch', now)),
      );
      expect(begun.filter(({ state }) => state === 'new')).toHaveLength(1);
      expect(begun.filter(({ state }) => state === 'in-flight')).toHaveLength(19);
    });

    it('refuse a key that was used for another request, under way or done', async () => {
      await keys.begin('k', 'launch', now);
      expect(await keys.begin('k', 'cancel', now)).toEqual({ state: 'mismatch' });
      await keys.complete('k', response);
      expect(await keys.begin('k', 'cancel', now)).toEqual({ state: 'mismatch' });
    });

    it('keep keys apart', async () => {
      await keys.begin('k', 'launch', now);
      expect(await keys.begin('l', 'launch', now)).toEqual({ state: 'new' });
    });

    it('free a key whose work came to nothing, and never one that is done', async () => {
      await keys.begin('k', 'launch', now);
      await keys.forget('k');
      expect(await keys.begin('k', 'launch', now)).toEqual({ state: 'new' });
      await keys.complete('k', response);
      await keys.forget('k');
      expect(await keys.begin('k', 'launch', now)).toEqual({ state: 'done', response });
    });

    it('free a key whose owner crashed, once its lease is over and not before', async () => {
      await keys.begin('k', 'launch', now);
      const end = later(limits.idempotencyLeaseMs);
      expect(await keys.begin('k', 'launch', end)).toEqual({ state: 'in-flight' });
      const after = addMs(end, 1);
      expect(await keys.begin('k', 'launch', after)).toEqual({ state: 'new' });
      expect(await keys.begin('k', 'launch', after)).toEqual({ state: 'in-flight' });
    });

    it('keep an answer for its time, and no longer', async () => {
      await keys.begin('k', 'launch', now);
      await keys.complete('k', response);
      const end = later(limits.idempotencyKeyMs);
      expect(await keys.begin('k', 'launch', end)).toEqual({ state: 'done', response });
      expect(await keys.begin('k', 'another', addMs(end, 1))).toEqual({ state: 'new' });
    });

    it('purge what is older, and nothing else', async () => {
      await keys.begin('old', 'launch', now);
      await keys.complete('old', response);
      await keys.begin('young', 'launch', later(10));
      await keys.complete('young', response);
      await keys.purge(later(10));
      expect(await keys.begin('old', 'another', later(11))).toEqual({ state: 'new' });
      expect(await keys.begin('young', 'launch', later(11))).toEqual({ state: 'done', response });
    });
  });
}
