import { expect, it } from '@jest/globals';
import { canonicalJson } from './json.js';

it('gives the same text for the same value, in whatever order it was made', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined, A: true })).toBe(
    '{"A":true,"b":[1,{"c":"x","d":null}]}',
  );
});

it('refuses a number that it could only write as nothing', () => {
  const read = JSON.parse('{"count":[1e999]}') as unknown;
  expect(() => canonicalJson(read)).toThrow(expect.objectContaining({ code: 'number-not-finite' }));
});
