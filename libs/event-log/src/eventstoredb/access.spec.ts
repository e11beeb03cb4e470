import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testEvents } from '#testing';
import { loopbackCertificate, loopbackKey } from '#testing/loopback';
import { gatewayOver, type OpenGateway } from '../gateway/testing/gateway-over.js';
import { MemoryEventLog } from '../memory/memory-event-log.js';
import { EventStoreDbEventLog } from './eventstoredb-event-log.js';

let directory: string;
let stored: MemoryEventLog;
let gateway: OpenGateway;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rollcall-eventstoredb-'));
  await writeFile(join(directory, 'authority.pem'), loopbackCertificate);
  stored = new MemoryEventLog();
  await stored.append('a-1', testEvents(1), 'no-stream');
  gateway = await gatewayOver(stored, {
    tls: { certificate: Buffer.from(loopbackCertificate), privateKey: Buffer.from(loopbackKey) },
    authorize: (credentials) => {
      if (credentials?.secret !== 's3:cret') return 'none';
      return credentials.user === 'writer' ? 'write' : 'read';
    },
  });
});
afterAll(async () => {
  await gateway.close();
  await stored.close();
  await rm(directory, { recursive: true });
});

function openAs(user: string, password: string): EventStoreDbEventLog {
  const authority = encodeURIComponent(join(directory, 'authority.pem'));
  const credentials = `${user}:${encodeURIComponent(password)}`;
  return EventStoreDbEventLog.open({
    connectionString: `esdb://${credentials}@localhost:${gateway.gateway.port}?tlsCAFile=${authority}`,
  });
}

const denied = { kind: 'fault', code: 'log-access-denied' };

describe('over TLS and with credentials', () => {
  it('appends and reads, and says who the server is', async () => {
    const log = openAs('writer', 's3:cret');
    expect(await log.verify()).toEqual({ version: '24.10.0', head: await stored.head() });
    const { position } = await log.append('a-2', testEvents(1), 'no-stream');
    expect(await log.eventAt(position)).toMatchObject({ stream: 'a-2' });
    await log.close();
  });

  it('is told so where the user may not: appending, reading, following, asking', async () => {
    const log = openAs('writer', 'wr0ng');
    await expect(log.append('a-3', testEvents(1), 'any')).rejects.toMatchObject(denied);
    await expect(log.readStream('a-1')[Symbol.asyncIterator]().next()).rejects.toMatchObject(
      denied,
    );
    await expect(log.subscribe()[Symbol.asyncIterator]().next()).rejects.toMatchObject(denied);
    await expect(log.eraseStream('key-1')).rejects.toMatchObject(denied);
    await expect(log.verify()).rejects.toMatchObject(denied);
    await expect(log.head()).rejects.not.toThrow(/wr0ng/);
    await log.close();
  });

  it('reads where it may only read', async () => {
    const log = openAs('reader', 's3:cret');
    expect(await log.eventAt(1)).toMatchObject({ stream: 'a-1' });
    await expect(log.append('a-3', testEvents(1), 'any')).rejects.toMatchObject(denied);
    await log.close();
  });

  it('does not take a server for its own whose certificate it cannot verify', async () => {
    const connectionString = `esdb://writer:pass@localhost:${gateway.gateway.port}`;
    const log = EventStoreDbEventLog.open({ connectionString });
    await expect(log.head()).rejects.toMatchObject({ code: 'log-unavailable' });
    await log.close();
  });
});
