import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { addMs, instantAt } from '#kernel';
import { MemorySnapshots } from '#snapshots';
import { VirtualClock } from '#timers';
import { DeadMan, isFailing, loadDeadMan } from './dead-man.js';

const start = instantAt(Date.UTC(2026, 1, 1));
const secretPath = '/ping/3f9c-hush';

/** A watch outside that answers as it is told. */
class Watch {
  status = 200;
  readonly asked: string[] = [];
  readonly agents: unknown[] = [];
  private readonly server: Server = createServer((request, response) => {
    this.asked.push(`${request.method} ${request.url}`);
    this.agents.push(request.headers['user-agent']);
    response.writeHead(this.status).end('ok');
  });

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${secretPath}`;
  }

  async close(): Promise<void> {
    if (!this.server.listening) return;
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

let watch = new Watch();
afterEach(async () => {
  await watch.close();
  watch = new Watch();
});

async function deadMan() {
  const [clock, snapshots, failures] = [
    new VirtualClock(start),
    new MemorySnapshots(),
    [] as string[],
  ];
  const url = await watch.listen();
  const man = new DeadMan(url, clock, snapshots, (reason) => failures.push(reason));
  await man.start();
  return { man, clock, snapshots, failures };
}

it('tells the watch, and remembers when', async () => {
  const { man, snapshots } = await deadMan();
  await man.ping();
  expect(watch.asked).toEqual([`GET ${secretPath}`]);
  expect(await loadDeadMan(snapshots)).toEqual({ lastSuccessAt: start });
  expect(isFailing(man.record)).toBe(false);
});

it('carries the last seal in its name, which the watch keeps', async () => {
  const { man } = await deadMan();
  await man.ping();
  await man.ping({ number: 12, root: 'ab'.repeat(32) });
  expect(watch.agents).toEqual(['rollcall', `rollcall (seal 12:${'ab'.repeat(32)})`]);
});

describe('FM-27: the monitor of the monitor was broken for days', () => {
  it('keeps that the watch answered with an error, until it is told again', async () => {
    const { man, clock, snapshots, failures } = await deadMan();
    await man.ping();
    watch.status = 500;
    clock.set(addMs(start, 60_000));
    await man.ping();
    expect(await loadDeadMan(snapshots)).toEqual({
      lastSuccessAt: start,
      lastFailureAt: addMs(start, 60_000),
      lastFailure: 'it answered with status 500',
    });
    expect(isFailing(man.record)).toBe(true);
    expect(failures).toHaveLength(1);
    watch.status = 204;
    clock.set(addMs(start, 120_000));
    await man.ping();
    expect(isFailing(man.record)).toBe(false);
  });

  it('keeps that nobody is there, without naming the address, which is as good as a password', async () => {
    const { man, snapshots, failures } = await deadMan();
    await watch.close();
    await man.ping();
    const { lastFailure } = await loadDeadMan(snapshots);
    expect(lastFailure).toBe('it cannot be reached (ECONNREFUSED)');
    expect(failures.join()).not.toContain('hush');
  });

  it('knows after a restart that it was failing before', async () => {
    const { man, clock, snapshots } = await deadMan();
    watch.status = 404;
    await man.ping();
    const later = new DeadMan('http://127.0.0.1:1/', clock, snapshots, () => {});
    await later.start();
    expect(isFailing(later.record)).toBe(true);
  });

  it('never throws, though its outcome cannot be stored', async () => {
    const { man, snapshots, failures } = await deadMan();
    snapshots.save = () => Promise.reject(new Error('the disk is full'));
    await man.ping();
    expect(failures).toEqual(['its outcome cannot be stored']);
  });
});
