import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { defaultPolicy } from '#campaigns';
import { memoryStores, type Stores } from '#engine';
import { parseInstant, type RecordedEvent } from '#kernel';
import { rehearse, type RehearsalInput, type RehearsalResult } from '#simulation';
import { MemorySnapshots } from '#snapshots';
import { StoreBench } from '#testing/cluster';
import { referenceNetwork } from './support/live-network.js';
import { reference } from './support/rollcall.js';

let store: StoreBench;
let input: RehearsalInput;
let onCluster: RehearsalResult;
let stores: Stores;

beforeAll(async () => {
  store = await StoreBench.start();
  stores = { ...(await store.open()), snapshots: new MemorySnapshots() };
  input = {
    ...(await referenceNetwork()),
    sentAt: parseInstant(reference.sentAt),
    policy: defaultPolicy,
    keepsSnapshots: false,
  };
  onCluster = await rehearse(input, stores);
}, 120_000);
afterAll(() => store.end());

it('comes to the published table on an event store, as in a file of this machine', async () => {
  const embedded = await rehearse(input, memoryStores());
  expect(onCluster).toEqual(embedded);
  expect(onCluster.statistics.windows.map(({ parties }) => parties)).toEqual([
    24, 32, 38, 60, 62, 68,
  ]);
});

it('leaves the same history, instant by instant in every stream', async () => {
  const embedded = memoryStores();
  await rehearse(input, embedded);
  expect(await historyOf(stores)).toEqual(await historyOf(embedded));
});

/**
 * What was decided, by stream: neither ids nor what was encrypted are the same twice. Two messages of one ping that fall
 * due at the same instant are sent side by side, so that over a network either may be noted first.
 */
async function historyOf({ log }: Stores): Promise<ReadonlyMap<string, readonly string[]>> {
  const streams = new Map<string, string[]>();
  for await (const event of log.readAll())
    streams.set(event.stream, [...(streams.get(event.stream) ?? []), brief(event)]);
  return new Map(
    [...streams]
      .map(([stream, events]) => [stream, events.toSorted()] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function brief({ type, metadata }: RecordedEvent): string {
  return `${metadata.at} ${type}`;
}
