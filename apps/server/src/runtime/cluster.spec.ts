import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { systemClock } from '#kernel';
import { RedisServer, withRedis } from '#redis/testing';
import { StoreBench, testMasterKey } from '#testing/cluster';
import { loadConfiguration } from '../configuration/index.js';
import { createLog } from '../observability/index.js';
import { startServer, type RunningServer } from '../start-server.js';
import { examine, type Finding } from './doctor/index.js';

withRedis('a server of the profile cluster', () => {
  let directory: string;
  let store: StoreBench;
  let redis: RedisServer;
  let servers: RunningServer[];

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'rollcall-cluster-'));
    store = await StoreBench.start();
    redis = await RedisServer.start();
    servers = [];
  });
  afterEach(async () => {
    for (const server of servers) await server.close();
    await redis.end();
    await store.end();
    await rm(directory, { recursive: true });
  });

  const loaded = (
    flags: Readonly<Record<string, string>> = {},
    masterKey: Buffer = testMasterKey,
  ) =>
    loadConfiguration({
      cwd: directory,
      environment: {
        ROLLCALL_PROFILE: 'cluster',
        ROLLCALL_EVENT_STORE_CONNECTION_STRING: store.connectionString,
        ROLLCALL_REDIS_URL: redis.url,
        ROLLCALL_KEYS_MASTER_KEY: masterKey.toString('base64'),
      },
      flags: { data: join(directory, `data-${servers.length}`), 'http.port': '0', ...flags },
    });
  const start = async (flags: Readonly<Record<string, string>> = {}) => {
    const { config } = loaded(flags);
    const server = await startServer(config, createLog({ level: 'silent', pretty: false }));
    servers.push(server);
    return server;
  };
  const findings = async (masterKey?: Buffer) =>
    (await examine(loaded({}, masterKey), { clock: systemClock, offline: false })).filter(
      ({ check }) => ['event store', 'keys', 'Redis', 'workers'].includes(check),
    );
  const verdicts = (found: readonly Finding[]) =>
    Object.fromEntries(found.map(({ check, verdict }) => [check, verdict]));

  it('knows who shares the work, and so does one that only answers', async () => {
    const worker = await start();
    const asked = await start({ roles: 'api' });
    for (const { url } of [worker, asked]) {
      const status = (await (await fetch(`${url}/api/v1/status`)).json()) as object;
      expect(status).toMatchObject({
        ticking: true,
        ready: true,
        worker: null,
        workers: [expect.stringContaining(`.${process.pid}.`)],
      });
    }
    const metrics = await (await fetch(`${asked.url}/metrics`)).text();
    expect(metrics).toMatch(/^rollcall_workers 1$/m);
    expect(metrics).toMatch(/^rollcall_queue_jobs\{queue="timers",state="delayed"\} 0$/m);
  });

  it('answers while Redis or the store is away, says so, and asks for no restart', async () => {
    const { url } = await start();
    await redis.stop();
    const status = await fetch(`${url}/api/v1/status`);
    expect(await status.json()).toMatchObject({ dispatch: null, workers: [] });
    expect((await fetch(`${url}/metrics`)).status).toBe(200);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    await redis.restart();
    await store.goAway();
    const ready = await fetch(`${url}/health/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.text()).toContain('the stores fail');
    expect((await fetch(`${url}/metrics`)).status).toBe(200);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    const refused = await fetch(`${url}/api/v1/campaigns`);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).not.toBeNull();
    expect(await refused.json()).toMatchObject({ code: 'log-unavailable' });
    await store.comeBack();
    expect((await fetch(`${url}/api/v1/campaigns`)).status).toBe(200);
  });

  it('does not start on a Redis that evicts, on a store that is away, and with another master key', async () => {
    await (await start()).close();
    servers = [];
    await expect(
      startServer(
        loaded({}, Buffer.alloc(32, 9)).config,
        createLog({ level: 'silent', pretty: false }),
      ),
    ).rejects.toMatchObject({ code: 'master-key-wrong' });
    await redis.ask((client) => client.config('SET', 'maxmemory-policy', 'allkeys-lru'));
    await expect(start()).rejects.toMatchObject({ code: 'redis-evicts' });
    await store.goAway();
    await expect(start()).rejects.toMatchObject({ code: 'log-unavailable' });
    await store.comeBack();
  });

  it('is examined by doctor, which changes nothing', async () => {
    expect(verdicts(await findings())).toEqual({
      'event store': 'ok',
      keys: 'warn',
      Redis: 'ok',
      workers: 'warn',
    });
    expect(await store.log.head()).toBeUndefined();
    await start();
    const found = await findings();
    expect(verdicts(found)).toMatchObject({ keys: 'ok', workers: 'ok' });
    expect(JSON.stringify(found)).not.toContain(testMasterKey.toString('base64'));
    expect(verdicts(await findings(Buffer.alloc(32, 9)))).toMatchObject({ keys: 'fail' });
    await redis.stop();
    await store.goAway();
    expect(verdicts(await findings())).toMatchObject({ 'event store': 'fail', Redis: 'fail' });
    await redis.restart();
    await store.comeBack();
  });
});
