import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventLog } from '#event-log';
import { addMs, limits } from '#kernel';
import { MemoryKeys } from '#keys';
import { sealKeySubject } from './domain/seal.events.js';
import { faultOfProof } from './proof.js';
import { SealBench } from './testing/seal-bench.js';
import { storeKinds, storeOf, type SealStore } from './testing/seal-stores.js';
import { LogSource } from './verify/log-source.js';
import { verifySeals } from './verify/verify-seals.js';

const verified = (log: EventLog) => verifySeals(new LogSource(log));

describe.each(storeKinds)('sealing a log, on %s', (kind) => {
  let store: SealStore;
  beforeEach(async () => {
    store = await storeOf(kind);
  });
  afterEach(() => store.end());

  async function bench(seed?: string): Promise<SealBench> {
    const { log, keys } = await store.open();
    return new SealBench(log, keys, seed);
  }

  it('seals what came after the last seal, that seal included, and each event once', async () => {
    const one = await bench();
    await one.happened('thing-1', 'thing-2', 'thing-1');
    const [first] = await one.seal();
    await one.happened('thing-2');
    const [second] = await one.seal();
    const events = await one.all();
    const ranges = [['ThingHappened', 'ThingHappened', 'ThingHappened']];
    ranges.push(['SealKeyIntroduced', 'LogSealed', 'ThingHappened'], ['LogSealed']);
    expect(events.map(({ type }) => type)).toEqual(ranges.flat());
    expect(first).toMatchObject({
      number: 1,
      count: 3,
      total: 3,
      firstEventId: events[0]!.id,
      lastEventId: events[2]!.id,
    });
    expect(second).toMatchObject({
      number: 2,
      count: 3,
      total: 6,
      firstEventId: events[3]!.id,
      lastEventId: events[5]!.id,
      previous: first!.chained,
    });
    expect(await verified(one.log)).toMatchObject({
      sound: true,
      events: { sealed: 6, unsealed: 0 },
    });
  });

  it('seals nothing where nothing came but seals and keys, or the last seal is young', async () => {
    const one = await bench();
    expect(await one.seal()).toEqual([]);
    await one.happened('thing-1');
    expect(await one.seal()).toHaveLength(1);
    expect(await one.seal()).toEqual([]);
    await one.sealer.rotate(one.context);
    expect(await one.seal()).toEqual([]);
    await one.happened('thing-1');
    one.clock.set(addMs(one.clock.now(), 59_999));
    expect(await one.seal(60_000)).toEqual([]);
    one.clock.set(addMs(one.clock.now(), 1));
    expect(await one.seal(60_000)).toHaveLength(1);
  });

  it('leaves no housekeeping in a seal', async () => {
    const one = await bench();
    await one.log.append('slice-1', [one.event()], 'any');
    await one.happened('thing-1');
    expect(await one.seal()).toMatchObject([{ count: 1 }]);
  });

  it('makes one seal where two processes seal at once', async () => {
    const one = await bench('one');
    const other = await bench('other');
    await one.happened('thing-1', 'thing-2');
    for (let round = 1; round <= 3; round++) {
      const made = await Promise.all([one.seal(), other.seal()]);
      expect(made.flat().map(({ number }) => number)).toEqual([round]);
      await one.happened('thing-1');
    }
    expect(await verified(one.log)).toMatchObject({ sound: true, seals: { from: 1, to: 3 } });
    expect(await one.book.keys()).toHaveLength(1);
  });

  it('goes on in another process after one that died between key and seal', async () => {
    const one = await bench('one');
    await one.happened('thing-1');
    const { log } = one;
    const dying = new SealBench(
      // Whatever it would append after the key is lost with it.
      new Proxy(log, {
        get: (target, name) =>
          name === 'append'
            ? (...given: Parameters<EventLog['append']>) =>
                given[1][0]?.type === 'LogSealed'
                  ? Promise.reject(new Error('killed'))
                  : target.append(...given)
            : (Reflect.get(target, name) as () => unknown).bind(target),
      }),
      one.keys,
      'dying',
    );
    await expect(dying.seal()).rejects.toThrow('killed');
    expect((await one.all()).map(({ type }) => type)).toEqual([
      'ThingHappened',
      'SealKeyIntroduced',
    ]);
    expect(await (await bench('next')).seal()).toMatchObject([{ number: 1, count: 2 }]);
    expect(await verified(log)).toMatchObject({ sound: true });
  });

  it('lets a new key sign, for which the old one vouches', async () => {
    const one = await bench();
    await one.happened('thing-1');
    await one.seal();
    await one.sealer.rotate(one.context);
    await one.happened('thing-1');
    const [second] = await one.seal();
    const [old, current] = await one.book.keys();
    expect(second!.keyId).toBe(current!.keyId);
    expect(current).toMatchObject({ vouchedBy: old!.keyId });
    const pinned = (pin: typeof old) => verifySeals(new LogSource(one.log), { pins: [pin!] });
    expect(await pinned(old)).toMatchObject({ sound: true, pinned: true });
    // Who trusts the new key trusts what it signed, and all that this is linked to.
    expect(await pinned(current)).toMatchObject({ sound: true });
    await one.sealer.rotate(one.context);
    await one.happened('thing-1');
    await one.seal();
    const [, , latest] = await one.book.keys();
    expect(await pinned(latest)).toMatchObject({ sound: true, findings: [] });
    const stranger = { keyId: 'ab', publicKey: 'cd' };
    expect(
      (await verifySeals(new LogSource(one.log), { pins: [stranger] })).findings,
    ).toMatchObject([
      { kind: 'seal-untrusted', seal: 1 },
      { kind: 'seal-untrusted', seal: 2 },
      { kind: 'seal-untrusted', seal: 3 },
    ]);
  });

  it('signs with no other key where the private one is lost, until somebody says so', async () => {
    const one = await bench();
    await one.happened('thing-1');
    await one.seal();
    await one.happened('thing-1');
    // The log went on without the keys that belong to it.
    const moved = new SealBench(one.log, new MemoryKeys(), 'moved');
    await expect(moved.seal()).rejects.toMatchObject({ code: 'seal-key-lost' });
    await expect(moved.sealer.rotate(moved.context)).rejects.toMatchObject({
      code: 'seal-key-lost',
    });
    const key = await moved.sealer.rotate(moved.context, true);
    expect(await moved.seal()).toMatchObject([{ number: 2, keyId: key.keyId }]);
    const { findings } = await verified(one.log);
    expect(findings).toMatchObject([{ kind: 'seal-untrusted', seal: 2 }]);
    const [first] = await one.book.keys();
    const pins = [first!, key];
    expect(await verifySeals(new LogSource(one.log), { pins })).toMatchObject({ sound: true });
  });

  it('proves of every sealed event that it is, and of no other', async () => {
    const one = await bench();
    await one.happened('thing-1', 'thing-2', 'thing-3', 'thing-1', 'thing-2');
    await one.seal();
    await one.happened('thing-1');
    await one.seal();
    await one.happened('thing-late');
    const pins = await one.book.keys();
    const { total } = (await one.book.last())!;
    const events = await one.all();
    for (const event of events.slice(0, total)) {
      const proof = await one.book.prove(event.id);
      expect(faultOfProof(proof, pins)).toBeUndefined();
      const changed = { ...proof.event, data: { ...proof.event.data, more: 1 } };
      expect(faultOfProof({ ...proof, event: changed }, pins)).toContain('not the one');
      const seal = { ...proof.seal, sealedAt: addMs(proof.seal.sealedAt, 1) };
      expect(faultOfProof({ ...proof, seal }, pins)).toContain('altered');
      expect(faultOfProof(proof, [])).toBeUndefined();
      expect(faultOfProof(proof, [{ keyId: 'ab', publicKey: 'cd' }])).toContain('vouch');
    }
    const late = events.at(-1)!.id;
    await expect(one.book.prove(late)).rejects.toMatchObject({ code: 'event-not-sealed' });
    await expect(one.book.prove('no-such')).rejects.toMatchObject({ code: 'event-unknown' });
  });

  it('tells of its seals, and which was the last at a moment', async () => {
    const one = await bench();
    const marks: { number: number; position: number }[] = [];
    const [began] = [one.clock.now()];
    for (let number = 1; number <= 20; number++) {
      await one.happened('thing-1');
      await one.seal();
      marks.push({ number, position: (await one.log.head())! });
      one.clock.set(addMs(one.clock.now(), 60_000));
    }
    expect((await one.book.list(5)).map(({ number }) => number)).toEqual([20, 19, 18, 17, 16]);
    expect((await one.book.list(2, 18)).map(({ number }) => number)).toEqual([17, 16]);
    const at = addMs(began, 4 * 60_000);
    expect((await one.book.list(2, undefined, { at })).map(({ number }) => number)).toEqual([5, 4]);
    for (const { number, position } of marks) {
      expect(await one.book.one(number)).toMatchObject({ number });
      expect(await one.book.lastAt({ position })).toMatchObject({ number });
    }
    expect(await one.book.one(21)).toBeUndefined();
    expect(await one.book.lastAt({ at: addMs(began, -1) })).toBeUndefined();
  });
});

describe('a long log', () => {
  it('gets as many seals as it takes, each of which fits into one append', async () => {
    const store = await storeOf('sqlite');
    try {
      const { log, keys } = await store.open();
      const one = new SealBench(log, keys);
      const count = limits.sealEventsMax * 2 + 10;
      for (let left = count; left > 0; left -= 1_000) {
        const events = Array.from({ length: Math.min(left, 1_000) }, () => one.event());
        await log.append(`thing-${left}`, events, 'any');
      }
      const made = await one.seal();
      expect(made.map(({ count: events }) => events)).toEqual([8_192, 8_192, 13]);
      expect(await verified(log)).toMatchObject({ sound: true, events: { sealed: count + 3 } });
    } finally {
      await store.end();
    }
  });

  it('is sealed no further where it no longer holds what was sealed last', async () => {
    const one = new SealBench((await (await storeOf('memory')).open()).log);
    await one.happened('thing-1');
    await one.seal();
    await one.happened('thing-1');
    const [first] = await one.all();
    const without = new Proxy(one.log, {
      get: (target, name) =>
        name === 'readAll'
          ? async function* (...given: Parameters<EventLog['readAll']>) {
              for await (const event of target.readAll(...given))
                if (event.id !== first!.id) yield event;
            }
          : (Reflect.get(target, name) as () => unknown).bind(target),
    });
    const later = new SealBench(without, one.keys, 'later');
    expect(sealKeySubject(1)).toBe('seal-signing:1');
    await expect(later.seal()).rejects.toMatchObject({ code: 'seal-range-lost' });
  });
});
