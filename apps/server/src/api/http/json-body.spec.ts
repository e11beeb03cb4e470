import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { limits } from '#kernel';
import { parseJsonBody } from './json-body.js';

const refused = (detail: RegExp) =>
  expect.objectContaining({
    status: 400,
    code: 'json-malformed',
    message: expect.stringMatching(detail),
  });

function thrownBy(bytes: Buffer): unknown {
  try {
    return { returned: parseJsonBody(bytes) };
  } catch (error) {
    return error;
  }
}

describe('a JSON body', () => {
  it('comes out as it went in', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 10 }), (value) => {
        fc.pre(!/"(__proto__|constructor|prototype)":/.test(JSON.stringify(value)));
        const text = JSON.stringify(value);
        expect(parseJsonBody(Buffer.from(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('may be empty', () => {
    expect(parseJsonBody(Buffer.alloc(0))).toBeUndefined();
  });

  it.each([
    ['cut off', '{"a":', /is not JSON/],
    ['no JSON', 'a=b', /is not JSON/],
    ['reaching for a prototype', '{"a":[{"__proto__":{"b":1}}]}', /"__proto__" is not/],
    ['reaching for a constructor', '{"constructor":1}', /"constructor" is not/],
    ['reaching through an escape', '{"\\u005f_proto__":1}', /"__proto__" is not/],
    ['nested 100,000 deep', '['.repeat(100_000), /nested deeper/],
    ['nested and closed', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`, /nested deeper/],
  ])('that is %s is refused', (_, text, detail) => {
    expect(thrownBy(Buffer.from(text))).toEqual(refused(detail));
  });

  it('that is not UTF-8 is refused', () => {
    expect(thrownBy(Buffer.from([0x22, 0xff, 0xfe, 0x22]))).toEqual(refused(/not UTF-8/));
  });

  it('may be as deep as the limit, and brackets in texts do not count', () => {
    const depth = limits.jsonDepthMax;
    const text = `${'['.repeat(depth - 1)}{"[[\\"{{":"${'['.repeat(200)}\\\\"}${']'.repeat(depth - 1)}`;
    expect(thrownBy(Buffer.from(text))).toHaveProperty('returned');
    expect(thrownBy(Buffer.from(`[${text}]`))).toEqual(refused(/nested deeper/));
  });
});
