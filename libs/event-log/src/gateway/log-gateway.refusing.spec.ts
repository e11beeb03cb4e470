import { once } from 'node:events';
import { connect as connectSocket } from 'node:net';
import {
  AccessDeniedError,
  EventStoreDBClient,
  UnknownError,
  binaryEvent,
  eventTypeFilter,
  jsonEvent,
  streamNameFilter,
} from '@eventstore/db-client';
import { logVerbosity, setLogVerbosity } from '@grpc/grpc-js';
import { describe, expect, it } from '@jest/globals';
import { limits } from '#kernel';
import { testEvent, testEvents } from '#testing';
import { loopbackCertificate, loopbackKey } from '#testing/loopback';
import type { EventLog } from '../event-log.port.js';
import { LogGateway } from './log-gateway.js';
import { all, bench, proposed } from './testing/bench.js';

const { log: openLog, gateway, client: connect, after } = bench();

describe('a log gateway that is read-only', () => {
  it('is so unless told otherwise, and gives history but takes nothing', async () => {
    const log = await openLog();
    await log.append('a-1', testEvents(1), 'no-stream');
    const open = await LogGateway.listen(log, { host: '127.0.0.1', port: 0, version: '24.10.0' });
    after(() => open.close());
    const client = connect(`esdb://127.0.0.1:${open.port}?tls=false`);
    const refused = [
      client.appendToStream('a-1', [proposed(testEvent())]),
      client.appendToStream('a-1', [proposed(testEvent())], { credentials: anybody }),
      client.tombstoneStream('key-1'),
      client.deleteStream('a-1'),
    ];
    for (const call of refused) {
      const error: unknown = await call.catch((failure: unknown) => failure);
      expect(error).toBeInstanceOf(AccessDeniedError);
      expect(error).toMatchObject({ message: expect.stringContaining('read-only') });
    }
    expect(await all(client.readAll())).toHaveLength(1);
  });

  it('keeps housekeeping streams to itself', async () => {
    const log = await openLog();
    await log.append('key-1', testEvents(1), 'no-stream');
    const client = connect((await gateway(log, { readOnly: true })).url);
    await expect(all(client.readStream('key-1'))).rejects.toBeInstanceOf(AccessDeniedError);
    const follow = client.subscribeToStream('key-1');
    expect(await once(follow, 'error')).toEqual([expect.any(AccessDeniedError)]);
    expect(await all(client.readAll())).toEqual([]);
  });
});

describe('a log gateway whose key is revoked', () => {
  it('ends what is followed by it', async () => {
    const log = await openLog();
    await log.append('a-1', testEvents(1), 'no-stream');
    let access: 'read' | 'none' = 'read';
    const { url } = await gateway(log, { authorize: () => access, lookAgainMs: 10 });
    const follow = connect(url).subscribeToStream('a-1');
    await once(follow, 'data');
    access = 'none';
    expect(await once(follow, 'error')).toEqual([expect.any(AccessDeniedError)]);
  });
});

describe('a log gateway that asks who comes', () => {
  const tls = {
    certificate: Buffer.from(loopbackCertificate),
    privateKey: Buffer.from(loopbackKey),
  };
  const opened = async (): Promise<{
    log: EventLog;
    as: (name?: string) => EventStoreDBClient;
  }> => {
    const log = await openLog();
    const { gateway: open } = await gateway(log, {
      tls,
      authorize: async (credentials) =>
        credentials?.secret === 'reading' && credentials.user === 'analyst'
          ? 'read'
          : credentials?.secret === 'writing'
            ? 'write'
            : 'none',
    });
    const as = (password?: string) => {
      const client = new EventStoreDBClient(
        { endpoint: `localhost:${open.port}` },
        { rootCertificate: tls.certificate },
        password === undefined ? undefined : { username: 'analyst', password },
      );
      after(() => client.dispose());
      return client;
    };
    return { log, as };
  };

  it('lets in whoever has a key, by TLS, and nobody else', async () => {
    const { log, as } = await opened();
    await log.append('a-1', testEvents(1), 'no-stream');
    expect(await all(as('reading').readAll())).toHaveLength(1);
    for (const stranger of [as(), as('guessed')]) {
      await expect(all(stranger.readAll())).rejects.toBeInstanceOf(AccessDeniedError);
      await expect(stranger.appendToStream('a-1', [proposed(testEvent())])).rejects.toBeInstanceOf(
        AccessDeniedError,
      );
    }
    expect(await all(log.readAll())).toHaveLength(1);
  });

  it('lets append, and see housekeeping streams, only whoever may', async () => {
    const { log, as } = await opened();
    await as('writing').appendToStream('key-1', [proposed(testEvent())]);
    expect(await all(as('writing').readStream('key-1'))).toHaveLength(1);
    await expect(as('reading').appendToStream('a-1', [proposed(testEvent())])).rejects.toThrow(
      'allow reading only',
    );
    await expect(all(as('reading').readStream('key-1'))).rejects.toBeInstanceOf(AccessDeniedError);
    expect(await all(log.readAll())).toEqual([]);
  });
});

describe('a log gateway with strangers', () => {
  it.each([
    {
      name: 'without metadata',
      event: jsonEvent({ type: 'T', data: {} }),
      says: 'lacks a usable $correlationId, $causationId, actor, at, schema',
    },
    {
      name: 'with half of the metadata',
      event: withMetadata({ at: 'yesterday', schema: 0 }),
      says: 'lacks a usable at, schema',
    },
    { name: 'with metadata that is a list', event: withMetadata([]), says: 'is not a JSON object' },
    {
      name: 'with data that is no object',
      event: jsonEvent({ type: 'T', data: 'text', metadata: testEvent().metadata }),
      says: 'the data of T',
    },
    {
      name: 'with bytes',
      event: binaryEvent({ type: 'T', data: Buffer.of(255), metadata: Buffer.of(255) }),
      says: 'application/octet-stream',
    },
    {
      name: 'with broken JSON',
      event: { ...proposed(testEvent()), metadata: Uint8Array.from(Buffer.from('{')) },
      says: 'is not JSON',
    },
    {
      name: 'with metadata that is no UTF-8',
      event: { ...proposed(testEvent()), metadata: Uint8Array.of(0xff) },
      says: 'is not UTF-8',
    },
    {
      name: 'with an id that is none',
      event: { ...proposed(testEvent()), id: 'nothing' },
      says: 'is not a UUID',
    },
    { name: 'without a type', event: { ...proposed(testEvent()), type: '' }, says: 'has no type' },
  ])('refuses an event $name, batched or single, and takes the next', async ({ event, says }) => {
    const log = await openLog();
    const client = connect((await gateway(log)).url);
    for (const options of [{}, { credentials: anybody }]) {
      await expect(client.appendToStream('a-1', [event], options)).rejects.toThrow(says);
      await expect(client.appendToStream('a-\0', [proposed(testEvent())], options)).rejects.toThrow(
        'cannot name a stream',
      );
      await client.appendToStream('a-1', [proposed(testEvent())], options);
    }
    expect(await all(log.readAll())).toHaveLength(2);
  });

  it('refuses patterns that RE2 does not know, and filters that are too long', async () => {
    const client = connect((await gateway(await openLog())).url);
    const filters = [
      { filter: eventTypeFilter({ regex: '(?=x)' }), says: 'none of RE2' },
      { filter: eventTypeFilter({ regex: '(' }), says: 'none of RE2' },
      { filter: eventTypeFilter({ regex: '.{0,1000}'.repeat(9) }), says: 'multiply' },
      { filter: eventTypeFilter({ regex: '((a{11}){11}){11}' }), says: 'multiply' },
      {
        filter: streamNameFilter({ regex: 'x'.repeat(limits.logGatewayPatternCharactersMax + 1) }),
        says: 'characters',
      },
      {
        filter: streamNameFilter({
          prefixes: Array.from({ length: limits.filterItemsMax + 1 }, String),
        }),
        says: 'prefixes',
      },
    ];
    for (const { filter, says } of filters) {
      const [error] = await once(client.subscribeToAll({ filter }), 'error');
      expect(error).toMatchObject({ message: expect.stringContaining(says) });
    }
  });

  it('answers names that no header can carry, and goes on over the same connection', async () => {
    const log = await openLog();
    const client = connect((await gateway(log)).url);
    const names = ['x'.repeat(3_000_000), `key-${'x'.repeat(3_000_000)}`, '$odd'];
    for (const name of names)
      for (const options of [{}, { credentials: anybody }]) {
        const event = proposed(testEvent());
        await expect(client.appendToStream(name, [event], options)).rejects.toThrow('cannot name');
        const odd = { ...event, type: name };
        await expect(client.appendToStream('a-1', [odd], options)).rejects.toThrow('cannot name');
      }
    expect(await all(log.readAll())).toEqual([]);
    await client.appendToStream('a-1', [proposed(testEvent())]);
    expect(await all(log.readAll())).toHaveLength(1);
  });

  it('is not held up by a pattern that backtracking would never finish', async () => {
    const log = await openLog();
    const client = connect((await gateway(log)).url);
    await log.append(`${'a'.repeat(900)}!`, testEvents(1), 'no-stream');
    await log.append('aaa', testEvents(1), 'no-stream');
    const follow = client.subscribeToAll({ filter: streamNameFilter({ regex: '^(a+)+$' }) });
    const streams: string[] = [];
    follow.on('data', ({ event }) => streams.push(event?.streamId ?? ''));
    await once(follow, 'caughtUp');
    expect(streams).toEqual(['aaa']);
  });

  it('goes on when a socket brings bytes that are no HTTP/2', async () => {
    const log = await openLog();
    const { gateway: open, url } = await gateway(log);
    for (const bytes of [
      Buffer.alloc(100_000, 0xa5),
      Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n'),
      Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\xff'),
    ]) {
      const socket = connectSocket(open.port, '127.0.0.1').on('error', () => {});
      socket.end(bytes).resume();
      await once(socket, 'close');
    }
    const client = connect(url);
    await client.appendToStream('a-1', [proposed(testEvent())]);
    expect(await all(client.readAll())).toHaveLength(1);
  });

  it('gives housekeeping streams to be read by whoever may write, but not to be followed', async () => {
    const log = await openLog();
    await log.append('slice-1', testEvents(1), 'no-stream');
    const client = connect((await gateway(log)).url);
    expect(await all(client.readStream('slice-1'))).toHaveLength(1);
    const [error] = await once(client.subscribeToStream('slice-1'), 'error');
    expect(error).toMatchObject({ message: expect.stringContaining('never followed') });
  });

  it('takes so many subscriptions and no more, until one ends', async () => {
    const client = connect((await gateway(await openLog())).url);
    const follows = Array.from({ length: limits.logGatewayFollowersMax }, () =>
      client.subscribeToAll(),
    );
    await Promise.all(follows.map((follow) => once(follow, 'caughtUp')));
    const [error] = await once(client.subscribeToAll(), 'error');
    expect(error).toMatchObject({ message: expect.stringContaining('RESOURCE_EXHAUSTED') });
    expect(await all(client.readAll())).toEqual([]);
    await follows[0]!.unsubscribe();
    let again = client.subscribeToAll();
    // That one has ended reaches the gateway some time after it is said.
    while (!(await hasCaughtUp(again))) again = client.subscribeToAll();
  });

  it('tells nobody what nobody foresaw, but whoever runs it', async () => {
    const held = await openLog();
    await held.append('a-1', testEvents(1), 'no-stream');
    const log = Object.create(held) as EventLog;
    const secret = new Error('the disk at /secret/path is on fire');
    log.append = () => Promise.reject(secret);
    // oxlint-disable-next-line require-yield
    log.readAll = async function* () {
      throw secret;
    };
    const reported: unknown[] = [];
    const client = connect(
      (await gateway(log, { onFailure: (error) => reported.push(error) })).url,
    );
    const calls = [
      () => all(client.readAll()),
      () => client.appendToStream('a-1', [proposed(testEvent())]),
      () => client.appendToStream('a-1', [proposed(testEvent())], { credentials: anybody }),
    ];
    for (const call of calls) {
      const error: unknown = await call().catch((failure: unknown) => failure);
      expect(error).toBeInstanceOf(UnknownError);
      expect(String(error)).not.toContain('secret');
    }
    expect(reported).toEqual([secret, secret, secret]);
  });

  it('says so when its port is taken', async () => {
    const log = await openLog();
    const { gateway: open } = await gateway(log);
    setLogVerbosity(logVerbosity.NONE);
    after(async () => setLogVerbosity(logVerbosity.ERROR));
    await expect(gateway(log, { port: open.port })).rejects.toMatchObject({
      code: 'log-gateway-cannot-listen',
    });
  });
});

const anybody = { username: 'anybody', password: 'any' };

function withMetadata(change: object): ReturnType<typeof proposed> {
  const metadata = Array.isArray(change) ? change : { ...testEvent().metadata, ...change };
  return { ...proposed(testEvent()), metadata } as ReturnType<typeof proposed>;
}

async function hasCaughtUp(
  follow: ReturnType<EventStoreDBClient['subscribeToAll']>,
): Promise<boolean> {
  return Promise.race([
    once(follow, 'caughtUp').then(() => true),
    once(follow, 'error').then(() => false),
  ]);
}
