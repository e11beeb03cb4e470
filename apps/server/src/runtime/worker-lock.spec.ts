import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { isWorkerLocked, WorkerLock } from './worker-lock.js';

const scratch = mkdtempSync(join(tmpdir(), 'rollcall-lock-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const root = resolve(import.meta.dirname, '../../../..');
const loader = resolve(root, 'libs/event-log/test/typescript-source.mjs');
const directory = () => mkdtempSync(join(scratch, 'data-'));

it('lets one worker run a data directory, and the next one after it', () => {
  const data = directory();
  expect(isWorkerLocked(data)).toBe(false);
  const lock = WorkerLock.acquire(data);
  expect(isWorkerLocked(data)).toBe(true);
  expect(() => WorkerLock.acquire(data)).toThrow(
    expect.objectContaining({ code: 'worker-already-running' }),
  );
  lock.release();
  expect(isWorkerLocked(data)).toBe(false);
  WorkerLock.acquire(data).release();
});

it('keeps two directories apart', () => {
  const locks = [WorkerLock.acquire(directory()), WorkerLock.acquire(directory())];
  for (const lock of locks) lock.release();
});

it('is free again when the process that held it was killed', async () => {
  const data = directory();
  const script = `
    import { WorkerLock } from ${JSON.stringify(join(import.meta.dirname, 'worker-lock.ts'))};
    globalThis.lock = WorkerLock.acquire(${JSON.stringify(data)});
    console.log('locked');
    setInterval(() => {}, 1000);`;
  const child = spawn(
    process.execPath,
    ['--conditions=rollcall-source', '--import', loader, '--input-type=module', '--eval', script],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(child.stdout, 'data');
  expect(isWorkerLocked(data)).toBe(true);
  expect(() => WorkerLock.acquire(data)).toThrow('another process runs the campaigns');
  child.kill('SIGKILL');
  await once(child, 'exit');
  WorkerLock.acquire(data).release();
});
