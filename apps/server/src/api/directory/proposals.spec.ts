import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiBench, type Answer } from '../testing/api-bench.js';
import { digestOfKey } from '../http/api-keys.js';

let bench: ApiBench;
beforeEach(async () => {
  bench = await ApiBench.start();
});
afterEach(() => bench.stop());

const point = '/directory/contact-points/gh-1';
const number = '+80055000009';
const as = (name: string) => ({ 'x-rollcall-as': encodeURIComponent(name) });
const propose = (values: object = { phone: number }, name = 'Ana Núñez') =>
  bench.post('/proposals', { contactPointId: 'gh-1', values, note: 'they called' }, as(name));
const pathOf = ({ body }: Answer) =>
  `/proposals/${(body as { readonly proposalId: string }).proposalId}`;

describe('a proposal', () => {
  it('FM-16: is made by one person, approved by another, and then in the directory', async () => {
    const made = await propose();
    expect(made).toMatchObject({ status: 201, body: { status: 'proposed' } });
    expect(made.headers.get('location')).toBe(`/api/v1${pathOf(made)}`);
    expect((await bench.get(point)).text).not.toContain(number);
    const approve = (name: string) => bench.post(`${pathOf(made)}/approve`, undefined, as(name));
    expect(await approve('ana núñez')).toMatchObject({
      status: 409,
      body: { code: 'proposal-approver-is-proposer' },
    });
    expect(await bench.post(`${pathOf(made)}/approve`)).toMatchObject({
      status: 409,
      body: { code: 'name-missing' },
    });
    expect(await approve('bert')).toMatchObject({ status: 200, body: { status: 'approved' } });
    expect((await bench.get(point)).text).toContain(number);
    expect((await bench.get(pathOf(made))).body).toMatchObject({
      note: 'they called',
      changes: [{ field: 'phone', before: '+80055000001', after: number, now: number }],
      decision: { by: { kind: 'command-line', id: 'bert' } },
    });
    expect((await bench.get('/proposals?status=proposed')).body).toEqual([]);
    expect((await bench.get('/proposals?status=approved')).body).toHaveLength(1);
  });

  it('FM-16: is refused with the difference where it was overtaken', async () => {
    const path = pathOf(await propose({ institution: 'Proposed' }));
    await bench.ask('PATCH', point, { body: { institution: 'Other' } });
    expect(await bench.post(`${path}/approve`, undefined, as('bert'))).toMatchObject({
      status: 409,
      body: {
        code: 'proposal-overtaken',
        detail: expect.stringContaining('is "Other", and "Proposed" was proposed'),
        about: { changes: [{ field: 'institution', after: 'Proposed', now: 'Other' }] },
      },
    });
    expect((await bench.get(path)).body).toMatchObject({ overtaken: ['institution'] });
  });

  it('has an ETag that changes with it and with its contact point', async () => {
    const path = pathOf(await propose());
    const tag = async () => (await bench.get(path)).headers.get('etag') ?? '';
    const first = await tag();
    await bench.ask('PATCH', point, { body: { institution: 'Other' } });
    const second = await tag();
    expect(second).not.toBe(first);
    const approve = (seen: string) =>
      bench.post(`${path}/approve`, undefined, { ...as('bert'), 'if-match': seen });
    expect(await approve(first)).toMatchObject({ status: 412, body: { code: 'revision-moved' } });
    expect(await approve(second)).toMatchObject({ status: 200 });
    expect(await tag()).not.toBe(second);
  });

  it('is rejected with a reason', async () => {
    const path = pathOf(await propose());
    expect((await bench.post(`${path}/reject`, {})).status).toBe(422);
    const rejected = await bench.post(`${path}/reject`, { reason: 'nobody there' }, as('bert'));
    expect(rejected).toMatchObject({ status: 200, body: { status: 'rejected' } });
    expect((await bench.get(path)).body).toMatchObject({ decision: { reason: 'nobody there' } });
    expect((await bench.post(`${path}/approve`, undefined, as('carla'))).body).toMatchObject({
      code: 'proposal-already-rejected',
    });
  });

  it.each([
    [{ phne: number }, 422, 'did you mean phone?'],
    [{ phone: '12' }, 422, 'not an E.164 number'],
    [{ institution: 'Duty desk gh-1' }, 422, 'says all of that already'],
  ])('is refused as %j', async (values, status, detail) => {
    const answer = await propose(values);
    expect(answer).toMatchObject({ status, body: { detail: expect.stringContaining(detail) } });
    expect((await bench.get('/proposals')).body).toEqual([]);
  });

  it('is not there where nobody made it', async () => {
    expect((await bench.get('/proposals/none')).status).toBe(404);
    expect((await bench.post('/proposals/none/approve', undefined, as('bert'))).status).toBe(404);
  });
});

describe('who asks without a key', () => {
  it.each(['%20', '%20ana', 'a%0Ab', '%E2%80%A8', '%'])('is not called %j', async (name) => {
    const answer = await bench.get('/proposals', { 'x-rollcall-as': name });
    expect(answer).toMatchObject({ status: 400, body: { code: 'name-malformed' } });
  });

  it('takes no name where keys say who asks', async () => {
    const key = { name: 'anna', sha256: digestOfKey('k'), scopes: ['read'] } as const;
    const keyed = await ApiBench.start({ apiKeys: [key] });
    const headers = { authorization: 'Bearer k', ...as('bert') };
    const answer = await keyed.get('/proposals', headers);
    await keyed.stop();
    expect(answer).toMatchObject({ status: 403, body: { code: 'name-not-taken' } });
  });
});

describe('an import', () => {
  const csv = { 'content-type': 'text/csv' };
  const changed = async () =>
    (await bench.get('/directory/export.csv')).text.replace('Duty desk gh-1', 'Renamed');

  it('shows its difference first, and keeps none of it', async () => {
    const body = await changed();
    const before = await bench.events();
    const path = '/directory/imports/difference';
    expect(await bench.ask('POST', path, { body, headers: csv })).toMatchObject({
      status: 200,
      body: {
        contactPoints: [
          {
            contactPointId: 'gh-1',
            kind: 'changed',
            changes: [{ field: 'institution', before: 'Duty desk gh-1', after: 'Renamed' }],
          },
        ],
      },
    });
    expect(await bench.events()).toBe(before);
    const keyed = await bench.ask('POST', path, {
      body,
      headers: { ...csv, 'idempotency-key': 'k-1' },
    });
    expect(keyed).toMatchObject({ status: 400, body: { code: 'idempotency-key-needless' } });
  });

  it('FM-16: becomes proposals in somebody’s name', async () => {
    const body = await changed();
    const path = '/directory/imports/proposals';
    expect(await bench.ask('POST', path, { body, headers: csv })).toMatchObject({
      status: 409,
      body: { code: 'name-missing' },
    });
    const proposed = await bench.ask('POST', path, { body, headers: { ...csv, ...as('ana') } });
    expect(proposed).toMatchObject({ status: 200, body: { proposed: 1, left: [] } });
    expect((await bench.get('/proposals')).body).toMatchObject([
      { proposedBy: { id: 'ana' }, source: { kind: 'import' }, fields: ['institution'] },
    ]);
    expect((await bench.get(point)).body).toMatchObject({
      details: { institution: 'Duty desk gh-1' },
    });
  });
});
