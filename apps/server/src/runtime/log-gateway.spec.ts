import { afterEach, describe, expect, it } from '@jest/globals';
import { AccessRecord, KeyDesk, permissionsOfRole, type Role } from '#access';
import { digestOfKey, type ApiKey } from '../api/http/api-keys.js';
import { ApiBench } from '../api/testing/api-bench.js';
import { accessOf } from './log-gateway.js';

let bench: ApiBench;
afterEach(() => bench.stop());

const configured: readonly ApiKey[] = [
  { name: 'old', sha256: digestOfKey('old'), scopes: ['read'] },
  { name: 'writer', sha256: digestOfKey('writer'), scopes: ['log-write'] },
  { name: 'operator', sha256: digestOfKey('operator'), scopes: ['write'], role: 'operator' },
  { name: 'analyst', sha256: digestOfKey('analyst'), scopes: ['read'], role: 'analyst' },
];

async function access(apiKeys: readonly ApiKey[], secret?: string) {
  const { app, ports } = bench.server;
  const doors = { apiKeys, issued: app.get(KeyDesk), record: app.get(AccessRecord), ports };
  return accessOf(doors, secret === undefined ? undefined : { secret });
}

async function issued(role: Role): Promise<string> {
  const given = { name: role, role, readOnly: false };
  const desk = bench.server.app.get(KeyDesk);
  return (await desk.issue(given, permissionsOfRole.admin, bench.server.context())).key;
}

describe('who reads the log at its gateway', () => {
  it('is anybody at this machine, until somebody has access', async () => {
    bench = await ApiBench.start();
    expect(await access([])).toBe('write');
    const admin = await issued('admin');
    expect(await access([])).toBe('none');
    expect(await access([], admin)).toBe('read');
  });

  it('is whose key may read the history', async () => {
    bench = await ApiBench.start();
    const of = async (keys: readonly string[]) =>
      Promise.all(keys.map(async (key) => await access(configured, key)));
    const allowed = ['read', 'write', 'none', 'read', 'none'];
    expect(await of(['old', 'writer', 'operator', 'analyst', 'another'])).toEqual(allowed);
    const keys = [];
    for (const role of ['admin', 'analyst', 'operator', 'viewer'] as const)
      keys.push(await issued(role));
    expect(await of(keys)).toEqual(['read', 'read', 'none', 'none']);
  });
});
