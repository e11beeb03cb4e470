import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { digestOfKey } from '../api/http/api-keys.js';
import { ApiGuard } from '../api/http/api.guard.js';
import { ApiBench } from '../api/testing/api-bench.js';
import { campaignId } from '../testing/server-bench.js';
import { StreamHub } from './stream-hub.js';
import { StreamsModule } from './streams.module.js';
import { StreamReader } from './testing/stream-reader.js';

const headers = { authorization: 'Bearer viewer' };
const subscribersMax = 3;

describe('projections over the API', () => {
  let bench: ApiBench;
  beforeEach(async () => {
    const apiKeys = [{ name: 'wall', sha256: digestOfKey('viewer'), scopes: ['read' as const] }];
    const features = [StreamsModule.over({ guard: ApiGuard, subscribersMax })];
    bench = await ApiBench.start({ apiKeys }, { features, campaign: 'launched' });
  });
  afterEach(() => bench.server.stop());

  const board = '/projections/campaign-board';
  const cancel = () => {
    const now = bench.server.clock.now();
    return bench.server.direct({ type: 'CancelCampaign', now, reason: 'storm' });
  };

  it('lists every projection with its revision, its size and its place', async () => {
    const { body } = await bench.get('/projections', headers);
    const { projections } = body as { projections: { name: string; position: number }[] };
    const head = (await bench.server.ports.log.head())!;
    expect(projections.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['campaigns', 'directory', 'log-contents']) as unknown,
    );
    expect(projections).toContainEqual({
      name: 'campaign-board',
      revision: expect.any(Number) as unknown,
      documents: 4,
      position: head,
    });
  });

  it('gives all documents of a projection, as the rows of a board where it is one', async () => {
    const {
      status,
      body,
      headers: told,
    } = await bench.get(`${board}?key=${campaignId}.se`, headers);
    expect(status).toBe(200);
    expect(told.get('content-type')).toBe('application/json; charset=utf-8');
    expect(body).toEqual({
      position: await bench.server.ports.log.head(),
      revision: expect.any(Number) as unknown,
      documents: {
        'test.se-1': expect.objectContaining({ party: 'SE', state: 'waiting' }) as unknown,
        'test.se-2': expect.objectContaining({ party: 'SE', state: 'waiting' }) as unknown,
      },
    });
  });

  it('says that nothing has changed until something has', async () => {
    const etag = (await bench.get(board, headers)).headers.get('etag') ?? '';
    const again = () => bench.get(board, { ...headers, 'if-none-match': etag });
    expect((await again()).status).toBe(304);
    await bench.server.direct({
      type: 'PauseCampaign',
      now: bench.server.clock.now(),
      reason: 'storm',
    });
    expect((await again()).status).toBe(304);
    await cancel();
    expect((await again()).status).toBe(200);
  });

  it.each([
    ['/projections/nobody', 404, 'projection-unknown'],
    ['/projections/nobody/stream', 404, 'projection-unknown'],
    ['/projections/constructor/stream', 404, 'projection-unknown'],
    [`${board}?prefix=a`, 422, 'input-invalid'],
    [`${board}/stream?key=a&key=b`, 422, 'input-invalid'],
    [`${board}/stream?key=${'k'.repeat(2_001)}`, 422, 'input-invalid'],
  ])('answers GET %s with %d %s', async (path, status, code) => {
    const answer = await bench.get(path, headers);
    expect(answer).toMatchObject({ status, body: { code, status } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it.each(['/projections', board, `${board}/stream`])('asks who wants GET %s', async (path) => {
    expect((await bench.get(path)).status).toBe(401);
  });

  it('takes no more subscribers than it can serve', async () => {
    const url = `${bench.server.url}/api/v1${board}/stream`;
    for (let taken = 0; taken < subscribersMax; taken++)
      await new StreamReader(url).connect(headers);
    const answer = await bench.get(`${board}/stream`, headers);
    expect(answer).toMatchObject({ status: 503, body: { code: 'too-many-subscribers' } });
    expect(answer.headers.get('retry-after')).toBe('5');
  });

  it('answers HEAD without subscribing', async () => {
    const answer = await bench.ask('HEAD', `${board}/stream`, { headers });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(bench.server.app.get(StreamHub).subscribers).toBe(0);
  });

  it('streams, resumes by the address too, and ends with the server', async () => {
    const url = `${bench.server.url}/api/v1${board}/stream`;
    const reader = await new StreamReader(url).connect(headers);
    expect(reader.headers['transfer-encoding']).toBeUndefined();
    await reader.until(() => reader.events.length === 1);
    const place = reader.lastEventId;
    await cancel();
    await reader.until(() => reader.changes.length === 4);
    expect([...reader.documents.values()]).toContainEqual(
      expect.objectContaining({ state: 'withdrawn' }),
    );
    const second = await new StreamReader(`${url}?lastEventId=${place}`).connect(headers);
    await second.until(() => second.changes.length === 4);
    expect(second.events).toHaveLength(4);
    await bench.server.app.close();
    await Promise.all([reader, second].map((one) => one.until(() => one.ended)));
  });
});
