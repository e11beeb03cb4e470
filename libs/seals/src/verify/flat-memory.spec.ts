import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, it } from '@jest/globals';

const root = resolve(import.meta.dirname, '../../../..');

/** In memory they would take more than twice the heap. TEST_SEALED_EVENTS=200000 asks for as many as a large network makes in years. */
const events = Number(process.env['TEST_SEALED_EVENTS'] ?? 64_000);
const heapMegabytes = 48;

it(`verifies a bundle of ${events} events in a heap that could not hold them`, () => {
  const child = spawnSync(
    process.execPath,
    [
      '--conditions=rollcall-source',
      `--max-old-space-size=${heapMegabytes}`,
      '--import',
      './libs/event-log/test/typescript-source.mjs',
      './libs/seals/test/verify-long-bundle.mjs',
      String(events),
    ],
    { cwd: root, encoding: 'utf8' },
  );
  expect(child.stderr).toBe('');
  expect(JSON.parse(child.stdout)).toMatchObject({
    sound: true,
    sealed: events,
    seals: events / 8_000,
  });
});
