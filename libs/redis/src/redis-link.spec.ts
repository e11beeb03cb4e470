import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { limits } from '#kernel';
import { RedisLink, type RedisSettings } from './redis-link.js';
import { RedisServer, until, withRedis, type RedisServerOptions } from './testing/redis-server.js';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function start(options?: RedisServerOptions): Promise<RedisServer> {
  const server = await RedisServer.start(options);
  ends.push(() => server.end());
  return server;
}

async function open(settings: RedisSettings): Promise<RedisLink> {
  const link = await RedisLink.open(settings);
  ends.push(() => link.close());
  return link;
}

describe('the address of Redis', () => {
  it.each([
    '',
    'localhost:6379',
    'http://localhost',
    'redis://',
    'redis://:sesame@:x',
    'redis://h/sesame',
    'redis://:sesame%zz@h',
  ])('is refused when it is "%s", without saying what may be a password', async (url) => {
    const opening = open({ url });
    await expect(opening).rejects.toMatchObject({ code: 'redis-url-invalid' });
    await expect(opening).rejects.not.toThrow('sesame');
  });
});

withRedis('a link to Redis', () => {
  it('runs commands under its namespace', async () => {
    const { url } = await start();
    const link = await open({ url, namespace: 'here' });
    await link.perform((redis) => redis.set(link.key('a', 'b'), 'c'));
    expect(await link.perform((redis) => redis.get('here:a:b'))).toBe('c');
    await link.ping();
  });

  it('takes user, password and database from the address', async () => {
    const { port } = await start({ options: ['--requirepass', 'sesame'] });
    const link = await open({ url: `redis://default:sesame@127.0.0.1:${port}/3` });
    await link.perform((redis) => redis.set('a', 'b'));
    expect(await link.perform((redis) => redis.info('keyspace'))).toContain('db3:keys=1');
  });

  it('says that it is not let in, and to where, but not with which password', async () => {
    const { port } = await start({ options: ['--requirepass', 'sesame'] });
    const opening = open({ url: `redis://default:wrong-one@127.0.0.1:${port}` });
    await expect(opening).rejects.toMatchObject({
      code: 'redis-refused',
      message: expect.stringMatching(`127.0.0.1:${port}.*WRONGPASS`),
    });
    await expect(opening).rejects.not.toThrow('wrong-one');
    const error: unknown = await opening.catch((failure: unknown) => failure);
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('wrong-one');
  });

  it('is not opened where the database does not exist, in place of which another would be used', async () => {
    const { url } = await start();
    await expect(open({ url: `${url}/99` })).rejects.toMatchObject({ code: 'redis-refused' });
  });

  it('goes over TLS, and only to a server that it can trust', async () => {
    const { url, caFile } = await start({ tls: true });
    await (await open({ url, caFile })).ping();
    await expect(open({ url })).rejects.toMatchObject({
      code: 'redis-unavailable',
      message: expect.stringContaining('self-signed certificate'),
    });
  });

  it('FM-06: refuses a Redis that may drop timers, even where CONFIG is forbidden', async () => {
    const { url } = await start({
      maxmemoryPolicy: 'allkeys-lru',
      options: ['--rename-command', 'CONFIG', ''],
    });
    await expect(open({ url })).rejects.toMatchObject({
      code: 'redis-evicts',
      message: expect.stringMatching(/"allkeys-lru".*maxmemory-policy noeviction/),
    });
  });

  it('passes on what Redis refuses, which trying again does not help', async () => {
    const link = await open(await start());
    await link.perform((redis) => redis.set('a', 'b'));
    await expect(link.perform((redis) => redis.incr('a'))).rejects.toMatchObject({
      kind: 'fault',
      code: 'redis-refused',
    });
  });
});

withRedis('a Redis that is away', () => {
  const away = { kind: 'fault', code: 'redis-unavailable' };

  it('is found to be so when a link is opened', async () => {
    const server = await start();
    await server.stop();
    await expect(open(server)).rejects.toMatchObject(away);
  });

  it('fails commands, is told of once for each outage, and is used again once it is back', async () => {
    const server = await start();
    const reported: unknown[] = [];
    const link = await open({ url: server.url, onError: (error) => reported.push(error) });
    for (let outages = 1; outages <= 2; outages++) {
      await server.stop();
      for (let tries = 0; tries < 2; tries++)
        await expect(link.perform((redis) => redis.get('a'))).rejects.toMatchObject(away);
      await expect(link.ping()).rejects.toMatchObject(away);
      expect(reported).toEqual(
        Array.from({ length: outages }, () => expect.objectContaining(away)),
      );
      await server.restart();
      await until(() =>
        link.ping().then(
          () => true,
          () => false,
        ),
      );
    }
  });

  it('fails commands within a bound when it keeps its connections and says nothing', async () => {
    const server = await start();
    const link = await open(server);
    server.pause();
    await expect(link.ping()).rejects.toMatchObject(away);
    await expect(link.perform((redis) => redis.get('a'))).rejects.toMatchObject({
      ...away,
      message: expect.stringContaining('timed out'),
    });
    server.resume();
    await link.ping();
  });

  it('keeps nobody from closing a link', async () => {
    const [stopped, paused] = [await start(), await start()];
    const links = [await open(stopped), await open(paused)];
    await stopped.stop();
    paused.pause();
    const before = performance.now();
    for (const link of links) await link.close();
    expect(performance.now() - before).toBeLessThan(2 * limits.redisCommandMsMax);
    paused.resume();
  });
});
