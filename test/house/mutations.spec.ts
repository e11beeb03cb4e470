import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { mutations } from '../mutations/mutations.js';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(resolve(root, file), 'utf8');

describe('the list of mutations', () => {
  it('has one for every failure mode', () => {
    const known = [...read('docs/failure-modes.md').matchAll(/^\| (FM-\d\d) /gm)].map(
      ([, id]) => id,
    );
    expect(known.length).toBeGreaterThan(30);
    expect(known.filter((id) => !mutations.some(({ rule }) => rule === id))).toEqual([]);
  });

  it.each(mutations.map((one) => [`${one.rule}: ${one.allows}`, one] as const))(
    'still finds what it takes out: %s',
    (_, { file, find, replace, specs }) => {
      expect(read(file).split(find)).toHaveLength(2);
      expect(replace).not.toBe(find);
      expect(specs.filter((spec) => !existsSync(resolve(root, spec)))).toEqual([]);
    },
  );
});
