import { afterEach, expect, it, jest } from '@jest/globals';
import { limits } from '#kernel';
import { createLog } from '../observability/log.js';
import { Shutdown } from './shutdown.js';

afterEach(() => {
  jest.useRealTimers();
});

function shutdown() {
  const lines: string[] = [];
  const destination = { write: (line: string) => lines.push(line) };
  const done: string[] = [];
  const made = new Shutdown(createLog({ level: 'info', pretty: false, destination }));
  const step = (name: string) => made.add(name, () => void done.push(name));
  return { made, step, done, lines };
}

it('ends the latest first, once', async () => {
  const { made, step, done } = shutdown();
  step('stores');
  step('engine');
  made.addFirst('mail', () => void done.push('mail'));
  await Promise.all([made.run(), made.run()]);
  expect(done).toEqual(['engine', 'stores', 'mail']);
});

it('goes on after what fails, and says what failed', async () => {
  const { made, step, done, lines } = shutdown();
  step('stores');
  made.add('engine', () => Promise.reject(new Error('stuck')));
  made.add('http', () => {
    throw new Error('thrown');
  });
  await made.run();
  expect(done).toEqual(['stores']);
  expect(lines.join('')).toMatch(/"step":"http".*thrown[^]*"step":"engine".*stuck/);
});

it('leaves what hangs to itself once its time is up', async () => {
  jest.useFakeTimers();
  const { made, step, done, lines } = shutdown();
  step('stores');
  made.add('engine', () => new Promise(() => {}));
  const ended = made.run();
  await jest.advanceTimersByTimeAsync(limits.shutdownMsMax - 1_000);
  expect(done).toEqual([]);
  await jest.advanceTimersByTimeAsync(1_000);
  await ended;
  expect(done).toEqual(['stores']);
  expect(lines.join('')).toMatch(/"step":"engine".*did not end in time/);
});
