import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { StreamBench } from './testing/stream-bench.js';

const key = fc.constantFrom('a.1', 'a.2', 'b.1', 'b.2', 'c');
/** What may happen to a reader: events arrive, its line is cut, or the projection is made again. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ count: fc.array(key, { minLength: 1, maxLength: 8 }) }) },
  { weight: 3, arbitrary: fc.constant('cut' as const) },
  { weight: 2, arbitrary: fc.constant('ignored' as const) },
  { weight: 1, arbitrary: fc.constant('rebuild' as const) },
);

it('leaves a reader that is cut anywhere with exactly the documents of a fresh snapshot', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 25 }),
      fc.constantFrom('counts', 'odd'),
      fc.constantFrom('', 'a.'),
      async (steps, projection, prefix) => {
        const bench = await StreamBench.start();
        try {
          const reader = bench.reader(`${projection}?key=${prefix}`);
          const arriving: Promise<unknown>[] = [];
          await reader.connect();
          for (const one of steps) {
            // What arrives is not waited for, so that cuts fall in the middle of it.
            if (one === 'ignored') arriving.push(bench.ignored());
            else if (one === 'rebuild') await bench.host.rebuild(projection);
            else if (typeof one === 'object') arriving.push(bench.count(one.count));
            else reader.cut();
            if (one === 'cut' || reader.ended) {
              await reader.until(() => reader.ended);
              await reader.connect();
            }
          }
          await Promise.all(arriving);
          const last = await bench.count([`${prefix}last`]);
          if (reader.ended) await reader.connect();
          await reader.until(() => reader.ended || Number(reader.lastEventId) >= last);
          if (reader.ended) await reader.connect();
          await reader.reached(last);
          expect(reader.documents).toEqual(await bench.snapshotOf(projection, prefix));
        } finally {
          await bench.stop();
        }
      },
    ),
    { numRuns: 60 },
  ));

it('leaves a reader that was cut 50 times with exactly the documents of a fresh snapshot', async () => {
  const bench = await StreamBench.start();
  const reader = bench.reader();
  let position = await bench.count(['k0']);
  for (let cut = 0; cut < 50; cut++) {
    const arriving = bench.count(
      Array.from({ length: 1 + (cut % 9) }, (_, n) => `k${(cut * n) % 23}`),
    );
    await reader.connect();
    // Somewhere between the first thing that arrives and the last.
    await reader.until(() => reader.events.length >= cut % 4);
    reader.cut();
    await reader.until(() => reader.ended);
    position = await arriving;
  }
  await reader.connect();
  await reader.reached(position);
  expect(reader.documents).toEqual(await bench.snapshotOf('counts'));
  expect(reader.events.filter(({ event }) => event === 'snapshot').length).toBeLessThan(5);
  await bench.stop();
});
