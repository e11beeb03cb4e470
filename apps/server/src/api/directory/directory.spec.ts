import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiBench } from '../testing/api-bench.js';

let bench: ApiBench;
beforeEach(async () => {
  bench = await ApiBench.start();
});
afterEach(() => bench.stop());

const channel = {
  id: 'email-main',
  kind: 'email',
  use: 'main',
  priority: 1,
  address: 'a@fr.example',
};
const details = {
  institution: 'Cybercrime Unit',
  type: 'police',
  role: 'primary',
  channels: [channel],
  availability: '24/7',
  timezone: 'Europe/Paris',
  languages: ['fr', 'en'],
  instructions: 'Ask for Anne',
};
const registration = { party: 'FR', status: 'designated', designatedOn: '2024-01-01', ...details };
const point = '/directory/contact-points/fr-1';

const register = () => bench.put(point, registration);
const body = async (path = point) => (await bench.get(path)).body as Record<string, never>;

describe('contact points', () => {
  it('are registered, and seen at once', async () => {
    const made = await register();
    expect(made).toMatchObject({
      status: 201,
      body: { contactPointId: 'fr-1', party: 'FR', status: 'designated' },
    });
    expect(made.headers.get('location')).toBe(`/api/v1${point}`);
    const read = await bench.get(point);
    expect(read.headers.get('etag')).toBe(made.headers.get('etag'));
    expect(read.body).toMatchObject({ partyName: 'France', details });
    expect(await body('/directory/summary')).toMatchObject({ parties: 4, contactPoints: 5 });
  });

  it('stand in the list of their Party without an address', async () => {
    await register();
    const { text, body: list } = await bench.get(
      '/directory/contact-points?party=FR&on=2024-02-01',
    );
    expect(list).toMatchObject([{ contactPointId: 'fr-1', channels: [{ id: 'email-main' }] }]);
    expect(text).not.toContain('a@fr.example');
    expect((await bench.get('/directory/contact-points?party=FR&on=2023-12-31')).body).toEqual([]);
  });

  it('are not registered twice', async () => {
    await register();
    expect(await register()).toMatchObject({ status: 409, body: { code: 'contact-point-exists' } });
    const strict = await bench.put(point, registration, { 'if-none-match': '*' });
    expect(strict).toMatchObject({ status: 412, body: { code: 'exists-already' } });
  });

  it('say of every detail that is wrong where it stands', async () => {
    const wrong = {
      ...registration,
      timezone: 'Mars/Base',
      languages: ['fr', 'no language', 'x_y'],
      channels: [channel, { ...channel, address: 'nobody' }],
    };
    const answer = await bench.put(point, wrong);
    expect(answer.status).toBe(422);
    const { issues } = answer.body as { issues: { path: string }[] };
    expect(issues.map(({ path }) => path)).toEqual([
      'timezone',
      'languages[1]',
      'languages[2]',
      'channels[1].address',
      'channels[1].id',
    ]);
    expect((await bench.get(point)).status).toBe(404);
  });

  it('change where they are patched, and nowhere else', async () => {
    const { headers } = await register();
    const tag = headers.get('etag') ?? '';
    const patch = { institution: 'Other Unit', instructions: null };
    const changed = await bench.ask('PATCH', point, { body: patch, headers: { 'if-match': tag } });
    expect(changed.status).toBe(200);
    const { instructions: _, ...kept } = details;
    expect((await body())['details']).toEqual({
      ...kept,
      institution: 'Other Unit',
      otherNetworks: [],
    });
    const late = await bench.ask('PATCH', point, { body: patch, headers: { 'if-match': tag } });
    expect(late).toMatchObject({ status: 412, body: { code: 'revision-moved' } });
  });

  it('answer a reader who knows them already with 304', async () => {
    const { headers } = await register();
    const known = await bench.get(point, { 'if-none-match': headers.get('etag') ?? '' });
    expect([known.status, known.text]).toEqual([304, '']);
  });

  it('are suspended, reinstated and withdrawn, each with its reason', async () => {
    await register();
    const change = { effectiveOn: '2024-02-01', reason: 'Anne is ill' };
    for (const [action, status] of [
      ['suspend', 'suspended'],
      ['reinstate', 'designated'],
      ['withdraw', 'withdrawn'],
    ])
      expect(await bench.post(`${point}/${action}`, change)).toMatchObject({ body: { status } });
    const again = await bench.post(`${point}/suspend`, change);
    expect(again).toMatchObject({ status: 409, body: { code: 'contact-point-withdrawn' } });
  });

  it('are confirmed once', async () => {
    const { designatedOn, ...rest } = registration;
    await bench.put(point, { ...rest, status: 'to-be-confirmed' });
    const confirm = () => bench.post(`${point}/confirm`, { designatedOn });
    expect(await confirm()).toMatchObject({ status: 200, body: { status: 'designated' } });
    expect(await confirm()).toMatchObject({ status: 409 });
  });

  it('have channels that are verified, or found to reach nobody', async () => {
    await register();
    const report = { reason: 'called Anne' };
    expect((await bench.post(`${point}/channels/email-main/unreachable`, report)).status).toBe(200);
    expect((await body())['conditions']).toEqual({ 'email-main': 'unreachable' });
    expect((await bench.post(`${point}/channels/email-main/verify`, report)).status).toBe(200);
    expect((await body())['conditions']).toEqual({ 'email-main': 'verified' });
    expect((await bench.post(`${point}/channels/none/verify`, report)).status).toBe(404);
  });
});

describe('the directory as a file', () => {
  const csv = { 'content-type': 'text/csv' };

  it('goes out and comes in again without a change', async () => {
    await register();
    const exported = await bench.get('/directory/export.csv');
    expect(exported.headers.get('content-type')).toContain('text/csv');
    const imported = () =>
      bench.ask('POST', '/directory/imports', { body: exported.text, headers: csv });
    const unchanged = { status: 200, body: { registered: 0, changed: 0, unchanged: 5 } };
    // The file knows its Parties' names, and takes their regions from their continents.
    expect(await imported()).toMatchObject(unchanged);
    const before = await bench.events();
    expect(await imported()).toMatchObject(unchanged);
    expect(await bench.events()).toBe(before);
  });

  it('comes in whole or not at all', async () => {
    const exported = (await bench.get('/directory/export.csv')).text;
    const before = await bench.events();
    const wrong = exported.replace('main@se-2.example', 'nobody').replace('Duty desk gh-1', 'New');
    const answer = await bench.ask('POST', '/directory/imports', { body: wrong, headers: csv });
    expect(answer).toMatchObject({ status: 422, body: { issues: [{ line: 5, column: 49 }] } });
    expect(await bench.events()).toBe(before);
  });

  it('may be larger than any other body', async () => {
    const [head = '', row = ''] = (await bench.get('/directory/export.csv')).text.split('\r\n');
    const rows = Array.from({ length: 20_000 }, () => row);
    const body = [head, ...rows].join('\n');
    expect(body.length).toBeGreaterThan(2_000_000);
    const answer = await bench.ask('POST', '/directory/imports', { body, headers: csv });
    expect(answer).toMatchObject({ status: 422, body: { code: 'input-invalid' } });
  });
});

it('publishes versions, and tells what lies between them', async () => {
  expect(await bench.post('/directory/versions')).toMatchObject({ body: { number: 1 } });
  await register();
  expect(await bench.post('/directory/versions')).toMatchObject({ body: { number: 2 } });
  expect(await bench.post('/directory/versions')).toMatchObject({ body: { number: 2 } });
  expect(await body('/directory/versions')).toMatchObject([{ number: 1 }, { number: 2 }]);
  expect(await body('/directory/versions/1/differences/2')).toEqual([
    {
      contactPointId: 'fr-1',
      party: 'FR',
      partyName: 'France',
      institution: 'Cybercrime Unit',
      status: 'designated',
      change: 'added',
      fields: [],
      words: 'France: Cybercrime Unit designated',
    },
  ]);
  expect((await bench.get('/directory/versions/1/differences/9')).status).toBe(404);
});

it('shows the directory as a version or a moment had it', async () => {
  await bench.post('/directory/versions');
  const { headers } = await register();
  const etag = headers.get('etag') ?? '';
  await bench.post('/directory/versions');
  const patch = { institution: 'Other Unit' };
  await bench.ask('PATCH', point, { body: patch, headers: { 'if-match': etag } });
  expect(await body(`${point}?version=2`)).toMatchObject({ details, partyName: 'France' });
  expect((await bench.get(`${point}?version=1`)).status).toBe(404);
  expect(await body('/directory/contact-points?version=1')).toHaveLength(4);
  expect(await body('/directory/contact-points?version=2')).toHaveLength(5);
  expect((await bench.get('/directory/export.csv?version=2')).text).toContain('Cybercrime Unit');
  expect((await bench.get('/directory/export.csv')).text).toContain('Other Unit');
  expect((await bench.get(`${point}?at=2020-01-01T00:00:00Z`)).status).toBe(404);
  expect((await bench.get('/directory/contact-points?version=9')).status).toBe(404);
  const both = await bench.get(`${point}?version=1&at=2020-01-01T00:00:00Z`);
  expect(both).toMatchObject({ status: 422, body: { issues: [{ path: 'version' }] } });
  expect((await bench.get('/directory/contact-points?version=x')).status).toBe(422);
});

it('says in French what changed, where it is asked to', async () => {
  await bench.post('/directory/versions');
  await register();
  expect(await bench.post('/directory/versions?language=fr')).toMatchObject({
    body: { differences: [{ words: 'France\u00a0: point de contact désigné (Cybercrime Unit)' }] },
  });
  expect((await bench.get('/directory/versions/0/differences/1?language=xx')).status).toBe(422);
});

it('shares a version once, and lists the letters that it takes', async () => {
  await bench.post('/directory/versions');
  const share = (path: string, given: object = {}) => bench.post(path, given);
  expect(await share('/directory/versions/9/sharings')).toMatchObject({ status: 404 });
  expect(await share('/directory/versions/1/sharings', { parties: ['FR'] })).toMatchObject({
    status: 409,
    body: { code: 'party-without-contact-point' },
  });
  const shared = await share('/directory/versions/1/sharings');
  expect(shared).toMatchObject({ body: { number: 1, since: 0, wholeNetwork: true } });
  expect(await share('/directory/versions/1/sharings')).toMatchObject({
    status: 409,
    body: { code: 'directory-version-shared-already' },
  });
  expect(await body('/directory/versions')).toMatchObject([{ sharings: [shared.body] }]);
  expect((await bench.get('/letters?status=failed')).body).toEqual([]);
  expect((await bench.get('/letters?status=lost')).status).toBe(422);
});
