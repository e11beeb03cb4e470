import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addMs, limits } from '#kernel';
import { permissionsOfRole } from './domain/roles.js';
import type { NewKey } from './key-desk.js';
import { AccessBench, storeKinds, type Desks } from './testing/access-bench.js';

describe.each(storeKinds)('API keys over %s', (kind) => {
  let bench: AccessBench;
  let desks: Desks;
  beforeEach(async () => {
    bench = await AccessBench.start(kind);
    desks = await bench.process();
  });
  afterEach(() => bench.stop());

  const issue = (given: Partial<NewKey> = {}) =>
    desks.keys.issue(
      { name: 'nightly', role: 'operator', readOnly: false, ...given },
      permissionsOfRole.admin,
      bench.context(),
    );
  const holder = (key: string, of = desks) => of.keys.holderOf(key, bench.context());

  it('lets in whoever holds one, as what it is, and nobody who nearly does', async () => {
    const { key, listed } = await issue();
    expect(key).toMatch(/^rc_[\w-]{43}$/);
    expect(await holder(key)).toMatchObject({
      kind: 'in',
      principal: { actor: { kind: 'api-key', id: listed.keyId }, role: 'operator' },
    });
    for (const other of [`${key.slice(0, -2)}AA`, key.slice(3), `${key}x`, '', listed.keyId])
      expect(await holder(other)).toEqual({ kind: 'unknown' });
    const kept = JSON.stringify(await bench.recorded());
    expect(kept).not.toContain(key.slice(3));
  });

  it('lets nobody in by one that was revoked elsewhere, or has expired', async () => {
    const { key, listed } = await issue();
    const other = await bench.process();
    expect(await holder(key, other)).toMatchObject({ kind: 'in' });
    await desks.keys.revoke(listed.keyId, bench.context());
    expect(await holder(key, other)).toEqual({ kind: 'revoked' });
    const short = await issue({ expiresAt: addMs(bench.clock.now(), 1_000) });
    expect(await holder(short.key)).toMatchObject({ kind: 'in' });
    bench.pass(1_000);
    expect(await holder(short.key)).toEqual({ kind: 'expired' });
  });

  it('ends by itself: after a quarter unless told otherwise, and within a year', async () => {
    const { listed } = await issue();
    expect(listed.expiresAt).toBe(addMs(bench.clock.now(), limits.apiKeyMs));
    for (const ms of [0, limits.apiKeyMsMax + 1])
      await expect(issue({ expiresAt: addMs(bench.clock.now(), ms) })).rejects.toMatchObject({
        code: 'key-expiry-malformed',
      });
  });

  it('gives nobody more than they have', async () => {
    const asked = { name: 'x', role: 'operator', readOnly: false } as const;
    await expect(
      desks.keys.issue(asked, permissionsOfRole.analyst, bench.context()),
    ).rejects.toMatchObject({
      code: 'key-role-too-high',
    });
  });

  it('can do no more than the account whose it is, and ends with it', async () => {
    const made = { login: 'anna', role: 'operator' } as const;
    const { token } = await desks.accounts.create(made, bench.context());
    const password = 'a plain sentence of mine';
    await desks.accounts.accept({ token, password }, bench.context());
    const { key } = await issue({ owner: 'anna' });
    const permissions = async () => {
      const found = await holder(key);
      return found.kind === 'in' ? [...found.principal.permissions] : found.kind;
    };
    expect(await permissions()).toContain('operate');
    expect(await holder(key)).toMatchObject({ principal: { actor: { owner: 'anna' } } });
    await desks.accounts.changeRole('anna', 'viewer', bench.context());
    expect(await permissions()).toEqual(['own-account', 'read']);
    await desks.accounts.disable('anna', bench.context());
    expect(await permissions()).toBe('owner-disabled');
    // What ended stays ended; another one is issued.
    await desks.accounts.enable('anna', bench.context());
    expect(await permissions()).toBe('revoked');
    bench.pass(1);
    const fresh = await issue({ owner: 'anna' });
    expect(await holder(fresh.key)).toMatchObject({ kind: 'in' });
  });

  it('gives nobody who may do less than their role what the role may', async () => {
    const asked = { name: 'x', role: 'operator', readOnly: false } as const;
    const less = new Set(['own-account', 'read'] as const);
    await expect(desks.keys.issue(asked, less, bench.context())).rejects.toMatchObject({
      code: 'key-role-too-high',
    });
  });

  it('is issued a few times a day to one person, so that others have room', async () => {
    for (let count = 0; count < limits.keysOfOneMax; count++) {
      const { listed } = await issue({ owner: 'anna' });
      await desks.keys.revoke(listed.keyId, bench.context());
    }
    await expect(issue({ owner: 'anna' })).rejects.toMatchObject({ code: 'keys-too-many' });
    await issue({ owner: 'bert' });
    bench.pass(limits.keysOfOneWindowMs);
    await issue({ owner: 'anna' });
  });

  it('leaves of its role what is for reading, where it is for that', async () => {
    const { key } = await issue({ role: 'admin', readOnly: true });
    expect(await holder(key)).toMatchObject({
      kind: 'in',
      principal: { permissions: new Set(['read', 'read-history']) },
    });
  });

  it('says on which day it was used last, with one event a day', async () => {
    const { key, listed } = await issue();
    for (let at = 0; at < 5; at++) await holder(key);
    expect(await bench.recorded('ApiKeyUsed')).toHaveLength(1);
    bench.pass(86_400_000);
    await holder(key);
    expect(await desks.keys.require(listed.keyId)).toMatchObject({ lastUsedOn: '2026-03-03' });
  });

  it('notes refused access once an hour for each route', async () => {
    const note = (route: string) => desks.record.noteRefused(route, 'operate', bench.context());
    await note('POST /a');
    await note('POST /a');
    await note('POST /b');
    expect(await bench.recorded('AccessRefused')).toHaveLength(2);
    bench.pass(3_600_000);
    await note('POST /a');
    expect(await bench.recorded('AccessRefused')).toHaveLength(3);
  });
});
