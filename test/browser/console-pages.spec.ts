import { afterEach, describe, expect, it } from '@jest/globals';
import { parseInstant } from '#kernel';
import { freshPath, printed } from '../e2e/support/rollcall.js';
import { ConsoleBench, visit } from './console-support.js';

let bench: ConsoleBench;
afterEach(() => bench.end());

/** Of everything that the reference network lived through in its year. */
const paths = [
  '/',
  '/campaigns',
  '/campaigns/plan',
  '/directory',
  '/directory/fr-1',
  '/directory/versions',
  '/directory/import',
  '/proposals',
  '/phone-tasks',
  '/mail',
  '/statistics',
  '/activities',
  '/audit',
  '/settings',
];

interface Seen {
  /** What is wrong, by page, language and theme. */
  readonly found: Readonly<Record<string, readonly string[]>>;
  readonly headings: Readonly<Record<string, string>>;
  readonly troubles: readonly string[];
}

describe('every page of the console', () => {
  it('can be read by whoever sees little, in both languages and themes, on the smallest screen, and in print', async () => {
    const data = freshPath('year');
    await printed('enact', 'examples/network-2024/year.yaml', '--data', data);
    bench = await ConsoleBench.start({ data, now: parseInstant('2025-01-10T09:00:00Z') });
    const given = { url: `${bench.url}/console`, paths };
    const { found, headings, troubles } = await visit<Seen>('visit-console-pages.mjs', given);
    expect(found).toEqual({});
    expect(troubles).toEqual([]);
    expect(headings['/directory en']).toBe('Directory');
    expect(headings['/directory fr']).toBe('Répertoire');
    expect(Object.keys(headings)).toHaveLength(2 * paths.length);
  });
});
