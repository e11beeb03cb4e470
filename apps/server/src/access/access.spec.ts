import { Controller, Get, Module, Post } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AccountDesk, type Role } from '#access';
import { addMs } from '#kernel';
import { ApiBench } from '../api/testing/api-bench.js';
import { digestOfKey } from '../api/http/api-keys.js';
import { ApiController, ApiGuard } from '../api/index.js';
import { StreamHub } from '../streams/stream-hub.js';
import { StreamsModule } from '../streams/streams.module.js';
import { StreamReader } from '../streams/testing/stream-reader.js';
import type { RefusedAccess } from '../api/http/api.guard.js';

const root = {
  name: 'root',
  sha256: digestOfKey('root'),
  scopes: ['write'],
  role: 'admin',
} as const;
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

let bench: ApiBench;
afterEach(() => bench.stop());

interface Issued {
  readonly key: string;
  readonly keyId: string;
}

async function issued(role: Role, given: object = {}): Promise<Issued> {
  const { status, body } = await bench.post(
    '/keys',
    { name: role, role, ...given },
    bearer('root'),
  );
  expect(status).toBe(201);
  return body as Issued;
}

async function accountOf(login: string, role: Role): Promise<void> {
  const made = await bench.post('/accounts', { login, role }, bearer('root'));
  const { path } = (made.body as { invitation: { path: string } }).invitation;
  const token = path.replace('/invitation/', '');
  const password = 'a plain sentence of mine';
  await bench.server.app.get(AccountDesk).accept({ token, password }, bench.server.context());
}

describe('keys that were issued', () => {
  const refusals: RefusedAccess[] = [];
  beforeEach(async () => {
    refusals.length = 0;
    bench = await ApiBench.start({
      apiKeys: [root],
      onAccessRefused: (refused) => refusals.push(refused),
    });
  });

  it('let in as what they are, and are recorded with what they do', async () => {
    const { key, keyId } = await issued('operator');
    expect(await bench.put('/policies/strict', { steps: [] }, bearer(key))).toMatchObject({
      status: 201,
    });
    const [defined] = await bench.server.recorded('PolicyDefined');
    expect(defined?.metadata.actor).toEqual({ kind: 'api-key', id: keyId });
    expect((await bench.get('/me', bearer(key))).body).toEqual({
      actor: { kind: 'api-key', id: keyId },
      role: 'operator',
      permissions: ['own-account', 'read', 'operate'],
      account: null,
    });
  });

  it('let nobody in once they are revoked or over', async () => {
    const { key, keyId } = await issued('viewer');
    expect((await bench.get('/policies', bearer(key))).status).toBe(200);
    await bench.post(`/keys/${keyId}/revoke`, undefined, bearer('root'));
    expect(await bench.get('/policies', bearer(key))).toMatchObject({
      status: 401,
      body: { code: 'api-key-revoked' },
    });
    const until = addMs(bench.server.clock.now(), 1_000);
    const short = await issued('viewer', { expiresAt: until });
    bench.server.clock.set(until);
    expect(await bench.get('/policies', bearer(short.key))).toMatchObject({
      status: 401,
      body: { code: 'api-key-expired' },
    });
  });

  it('record what they were refused, once an hour', async () => {
    const { key, keyId } = await issued('viewer');
    for (const policy of ['a', 'b'])
      expect(await bench.put(`/policies/${policy}`, { steps: [] }, bearer(key))).toMatchObject({
        status: 403,
        body: {
          code: 'permission-missing',
          detail: `${keyId} has the role viewer and may not operate the network`,
        },
      });
    expect(refusals).toMatchObject([
      { route: 'PUT /api/v1/policies/{policyId}', permission: 'operate' },
      { route: 'PUT /api/v1/policies/{policyId}' },
    ]);
    const events = await bench.server.recorded('AccessRefused');
    expect(events.map(({ data }) => data)).toMatchObject([
      { principal: `api-key.${keyId}`, route: 'PUT /api/v1/policies/{policyId}' },
    ]);
  });

  it('are told once, and kept for no repetition', async () => {
    const headers = { ...bearer('root'), 'idempotency-key': 'one' };
    expect(await bench.post('/keys', { name: 'x', role: 'viewer' }, headers)).toMatchObject({
      status: 400,
      body: { code: 'idempotency-key-not-taken' },
    });
    expect((await bench.get('/keys', bearer('root'))).body).toEqual([]);
  });

  it('are seen and revoked by whose they are, and by administrators', async () => {
    await accountOf('anna', 'operator');
    const { keyId } = await issued('viewer');
    const viewer = await issued('viewer');
    expect((await bench.get('/keys', bearer(viewer.key))).body).toEqual([]);
    expect(await bench.post(`/keys/${keyId}/revoke`, undefined, bearer(viewer.key))).toMatchObject({
      status: 404,
      body: { code: 'key-unknown' },
    });
    expect(await bench.post('/keys', { name: 'mine' }, bearer(viewer.key))).toMatchObject({
      status: 409,
      body: { code: 'account-missing' },
    });
  });
});

describe('accounts over the API', () => {
  beforeEach(async () => {
    bench = await ApiBench.start({ apiKeys: [root] });
  });

  it('are made, listed, changed and disabled by administrators', async () => {
    const made = { login: 'anna', role: 'admin', name: 'Anna K.', email: 'anna@example.org' };
    const created = await bench.post('/accounts', made, bearer('root'));
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe('/api/v1/accounts/anna');
    expect(created.text).not.toContain('Anna K.');
    expect((await bench.get('/accounts', bearer('root'))).body).toMatchObject([
      { accountId: 'anna', name: 'Anna K.', hasPassword: false },
    ]);
    expect(await bench.post('/accounts', made, bearer('root'))).toMatchObject({
      status: 409,
      body: { code: 'account-exists' },
    });
    for (const login of ['Anna', 'a', '../x', 'a b', 'anna.', 'x'.repeat(33)])
      expect(await bench.post('/accounts', { ...made, login }, bearer('root'))).toMatchObject({
        status: 422,
      });
    await bench.post('/accounts/anna/role', { role: 'viewer' }, bearer('root'));
    await bench.post('/accounts/anna/disable', undefined, bearer('root'));
    expect((await bench.get('/accounts/anna', bearer('root'))).body).toMatchObject({
      role: 'viewer',
      disabled: true,
      invitedUntil: null,
    });
    expect(await bench.post('/accounts/anna/invite', {}, bearer('root'))).toMatchObject({
      status: 409,
      body: { code: 'account-disabled' },
    });
    expect(await bench.get('/accounts/nobody', bearer('root'))).toMatchObject({ status: 404 });
  });
});

describe('while nobody was given access', () => {
  beforeEach(async () => {
    bench = await ApiBench.start();
  });

  it('whoever is at this machine administers it, until somebody was', async () => {
    expect((await bench.get('/accounts')).status).toBe(200);
    for (const [path, named] of [
      ['/accounts', { login: 'anna' }],
      ['/keys', { name: 'wall' }],
    ] as const)
      expect(await bench.post(path, { ...named, role: 'viewer' })).toMatchObject({
        status: 409,
        body: { code: 'administrator-first' },
      });
    const { status } = await bench.post('/accounts', { login: 'anna', role: 'admin' });
    expect(status).toBe(201);
    for (const path of ['/accounts', '/policies'])
      expect(await bench.get(path)).toMatchObject({
        status: 401,
        body: { code: 'api-key-missing' },
      });
  });

  it('nobody is at this machine where a proxy leads others to it', async () => {
    await bench.stop();
    bench = await ApiBench.start({ isLedFromElsewhere: true });
    for (const path of ['/policies', '/me'])
      expect(await bench.get(path)).toMatchObject({
        status: 401,
        body: { code: 'api-key-missing' },
      });
    const made = await bench.post('/accounts', { login: 'mallory', role: 'admin' });
    expect(made.status).toBe(401);
    expect(await bench.server.recorded()).toEqual(
      await bench.server.recorded('PartyRecorded', 'ContactPointRegistered'),
    );
  });

  it('a key closes the door as well', async () => {
    const { body } = await bench.post('/keys', { name: 'first', role: 'admin' });
    expect((await bench.get('/policies')).status).toBe(401);
    expect((await bench.get('/accounts', bearer((body as Issued).key))).status).toBe(200);
  });
});

@Controller('api/v1/forgotten')
class UnguardedController {
  @Get()
  read(): string {
    return 'everything';
  }
  @Post()
  change(): string {
    return 'changed';
  }
}
@ApiController('forgotten-too', 'access')
class UnruledController {
  @Get()
  read(): string {
    return 'everything';
  }
}
@Module({ controllers: [UnguardedController, UnruledController] })
class ForgottenModule {}

it.each([
  ['GET', '/forgotten'],
  ['POST', '/forgotten'],
  ['GET', '/forgotten-too'],
])('refuses everybody a route without a rule: %s %s', async (method, path) => {
  bench = await ApiBench.start({ apiKeys: [root] }, { features: [ForgottenModule] });
  expect(await bench.ask(method, path, { headers: bearer('root') })).toMatchObject({
    status: 403,
    body: { code: 'route-without-rule' },
  });
  expect(await bench.ask(method, path)).toMatchObject({ status: 401 });
});

it('ends the stream of a key that was revoked, at the next beat', async () => {
  const features = [StreamsModule.over({ guard: ApiGuard })];
  bench = await ApiBench.start({ apiKeys: [root] }, { features });
  const { key, keyId } = await issued('viewer');
  const other = await issued('viewer');
  const url = `${bench.server.url}/api/v1/projections/policies/stream`;
  const reader = await new StreamReader(url).connect(bearer(key));
  const stays = await new StreamReader(url).connect(bearer(other.key));
  const hub = bench.server.app.get(StreamHub, { strict: false });
  hub.beat();
  expect(hub.subscribers).toBe(2);
  await bench.post(`/keys/${keyId}/revoke`, undefined, bearer('root'));
  hub.beat();
  await reader.until(() => reader.ended);
  expect(hub.subscribers).toBe(1);
  stays.cut();
});
