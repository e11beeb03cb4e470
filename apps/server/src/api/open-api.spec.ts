import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ServedRoutes } from './http/served-routes.js';
import { ApiBench } from './testing/api-bench.js';

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

let bench: ApiBench;
let operations: readonly (readonly [string, Operation])[];

beforeAll(async () => {
  bench = await ApiBench.start();
  const { body } = await bench.get('/api/docs-json');
  const { paths } = body as { readonly paths: Record<string, Record<string, Operation>> };
  operations = Object.entries(paths)
    .filter(([path]) => path.startsWith('/api/v1/'))
    .flatMap(([path, of]) =>
      Object.entries(of).map(([method, one]) => [`${method.toUpperCase()} ${path}`, one] as const),
    );
});
afterAll(() => bench.stop());

it('describes every route of the API', () => {
  const routes = bench.server.app.get(ServedRoutes);
  const served = routes
    .all()
    .filter(({ method, path }) => path.startsWith('/api/v1/') && method !== 'HEAD')
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
  expect(served.length).toBeGreaterThan(50);
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

it('is shown to people without anything from elsewhere', async () => {
  const page = await bench.get('/api/docs');
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.text).not.toMatch(/https?:\/\//);
  const links = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link ?? '');
  for (const link of links) expect((await bench.get(link)).status).toBe(200);
  expect((await bench.get('/api/docs/package.json')).status).toBe(404);
});
