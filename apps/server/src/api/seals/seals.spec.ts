import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addMs } from '#kernel';
import { faultOfProof, parseKey, proofIn, type SealSummary } from '#seals';
import { sealing } from '../../runtime/sealing.js';
import { ApiBench } from '../testing/api-bench.js';

let bench: ApiBench;
beforeEach(async () => {
  bench = await ApiBench.start();
});
afterEach(() => bench.stop());

interface Sealed {
  readonly sealed: readonly SealSummary[];
  readonly last: SealSummary | null;
}
const seal = async () => (await bench.post('/seals')).body as Sealed;
const record = (id: string) =>
  bench.put(`/activities/${id}`, { kind: 'workshop', title: 'A workshop', from: '2024-05-14' });

describe('the seals of a log, over HTTP', () => {
  it('are made, listed and read, without their leaves', async () => {
    expect((await bench.get('/seals')).body).toEqual([]);
    const first = await seal();
    expect(first.sealed).toEqual([first.last]);
    expect(first.last).toMatchObject({ number: 1 });
    expect(first.last).not.toHaveProperty('leaves');
    expect(await seal()).toEqual({ sealed: [], last: first.last });
    await record('one');
    const { last } = await seal();
    expect((await bench.get('/seals')).body).toEqual([last, first.last]);
    expect((await bench.get('/seals?limit=1')).body).toEqual([last]);
    expect((await bench.get('/seals?before=2')).body).toEqual([first.last]);
    expect((await bench.get('/seals/2')).body).toEqual(last);
    for (const none of ['/seals/3', '/seals/0', '/seals/-1'])
      expect(await bench.get(none)).toMatchObject({ status: 404, body: { code: 'seal-unknown' } });
    expect((await bench.get('/seals?limit=0')).status).toBe(422);
  });

  it('are listed as the log stood then', async () => {
    const { last } = await seal();
    const before = addMs(last!.sealedAt, -1);
    expect((await bench.get(`/seals?at=${last!.sealedAt}`)).body).toEqual([last]);
    expect((await bench.get(`/seals?at=${before}`)).body).toEqual([]);
  });

  it('prove single events with the key that is told', async () => {
    const { last } = await seal();
    const { body: keys } = await bench.get('/seals/keys');
    const [told] = keys as readonly { readonly keyId: string; readonly publicKey: string }[];
    const key = parseKey(told!.publicKey)!;
    expect(key.keyId).toBe(told!.keyId);
    const { body } = await bench.get(`/seals/proofs/${last!.firstEventId}`);
    const proof = proofIn(body);
    expect(proof).toMatchObject({ leafIndex: 0, treeSize: last!.count });
    expect(faultOfProof(proof!, [key])).toBeUndefined();
    await record('one');
    for await (const { id } of bench.server.ports.log.readStream('activity-one'))
      expect(await bench.get(`/seals/proofs/${id}`)).toMatchObject({
        status: 409,
        body: { code: 'event-not-sealed' },
      });
    expect((await bench.get('/seals/proofs/none')).status).toBe(404);
  });

  it('are signed by another key from its rotation on', async () => {
    await seal();
    const { body: next } = await bench.post('/seals/keys', {});
    await record('one');
    const { last } = await seal();
    expect(next).toMatchObject({ keyId: last!.keyId });
    const { body: keys } = await bench.get('/seals/keys');
    expect(keys).toMatchObject([{ vouchedBy: null }, { keyId: last!.keyId }]);
  });

  it('are made by themselves where the last one is old enough, whoever looks', async () => {
    const { ports, app } = bench.server;
    const look = sealing(app, ports, 3_600_000);
    const numbers = async () =>
      ((await bench.get('/seals')).body as readonly SealSummary[]).map(({ number }) => number);
    await look();
    expect(await numbers()).toEqual([1]);
    await record('one');
    bench.server.clock.set(addMs(ports.clock.now(), 3_599_999));
    await look();
    expect(await numbers()).toEqual([1]);
    bench.server.clock.set(addMs(ports.clock.now(), 1));
    await Promise.all([look(), sealing(app, ports, 3_600_000)()]);
    expect(await numbers()).toEqual([2, 1]);
    bench.server.clock.set(addMs(ports.clock.now(), 3_600_000));
    await look();
    expect(await numbers()).toEqual([2, 1]);
  });
});
