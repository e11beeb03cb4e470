import { afterEach, describe, expect, it } from '@jest/globals';
import { digestOfKey, type ApiKey } from './http/api-keys.js';
import { ApiBench } from './testing/api-bench.js';

let bench: ApiBench;
afterEach(() => bench.stop());

const keys: readonly ApiKey[] = [
  { name: 'console', sha256: digestOfKey('w'.repeat(40)), scopes: ['write'] },
  { name: 'dashboard', sha256: digestOfKey('r'.repeat(40)), scopes: ['read'] },
];
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

/** Asks under whatever name, which fetch does not let a test choose. */
const asked = (headers: Readonly<Record<string, string>>, method: 'GET' | 'PUT' = 'GET') =>
  bench.server.app.inject({
    method,
    url: '/api/v1/policies/strict',
    headers,
    ...(method === 'PUT' ? { payload: '{"steps":[]}' } : {}),
  });

describe('with API keys', () => {
  it.each([
    ['no key', {}, 401, 'api-key-missing'],
    ['another scheme', { authorization: 'Basic d3d3' }, 401, 'api-key-missing'],
    ['a wrong key', bearer('x'.repeat(40)), 401, 'api-key-unknown'],
    ['the digest in place of the key', bearer(digestOfKey('w'.repeat(40))), 401, 'api-key-unknown'],
  ])('lets nobody in who brings %s', async (_, headers, status, code) => {
    bench = await ApiBench.start({ apiKeys: keys });
    const answer = await bench.get('/policies', headers);
    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
  });

  it('lets a key do what its scopes say', async () => {
    bench = await ApiBench.start({ apiKeys: keys });
    const [reader, writer] = [bearer('r'.repeat(40)), bearer('w'.repeat(40))];
    expect((await bench.get('/policies', reader)).status).toBe(200);
    expect((await bench.get('/policies', writer)).status).toBe(200);
    const refused = await bench.put('/policies/strict', { steps: [] }, reader);
    expect(refused).toMatchObject({ status: 403, body: { code: 'permission-missing' } });
    expect((await bench.get('/policies/strict', reader)).status).toBe(404);
    expect((await bench.put('/policies/strict', { steps: [] }, writer)).status).toBe(201);
  });

  it('records who asked, and under which correlation', async () => {
    bench = await ApiBench.start({ apiKeys: keys });
    const headers = { ...bearer('w'.repeat(40)), 'x-correlation-id': 'nightly-7' };
    const answer = await bench.put('/policies/strict', { steps: [] }, headers);
    expect(answer.headers.get('x-correlation-id')).toBe('nightly-7');
    const [defined] = await bench.server.recorded('PolicyDefined');
    expect(defined?.metadata).toMatchObject({
      actor: { kind: 'api-key', id: 'console' },
      $correlationId: 'nightly-7',
    });
  });

  it('takes a fresh correlation where one could do harm', async () => {
    bench = await ApiBench.start({ apiKeys: keys });
    const headers = { ...bearer('r'.repeat(40)), 'x-correlation-id': 'a b"><script>' };
    const told = (await bench.get('/policies', headers)).headers.get('x-correlation-id');
    expect(told).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('reads no body of somebody it does not know', async () => {
    bench = await ApiBench.start({ apiKeys: keys });
    const body = Buffer.alloc(40_000_000, 'x');
    const headers = { 'content-type': 'text/csv', ...bearer('x'.repeat(40)) };
    const unknown = await bench.ask('POST', '/directory/imports', { body, headers });
    expect(unknown).toMatchObject({ status: 401, body: { code: 'api-key-unknown' } });
    const known = { ...headers, ...bearer('w'.repeat(40)) };
    const tooLarge = await bench.ask('POST', '/directory/imports', { body, headers: known });
    expect(tooLarge).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
  });

  it('shows its description to everybody', async () => {
    bench = await ApiBench.start({ apiKeys: keys });
    expect((await bench.get('/api/docs-json')).status).toBe(200);
  });
});

describe('without API keys', () => {
  it.each(['localhost', 'localhost:8247', '127.0.0.1:1', '127.9.9.9', '[::1]:8247'])(
    'answers under the name %s',
    async (host) => {
      bench = await ApiBench.start();
      expect((await asked({ host })).statusCode).toBe(404);
    },
  );

  it.each([
    'rollcall.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '10.0.0.1',
    'localhost@evil.example',
  ])('does not answer under the name "%s", which may have been rebound', async (host) => {
    bench = await ApiBench.start();
    const answer = await asked({ host });
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ code: 'host-not-loopback' });
  });

  it.each([
    ['another origin', { origin: 'https://evil.example', 'content-type': 'application/json' }, 403],
    ['an origin of no name', { origin: 'null', 'content-type': 'application/json' }, 403],
    ['another site', { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' }, 403],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a form of plain text', { 'content-type': 'text/plain' }, 415],
  ])('changes nothing for %s', async (_, headers, status) => {
    bench = await ApiBench.start();
    const before = await bench.events();
    expect((await asked({ host: 'localhost', ...headers }, 'PUT')).statusCode).toBe(status);
    expect(await bench.events()).toBe(before);
  });

  it('changes what a page of its own asks for', async () => {
    bench = await ApiBench.start();
    const headers = { host: 'localhost:8247', 'content-type': 'application/json' };
    const own = { ...headers, origin: 'http://localhost:8247', 'sec-fetch-site': 'same-origin' };
    expect((await asked(own, 'PUT')).statusCode).toBe(201);
  });
});
