import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { limits, parseInstant } from '#kernel';
import { VirtualClock } from '#timers';
import {
  ProjectionClient,
  type ProjectionClientOptions,
  type ProjectionUpdate,
} from './projection-client.js';

type Scene = (response: ServerResponse, request: IncomingMessage) => void;

/** A server that plays one scene for each connection; the last one again and again. */
describe('ProjectionClient', () => {
  let server: Server;
  let scenes: Scene[];
  let asked: IncomingMessage[];
  let pauses: number[];
  let client: ProjectionClient;
  const clock = new VirtualClock(parseInstant('2024-02-19T11:02:14Z'));
  /** Ends the silence that is being waited for. */
  let fallSilent: (() => void) | undefined;

  beforeEach(async () => {
    scenes = [];
    asked = [];
    pauses = [];
    server = createServer((request, response) => {
      asked.push(request);
      const scene = scenes.length > 1 ? scenes.shift() : scenes[0];
      scene?.(response, request);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    client.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const pause = (ms: number, signal: AbortSignal): Promise<unknown> => {
    if (ms !== limits.streamSilenceMsMax) {
      pauses.push(ms);
      return Promise.resolve();
    }
    return new Promise<void>((resolve, reject) => {
      fallSilent = resolve;
      signal.addEventListener('abort', () => reject(new Error('heard')));
    });
  };
  const follow = (options: Partial<ProjectionClientOptions> = {}) => {
    const { port } = server.address() as AddressInfo;
    client = new ProjectionClient({
      server: `http://127.0.0.1:${port}`,
      projection: 'campaign-board',
      clock,
      pause,
      chance: () => 1,
      ...options,
    });
    return client;
  };
  const open = (response: ServerResponse, revision = '3') =>
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'x-projection-revision': revision,
    });
  const snapshot = (position: number, documents: object) =>
    `event: snapshot\nid: ${position}\ndata: {"position":${position},"documents":\ndata: ${JSON.stringify(documents)}}\n\n`;
  const change = (position: number, key: string, document: unknown) =>
    `event: change\nid: ${position}\ndata: ${JSON.stringify({ key, document })}\n\n`;
  const seen = (test: (update: ProjectionUpdate) => boolean) =>
    new Promise<void>((resolve) => {
      const stop = client.onUpdate((update) => {
        if (!test(update)) return;
        stop();
        resolve();
      });
    });

  it('holds what the snapshot and the changes leave', async () => {
    scenes = [
      (response) => {
        open(response).write(`retry: 1000\n\n${snapshot(4, { a: 1, b: 2 })}`);
        response.write(change(5, 'a', { x: 'é' }) + change(6, 'b', null));
      },
    ];
    follow({ key: 'spring 1.', apiKey: 'secret' });
    const last = seen((update) => update.kind === 'change' && update.key === 'b');
    await client.start();
    await last;
    expect(client.documents).toEqual(new Map([['a', { x: 'é' }]]));
    expect(client.position).toBe(6);
    expect(asked[0]?.url).toBe('/api/v1/projections/campaign-board/stream?key=spring+1.');
    expect(asked[0]?.headers.authorization).toBe('Bearer secret');
  });

  it('comes back to where it was, and says meanwhile since when it knows nothing', async () => {
    const stale: unknown[] = [];
    scenes = [
      (response) => void open(response).end(snapshot(4, { a: 1 }) + change(7, 'b', 2)),
      (response) => response.writeHead(502).end('bad gateway'),
      (response) => void open(response).write(`retry: 1000\n\n${change(9, 'a', 3)}`),
    ];
    follow();
    client.onUpdate(({ kind }) => stale.push([kind, client.staleSince]));
    const back = seen((update) => update.kind === 'resumed');
    await client.start();
    await back;
    expect(client.documents).toEqual(
      new Map<string, unknown>([
        ['a', 3],
        ['b', 2],
      ]),
    );
    expect(asked.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, '7', '7']);
    expect(stale).toContainEqual(['cut', clock.now()]);
    expect(client.staleSince).toBeUndefined();
    expect(pauses).toEqual([1000, 2000]);
  });

  it('waits longer with every failure, up to a bound, and says why it fails', async () => {
    const reasons: (string | undefined)[] = [];
    const busy: Scene = (response) => {
      reasons.push(client.cutBecause);
      response.writeHead(503).end('{"detail":"busy"}');
    };
    scenes = [
      (response) => void open(response).end(snapshot(4, {})),
      ...Array.from({ length: 8 }, () => busy),
      (response) => void open(response).write(change(5, 'a', 1)),
    ];
    follow();
    const back = seen(({ kind }) => kind === 'resumed');
    await client.start();
    await back;
    expect(pauses.slice(0, 3)).toEqual([1000, 2000, 4000]);
    expect(Math.max(...pauses)).toBe(limits.streamRetryMsMax);
    expect(client.cutBecause).toBeUndefined();
    expect(reasons.at(-1)).toMatch(/answered 503: busy$/);
  });

  it('takes a line on which nothing is heard for dead', async () => {
    scenes = [
      (response) => void open(response).write(snapshot(4, { a: 1 })),
      (response) => void open(response).write(change(5, 'a', 2)),
    ];
    follow();
    await client.start();
    const back = seen(({ kind }) => kind === 'resumed');
    fallSilent?.();
    await back;
    expect(client.documents).toEqual(new Map([['a', 2]]));
  });

  it('believes only a snapshot once another fold makes the documents', async () => {
    scenes = [
      (response) => void open(response, '3').end(snapshot(4, { a: 'old', b: 'old' })),
      (response) => void open(response, '4').write(change(5, 'a', 'new')),
      (response) => void open(response, '4').write(snapshot(5, { a: 'new' })),
    ];
    follow();
    const both = new Promise<void>((resolve) => {
      let snapshots = 0;
      client.onUpdate(({ kind }) => {
        if (kind === 'snapshot' && ++snapshots === 2) resolve();
      });
    });
    await client.start();
    await both;
    expect(client.documents).toEqual(new Map([['a', 'new']]));
    expect(asked[2]?.headers['last-event-id']).toBeUndefined();
  });

  it('asks for a snapshot after something that it could not read', async () => {
    scenes = [
      (response) =>
        void open(response).write(`${snapshot(4, { a: 1 })}event: change\nid: 5\ndata: {\n\n`),
      (response) => void open(response).write(snapshot(5, { a: 2 })),
    ];
    follow();
    const back = seen(({ kind }) => kind === 'resumed');
    await client.start();
    await back;
    expect(client.documents).toEqual(new Map([['a', 2]]));
    expect(asked[1]?.headers['last-event-id']).toBeUndefined();
  });

  it('says at once what is wrong where there never was a stream', async () => {
    scenes = [(response) => response.writeHead(401).end('{"detail":"expected an API key"}')];
    await expect(follow().start()).rejects.toMatchObject({
      code: 'server-refused',
      message: expect.stringContaining('answered 401: expected an API key') as unknown,
    });
    await expect(follow({ server: 'http://127.0.0.1:1' }).start()).rejects.toMatchObject({
      code: 'server-unreachable',
    });
    expect(pauses).toEqual([]);
  });

  it('ends without a sound', async () => {
    let ended: () => void = () => {};
    const gone = new Promise<void>((resolve) => (ended = resolve));
    scenes = [
      (response) => {
        response.on('close', ended);
        open(response).write(snapshot(4, {}));
      },
    ];
    follow();
    const kinds: string[] = [];
    client.onUpdate(({ kind }) => kinds.push(kind));
    await client.start();
    client.close();
    await gone;
    expect(kinds).toEqual(['snapshot']);
  });
});
