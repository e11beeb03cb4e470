import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from '@jest/globals';
import { ConsoleBench, visit } from './console-support.js';
import { point } from './support.js';

const pings = 10_000;
const changesPerSecond = 100;
const changes = 10 * changesPerSecond;
const parties =
  'AD AL AR AT AU BE BG BR CA CH CL CO CR CV CY CZ DE DK EE ES FI FJ FR GB GE GH GR HR HU IE IL IS IT JP LI LK LT LU LV'.split(
    ' ',
  );

let bench: ConsoleBench;
afterEach(() => bench.end());

interface Seen {
  readonly sent: number;
  readonly seconds: number;
  /** From an act of the person until the page shows what came of it, in milliseconds. */
  readonly latencies: readonly number[];
  /** Lengths of what kept the page for longer than 50 ms. */
  readonly tasks: readonly number[];
  readonly frames: readonly number[];
  readonly elapsedMs: number;
  readonly troubles: readonly string[];
}

/** Every answer changes the row of its ping. */
async function answers(): Promise<Pick<Seen, 'sent' | 'seconds'>> {
  const begun = performance.now();
  let sent = 0;
  while (sent < changes) {
    const due = Math.floor(((performance.now() - begun) / 1000) * changesPerSecond);
    const together = Math.min(due - sent, changesPerSecond, changes - sent);
    await Promise.all(Array.from({ length: together }, (_, index) => answer(sent + index)));
    sent += together;
    await sleep(20);
  }
  return { sent, seconds: (performance.now() - begun) / 1000 };
}

async function answer(number: number): Promise<void> {
  const { status } = await fetch(
    `${bench.url}/api/v1/campaigns/spring/pings/p${number}-1/responses`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ via: 'phone', grade: 'human' }),
    },
  );
  expect(status).toBe(201);
}

it('stays responsive with 10,000 pings while 100 changes a second arrive', async () => {
  bench = await ConsoleBench.start();
  await bench.import(
    Array.from({ length: pings }, (_, n) =>
      point(`p${n}-1`, { party: parties[n % parties.length] ?? 'FR' }),
    ),
  );
  await bench.request('PUT', '/campaigns/spring', { name: 'Spring' });
  await bench.request('POST', '/campaigns/spring/launch', { acceptsWarnings: true });
  const url = `${bench.url}/console/campaigns/spring`;
  const seen = await visit<Seen>('visit-busy-board.mjs', { url, rows: '10,000' }, { answers });
  process.stdout.write(`${told(seen)}\n`);
  expect(seen.troubles).toEqual([]);
  // Far above what is usual (6 %, 0.1 s, 0.4 s), so that a loaded machine passes too; a table drawn anew at every change does not.
  expect(blockedShare(seen)).toBeLessThan(0.5);
  expect(Math.max(0, ...seen.tasks)).toBeLessThan(1_500);
  expect(Math.max(...seen.latencies)).toBeLessThan(5_000);
});

function blockedShare({ tasks, elapsedMs }: Seen): number {
  return tasks.reduce((sum, task) => sum + task, 0) / elapsedMs;
}

function told(seen: Seen): string {
  const { sent, seconds, latencies, tasks, frames } = seen;
  return [
    `${sent} changes in ${seconds.toFixed(1)} s over ${pings} pings:`,
    `${tasks.length} long tasks, the longest ${Math.max(0, ...tasks).toFixed(0)} ms, ${(blockedShare(seen) * 100).toFixed(0)} % of the time;`,
    `${frames.length} frames, one each ${at(frames, 0.5)} ms (95 %: ${at(frames, 0.95)} ms, longest ${at(frames, 1)} ms);`,
    `${latencies.length} acts, shown after ${at(latencies, 0.5)} ms (longest ${at(latencies, 1)} ms)`,
  ].join(' ');
}

function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
}
