import { connect, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { limits } from '#kernel';
import { StreamBench } from './testing/stream-bench.js';

let bench: StreamBench;
beforeEach(async () => {
  bench = await StreamBench.start();
});
afterEach(() => bench.stop());

/** Asks, and never reads. */
async function silentReader(path: string): Promise<Socket> {
  const socket = connect(Number(new URL(bench.url).port), '127.0.0.1');
  socket.pause();
  socket.on('error', () => {});
  await new Promise<void>((resolve) => socket.on('connect', resolve));
  socket.write(`GET /${path} HTTP/1.1\r\nHost: bench\r\n\r\n`);
  while (bench.hub.subscribers === 0) await setImmediate();
  return socket;
}

it('FM-31: cuts off a reader that never reads, keeps its buffer bounded, and others get everything', async () => {
  const socket = await silentReader('counts');
  const reader = await bench.reader().connect();
  const filler = 'x'.repeat(50_000);
  let position = 0;
  let most = 0;
  let changes = 0;
  while (bench.hub.subscribers === 2 && changes < 2_000) {
    position = await bench.count(['a'], filler);
    changes++;
    most = Math.max(most, bench.hub.bytesWaiting);
    await reader.reached(position);
  }
  expect(bench.hub.subscribers).toBe(1);
  expect(most).toBeLessThan(limits.streamBufferBytesMax + 100_000);
  expect(reader.changes).toHaveLength(changes);
  expect(reader.ended).toBe(false);
  socket.destroy();
});

it('FM-31: a reader that does not take even its snapshot is cut off at the second beat', async () => {
  for (let n = 0; n < 40; n++)
    await bench.count(
      Array.from({ length: 10 }, (_, index) => `k${n}.${index}`),
      'x'.repeat(50_000),
    );
  const socket = await silentReader('counts');
  // The kernel takes its share first; then nothing moves.
  let waiting = -1;
  while (waiting !== bench.hub.bytesWaiting) {
    waiting = bench.hub.bytesWaiting;
    for (let turn = 0; turn < 100; turn++) await setImmediate();
  }
  expect(waiting).toBeGreaterThan(0);
  expect(waiting).toBeLessThan(limits.streamBufferBytesMax);
  bench.hub.beat();
  expect(bench.hub.subscribers).toBe(1);
  bench.hub.beat();
  expect(bench.hub.subscribers).toBe(0);
  socket.destroy();
});

it('sends every change to a thousand subscribers over a thousand sockets', async () => {
  await bench.count(['a', 'b']);
  const readers = Array.from({ length: 1_000 }, () => bench.reader());
  for (let from = 0; from < readers.length; from += 100)
    await Promise.all(readers.slice(from, from + 100).map((reader) => reader.connect()));
  await Promise.all(readers.map((reader) => reader.reached(2)));
  expect(bench.hub.subscribers).toBe(1_000);
  let position = 0;
  for (let round = 0; round < 50; round++) position = await bench.count([`k${round % 7}`, 'a']);
  await Promise.all(readers.map((reader) => reader.reached(position)));
  const expected = await bench.snapshotOf('counts');
  let changes = 0;
  for (const reader of readers) {
    changes += reader.changes.length;
    expect(reader.documents).toEqual(expected);
  }
  expect(changes).toBe(100 * 1_000);
});
