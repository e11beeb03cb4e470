import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, it } from '@jest/globals';

/** The house rules that no linter here can say. Imports run one way: down this list, within a line not across. */
const root = resolve(import.meta.dirname, '../..');
const floors: readonly (readonly string[])[] = [
  ['libs/kernel'],
  ['libs/documents', 'libs/redis', 'libs/sqlite'],
  ['libs/event-log', 'libs/timers', 'libs/snapshots', 'libs/idempotency'],
  ['libs/keys'],
  ['libs/engine'],
  ['libs/messaging', 'libs/seals'],
  ['libs/access', 'libs/activities', 'libs/directory'],
  ['libs/campaigns'],
  ['libs/answers'],
  ['libs/audit', 'libs/privacy', 'libs/reporting', 'libs/simulation'],
  ['apps/server'],
  ['apps/cli'],
  ['apps/console'],
];
/** Product packages that a floor may use; what is not listed may use any. */
const packages: Readonly<Record<string, RegExp>> = {
  'libs/kernel': /^(temporal-polyfill|uuid)$/,
};
const impure = /\b(Date\.now|new Date\(\)|Math\.random|randomUUID|performance\.now|process\.env)\b/;

const files = ['apps', 'libs'].flatMap((dir) =>
  readdirSync(join(root, dir), { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((name) => /\.tsx?$/.test(name)),
);

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
}

function importsOf(source: string): readonly Import[] {
  const found = source.matchAll(
    /^(?:import|export)\s(type\s)?(?:[^;'"]*?\sfrom\s)?['"]([^'"]+)['"]/gm,
  );
  return [...found].flatMap(([, typeOnly, from]) =>
    from === undefined ? [] : [{ from, typeOnly: typeOnly !== undefined }],
  );
}

function layerOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}

function floorOf(layer: string): number {
  return floors.findIndex((floor) => floor.includes(layer));
}

function faultOf(file: string, { from, typeOnly }: Import): string | undefined {
  const layer = layerOf(file);
  const spec = file.endsWith('.spec.ts') || file.includes('/testing/');
  if (typeOnly && from.endsWith('.dto.js')) return 'a DTO imported as a type is not validated';
  if (from.startsWith('#') && file.startsWith('apps/console/src/'))
    return 'the console knows of the server what its API says';
  if (from.startsWith('#')) {
    const target = from === '#server' ? 'apps/server' : `libs/${from.slice(1).split('/')[0]}`;
    if (target === 'libs/testing' || from.endsWith('/testing'))
      return spec ? undefined : 'test code is never shipped';
    if (target === layer) return 'inside a lib, import by path';
    if (spec || layer === 'libs/testing') return undefined;
    return floorOf(target) < floorOf(layer) ? undefined : `must not see ${target}`;
  }
  if (from.startsWith('.')) {
    const target = layerOf(relative(root, resolve(root, file, '..', from)));
    return target === layer ? undefined : `reach ${target} by its # name`;
  }
  if (spec || layer === 'libs/testing') return undefined;
  return packages[layer]?.test(from) === false ? `package ${from} is not for ${layer}` : undefined;
}

/** What decides is pure: no framework, no package, no clock and no chance; of other libs it runs only what is pure too. */
function domainFault({ from, typeOnly }: Import): string | undefined {
  if (typeOnly || from.startsWith('.')) return undefined;
  return /^#(kernel|[a-z-]+\/domain)$/.test(from) ? undefined : `the domain must not run ${from}`;
}

function faults(file: string): readonly string[] {
  const source = readFileSync(join(root, file), 'utf8');
  const isDomain =
    (file.startsWith('libs/kernel/') || file.includes('/src/domain/')) &&
    !file.endsWith('.spec.ts') &&
    !file.includes('/testing/');
  const imports = importsOf(source);
  const found = imports.flatMap((one) => faultOf(file, one) ?? []);
  if (isDomain && !file.startsWith('libs/kernel/'))
    found.push(...imports.flatMap((one) => domainFault(one) ?? []));
  if (isDomain && !/\/(clock|fresh-ids)\.ts$/.test(file) && impure.test(source))
    found.push('clock or chance in the domain');
  return found.map((fault) => `${file}: ${fault}`);
}

it('keeps the house rules', () => {
  expect(files.length).toBeGreaterThan(100);
  expect(files.flatMap(faults)).toEqual([]);
});

it('has every lib on a floor', () => {
  const layers = [...new Set(files.map(layerOf))].filter((layer) => layer !== 'libs/testing');
  expect(layers.filter((layer) => floorOf(layer) === -1)).toEqual([]);
});
