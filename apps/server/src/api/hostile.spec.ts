import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { problemMediaType } from './http/problem.js';
import { ApiBench, type Answer } from './testing/api-bench.js';

let bench: ApiBench;
let before: number;

beforeAll(async () => {
  bench = await ApiBench.start({}, { campaign: 'launched' });
  before = await bench.events();
});
afterAll(() => bench.stop());

const json = { 'content-type': 'application/json' };

async function expectRefused(answer: Answer, status: number, code?: string): Promise<void> {
  expect([answer.status, answer.headers.get('content-type')]).toEqual([status, problemMediaType]);
  expect(answer.body).toMatchObject({ status, ...(code === undefined ? {} : { code }) });
  expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|at \w+ \(|\/src\//);
  expect(await bench.events()).toBe(before);
  expect(bench.failures).toEqual([]);
}

describe('FM-30: a hostile body is refused in words, and stores nothing', () => {
  it.each([
    ['10 MB', `{"name":"${'x'.repeat(10_000_000)}"}`, 413, 'body-too-large'],
    ['nested 100,000 deep', '['.repeat(100_000), 400, 'json-malformed'],
    ['nested 100,000 deep in objects', '{"a":'.repeat(100_000), 400, 'json-malformed'],
    ['reaching for the prototype', '{"name":"a","__proto__":{"x":1}}', 400, 'json-malformed'],
    ['reaching for the constructor', '{"constructor":{"prototype":{}}}', 400, 'json-malformed'],
    ['cut off', '{"name":', 400, 'json-malformed'],
    ['a bare text', '"name"', 422, 'input-invalid'],
    ['a list', '[{"name":"a"}]', 422, 'input-invalid'],
    ['null', 'null', 422, 'input-invalid'],
    ['a number', '1e400', 422, 'input-invalid'],
    ['with a name that is a list', '{"name":["a"]}', 422, 'input-invalid'],
    ['with an empty name', '{"name":""}', 422, 'input-invalid'],
    ['with a name of control characters', '{"name":"a\\u0000b"}', 422, 'input-invalid'],
    ['with a name that turns around', '{"name":"a\\u202eb"}', 422, 'input-invalid'],
    ['with an unknown member', '{"name":"a","admin":true}', 422, 'input-invalid'],
    ['with an audience of a text', '{"name":"a","audience":"all"}', 422, 'input-invalid'],
    ['with an audience of null', '{"name":"a","audience":null}', 422, 'input-invalid'],
    [
      'with a Party that is none',
      '{"name":"a","audience":{"parties":["ZZ"]}}',
      422,
      'input-invalid',
    ],
    [
      'with 100,000 Parties',
      `{"name":"a","audience":{"parties":[${'"FR",'.repeat(100_000)}"FR"]}}`,
      422,
      'input-invalid',
    ],
  ])('%s', async (_, body, status, code) => {
    await expectRefused(
      await bench.ask('PUT', '/campaigns/x', { body, headers: json }),
      status,
      code,
    );
  });

  it('in no UTF-8', async () => {
    const body = Buffer.from('7b226e616d65223a22ff22 7d'.replace(' ', ''), 'hex');
    await expectRefused(
      await bench.ask('PUT', '/campaigns/x', { body, headers: json }),
      400,
      'json-malformed',
    );
  });

  it.each([
    'text/plain',
    'text/csv',
    'application/xml',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
  ])('of type %s', async (type) => {
    const headers = { 'content-type': type };
    const answer = await bench.ask('PUT', '/campaigns/x', { body: 'name=a', headers });
    await expectRefused(answer, 415, 'media-type-unsupported');
  });

  it('as an import that is no table', async () => {
    const headers = { 'content-type': 'text/csv' };
    const answer = await bench.ask('POST', '/directory/imports', { body: 'id,party\n1', headers });
    await expectRefused(answer, 422, 'input-invalid');
    const broken = Buffer.from([0xff, 0xfe, 0x00]);
    const another = await bench.ask('POST', '/directory/imports', { body: broken, headers });
    await expectRefused(another, 422, 'input-invalid');
  });

  it.each([
    ['an id of another form', '/campaigns/..%2F..%2Fetc', 422],
    ['an id that is a path', '/campaigns/a.b', 422],
    ['a path that does not decode', '/campaigns/%ff', 400],
    ['an id without end', `/campaigns/${'a'.repeat(65)}`, 422],
  ])('under %s', async (_, path, status) => {
    await expectRefused(await bench.put(path, { name: 'a' }), status);
  });

  it('is not found under whatever id there is', async () => {
    const paths = [
      '/campaigns/ID',
      '/campaigns/ID/dry-run',
      '/campaigns/ID/statistics',
      '/campaigns/ID/pings/ID',
      '/campaigns/test/pings/ID/events',
      '/policies/ID',
      '/templates/ID/preview',
      '/series/ID',
      '/directory/contact-points/ID',
    ];
    const id = fc.oneof(
      fc.string({ minLength: 1, maxLength: 120, unit: 'grapheme' }),
      fc.constant('a.b'),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), id, async (path, one) => {
        fc.pre(!/^\.{1,2}$/.test(one));
        const { status } = await bench.get(path.replaceAll('ID', encodeURIComponent(one)));
        expect([400, 404, 414, 422]).toContain(status);
      }),
      { numRuns: 300 },
    );
    expect(bench.failures).toEqual([]);
  });

  it('of whatever JSON there is, for whatever there is to ask', async () => {
    const paths = [
      'PUT /campaigns/x',
      'POST /campaigns/test/schedule',
      'POST /campaigns/test/pings/se-1/responses',
      'PUT /policies/x',
      'PUT /templates/x',
      'PUT /series/x',
      'PATCH /directory/contact-points/se-1',
      'PUT /directory/contact-points/x',
      'POST /dry-runs',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.jsonValue({ maxDepth: 4 }),
        async (to, value) => {
          // An empty object is a fine policy, and changes nothing of a contact point.
          fc.pre(value !== null && JSON.stringify(value) !== '{}');
          const [method = '', path = ''] = to.split(' ');
          const body = JSON.stringify(value);
          const { status } = await bench.ask(method, path, { body, headers: json });
          expect([400, 422]).toContain(status);
          expect(await bench.events()).toBe(before);
        },
      ),
      { numRuns: 200 },
    );
    expect(bench.failures).toEqual([]);
  });
});

describe('what HTTP itself refuses is told in problem details too', () => {
  it.each([
    ['GET', '/nothing', 404, 'not-found'],
    ['GET', '/campaigns/nobody', 404, 'campaign-unknown'],
    ['DELETE', '/campaigns/test', 405, 'method-not-allowed'],
    ['GET', '/directory/imports', 405, 'method-not-allowed'],
    ['GET', '/directory/summary?on=2024-02-30', 422, 'input-invalid'],
    ['GET', '/directory/summary?at=yesterday', 422, 'input-invalid'],
    ['GET', '/directory/summary?on=2024-01-01&on=2024-01-02', 422, 'input-invalid'],
    ['GET', '/directory/versions/a/differences/1', 400, 'request-malformed'],
  ])('%s %s: %d', async (method, path, status, code) => {
    await expectRefused(await bench.ask(method, path), status, code);
  });

  it('names the methods that a path can be asked with', async () => {
    const { headers } = await bench.ask('DELETE', '/campaigns/test');
    expect(headers.get('allow')).toBe('GET, HEAD, PUT');
  });
});
