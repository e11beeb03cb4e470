import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { roles, type Permission, type Role } from '#access';
import { memoryStores, ProjectionHost } from '#engine';
import { SimulatedTransport } from '#messaging';
import { digestOfKey } from '../api/http/api-keys.js';
import { ServedRoutes } from '../api/http/served-routes.js';
import { loadConfiguration } from '../configuration/index.js';
import { createLog } from '../observability/index.js';
import { startServer, type RunningServer } from '../start-server.js';
import { projectionRules, routeName, routeRules } from './route-rules.js';

/** Said here once more, so that a slip in the product's table shows. */
const may: Readonly<Record<Role | 'reading', readonly Permission[]>> = {
  admin: ['own-account', 'read', 'read-history', 'operate', 'administer'],
  operator: ['own-account', 'read', 'operate'],
  analyst: ['own-account', 'read', 'read-history'],
  viewer: ['own-account', 'read'],
  reading: ['read', 'read-history'],
};
/** Asked with something other than GET, and changing nothing that is not one's own. */
const harmless = ['POST /api/v1/dry-runs', 'POST /api/v1/keys', 'POST /api/v1/keys/{keyId}/revoke'];

interface Operation {
  readonly parameters: readonly {
    readonly in: string;
    readonly name: string;
    readonly example?: unknown;
  }[];
}

let server: RunningServer;
let operations: readonly (readonly [name: string, path: string])[];

beforeAll(async () => {
  const apiKeys = [
    ...roles.map((role) => ({ name: role, sha256: digestOfKey(role), role })),
    { name: 'reading', sha256: digestOfKey('reading'), role: 'admin', scopes: ['read'] },
  ];
  const environment = {
    ROLLCALL_API_KEYS: JSON.stringify(apiKeys),
    // There are routes only where a provider is configured.
    ROLLCALL_ACCESS_OIDC_ISSUER: 'https://id.example',
    ROLLCALL_ACCESS_OIDC_CLIENT_ID: 'rollcall',
    ROLLCALL_ACCESS_OIDC_CLIENT_SECRET: 'a secret of the test',
  };
  const flags = { 'http.port': '0' };
  const { config } = loadConfiguration({ cwd: import.meta.dirname, environment, flags });
  server = await startServer(config, createLog({ level: 'silent', pretty: false }), {
    stores: memoryStores(),
    transport: new SimulatedTransport(),
  });
  const { paths } = (await (await fetch(`${server.url}/api/docs-json`)).json()) as {
    readonly paths: Record<string, Record<string, Operation>>;
  };
  operations = Object.entries(paths).flatMap(([path, of]) =>
    Object.entries(of).map(([method, one]) => {
      const filled = one.parameters
        .filter((parameter) => parameter.in === 'path')
        .reduce((text, { name, example }) => text.replace(`{${name}}`, String(example)), path);
      return [`${method.toUpperCase()} ${path}`, filled] as const;
    }),
  );
});
afterAll(() => server.close());

async function asked(name: string, path: string, key?: string) {
  const [method = 'GET'] = name.split(' ');
  const headers: Record<string, string> =
    key === undefined ? {} : { authorization: `Bearer ${key}` };
  const response = await fetch(`${server.url}${path}`, { method, headers });
  const isProblem =
    response.headers.get('content-type')?.startsWith('application/problem') ?? false;
  if (isProblem) return ((await response.json()) as { readonly code: string }).code;
  await response.body?.cancel();
  return response.status;
}

/** Which of all operations end so for a key. */
async function endingSo(isSo: (ending: string | number) => boolean, key?: string) {
  const found: string[] = [];
  for (const [name, path] of operations) if (isSo(await asked(name, path, key))) found.push(name);
  return found;
}

it('asks every route for a key', async () => {
  expect(operations.length).toBeGreaterThan(80);
  const open = await endingSo((ending) => ending !== 'api-key-missing');
  expect(open).toEqual(
    operations.map(([name]) => name).filter((one) => routeRules[one] === 'public'),
  );
  expect(await endingSo((ending) => ending !== 'api-key-unknown', 'another')).toEqual(open);
});

describe.each([...roles, 'reading'] as const)('whoever has the key of %s', (key) => {
  it('is let in where that is allowed, and nowhere else', async () => {
    const refused = await endingSo((ending) => ending === 'permission-missing', key);
    const expected = operations
      .map(([name]) => name)
      .filter((name) => !may[key].some((one) => one === routeRules[name]));
    expect(refused).toEqual(expected);
  });

  it('meets no route that nobody thought of', async () => {
    expect(await endingSo((ending) => ending === 'route-without-rule', key)).toEqual([]);
    expect(await endingSo((ending) => ending === 'api-key-missing', key)).toEqual([]);
  });
});

it('has a rule for every route that is served, and for no other', () => {
  const served = server.app.get(ServedRoutes, { strict: false }).all();
  const names = served.map(({ method, path }) => routeName(method, path));
  const ruled = Object.keys(routeRules);
  expect(names.filter((name) => !ruled.includes(name))).toEqual([]);
  // Routes with a wildcard are not in that list.
  expect(ruled.filter((name) => !name.includes('*') && !names.includes(name))).toEqual([]);
});

it('has a rule for every projection, and for no other', () => {
  expect(server.app.get(ProjectionHost).names).toEqual(Object.keys(projectionRules).toSorted());
});

it('lets nobody change anything who may only read', () => {
  const changing = Object.entries(routeRules).filter(([name]) => /^.* \/api\/v1\//.test(name));
  const lenient = changing.filter(
    ([name, rule]) => !name.startsWith('GET ') && rule !== 'operate' && rule !== 'administer',
  );
  expect(lenient.map(([name]) => name).toSorted()).toEqual(harmless.toSorted());
});

it.each([
  ['accounts', 'operator', 'permission-missing'],
  ['api-keys/stream', 'analyst', 'permission-missing'],
  ['mailbox', 'viewer', 'permission-missing'],
  ['mailbox', 'operator', 200],
  ['accounts', 'admin', 200],
  ['nothing', 'viewer', 'projection-unknown'],
])('shows the projection %s to %s: %s', async (name, key, ending) => {
  expect(await asked('GET', `/api/v1/projections/${name}`, key)).toBe(ending);
});
