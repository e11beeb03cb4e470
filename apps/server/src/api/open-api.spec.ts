import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { memoryStores } from '#engine';
import { SimulatedTransport } from '#messaging';
import { loadConfiguration } from '../configuration/index.js';
import { createLog } from '../observability/index.js';
import { startServer, type RunningServer } from '../start-server.js';
import { ServedRoutes } from './http/served-routes.js';

interface Content {
  readonly schema?: object;
  readonly example?: unknown;
}
interface Operation {
  readonly summary?: string;
  readonly security?: readonly object[];
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly description?: string;
    readonly example?: unknown;
    readonly schema?: { readonly example?: unknown };
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, { readonly content?: Record<string, Content> }>>;
}

let server: RunningServer;
let operations: readonly (readonly [string, Operation])[];

beforeAll(async () => {
  // The server as it runs: whatever it serves beside the API of campaigns is to be described as well.
  const flags = { 'http.port': '0' };
  const { config } = loadConfiguration({ cwd: import.meta.dirname, environment: {}, flags });
  server = await startServer(config, createLog({ level: 'silent', pretty: false }), {
    stores: memoryStores(),
    transport: new SimulatedTransport(),
  });
  const { paths } = (await (await get('/api/docs-json')).json()) as {
    readonly paths: Record<string, Record<string, Operation>>;
  };
  operations = Object.entries(paths)
    .filter(([path]) => path.startsWith('/api/v1/'))
    .flatMap(([path, of]) =>
      Object.entries(of).map(([method, one]) => [`${method.toUpperCase()} ${path}`, one] as const),
    );
});
afterAll(() => server.close());

const get = (path: string) => fetch(`${server.url}${path}`);

it('describes every route of the API', () => {
  const routes = server.app.get(ServedRoutes, { strict: false });
  const served = routes
    .all()
    .filter(({ method, path }) => path.startsWith('/api/v1/') && method !== 'HEAD')
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
  expect(served.length).toBeGreaterThan(50);
  expect(served).toContain('GET /api/v1/projections/{name}/stream');
  expect(served).toContain('GET /api/v1/status');
  expect(operations.map(([name]) => name).toSorted()).toEqual(served.toSorted());
});

it('gives every operation a summary, a key, and problems', () => {
  const poor = operations.filter(
    ([, { summary, security, responses }]) =>
      !summary || !security?.length || !responses['401'] || !responses['403'],
  );
  expect(poor.map(([name]) => name)).toEqual([]);
});

it('gives every parameter a description and an example', () => {
  const poor = operations.flatMap(([name, { parameters }]) =>
    parameters
      .filter(
        ({ description, example, schema }) =>
          !description || (example ?? schema?.example) === undefined,
      )
      .map((parameter) => `${name}: ${parameter.name}`),
  );
  expect(poor).toEqual([]);
});

it('gives every success a schema and an example', () => {
  const poor = operations.filter(([, { responses }]) => {
    const contents = Object.values((responses['200'] ?? responses['201'])?.content ?? {});
    return contents.length === 0 || !contents.every(isRich);
  });
  expect(poor.map(([name]) => name)).toEqual([]);
});

it('gives every body a schema and an example in which nothing is missing', () => {
  const poor = operations.filter(([, { requestBody }]) => {
    const contents = Object.values(requestBody?.content ?? {});
    return !contents.every(isRich) || JSON.stringify(contents).includes(':[null]');
  });
  expect(poor.map(([name]) => name)).toEqual([]);
  const bodies = operations.filter(([, { requestBody }]) => requestBody !== undefined);
  expect(bodies.length).toBeGreaterThan(20);
});

function isRich({ schema, example }: Content): boolean {
  return schema !== undefined && example !== undefined;
}

/** Questions that no past has an answer to, each with its reason. */
const ofNowOnly: Readonly<Record<string, string>> = {
  'GET /api/v1/status': 'what this process does now is no history',
  'GET /api/v1/projections': 'how far the read models of this process have come',
  'GET /api/v1/projections/{name}/stream':
    'a stream begins with what is now, and goes on from there',
  'GET /api/v1/audit/events': 'the history itself, in which an event never changes: `to` bounds it',
  'GET /api/v1/audit/events/{eventId}': 'an event never changes',
  'GET /api/v1/campaigns/{campaignId}/readiness':
    'looks ahead: what would happen if it were launched now',
  'GET /api/v1/campaigns/{campaignId}/dry-run': 'looks ahead: what is going to happen from now on',
  'GET /api/v1/campaigns/{campaignId}/history': 'is the past, all of it at once',
  'GET /api/v1/configuration': 'is how this process was started',
  'GET /api/v1/calendar': 'looks ahead: what is planned by now',
  'GET /api/v1/directory/versions/{from}/differences/{to}':
    'both versions are moments of the past, and never change',
  'GET /api/v1/me': 'who asks now',
  'GET /api/v1/session': 'who asks now',
  'GET /api/v1/accounts': 'who may do what by now; the history has what was',
  'GET /api/v1/accounts/{accountId}': 'who may do what by now; the history has what was',
  'GET /api/v1/keys': 'who may do what by now; the history has what was',
  'GET /api/v1/privacy/contact-points/{contactPointId}': 'what is held now',
  'GET /api/v1/privacy/erasures': 'whose keys are forgotten now, which no past has back',
  'GET /api/v1/seals/{seal}': 'a seal never changes',
  'GET /api/v1/seals/keys': 'keys are only added',
  'GET /api/v1/seals/proofs/{eventId}': 'what a seal proves never changes',
};

it('takes a moment of the past, as instant or as position, for every question but those of now', () => {
  const asked = operations.filter(([name]) => name.startsWith('GET '));
  const asOf = asked.filter(([, { parameters }]) =>
    ['at', 'position'].every((one) =>
      parameters.some(({ name, in: place }) => name === one && place === 'query'),
    ),
  );
  const without = asked.map(([name]) => name).filter((name) => !asOf.some(([one]) => one === name));
  expect(without.toSorted()).toEqual(Object.keys(ofNowOnly).toSorted());
  expect(asOf.length).toBeGreaterThan(25);
});

it('is shown to people without anything from elsewhere', async () => {
  const page = await get('/api/docs');
  expect(page.headers.get('content-type')).toContain('text/html');
  const text = await page.text();
  expect(text).not.toMatch(/https?:\/\//);
  const links = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link ?? '');
  for (const link of links) expect((await get(link)).status).toBe(200);
  expect((await get('/api/docs/package.json')).status).toBe(404);
});
