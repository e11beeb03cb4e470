import { describe, expect, it } from '@jest/globals';
import { isSameOrigin, placeHere } from './same-origin.js';

describe('the place to go to after signing in', () => {
  it.each(['/account', '/api/docs', '/campaigns?state=running#board', '/a/../b', '/é'])(
    'is %s, which is on this origin',
    (place) => {
      expect(placeHere(place, 100, '/otherwise')).toMatch(/^\/[^/]/);
      expect(placeHere(place, 100, '/otherwise')).not.toBe('/otherwise');
    },
  );

  it.each([
    undefined,
    '',
    'account',
    'https://evil.example',
    '//evil.example',
    '///evil.example',
    String.raw`/\evil.example`,
    String.raw`\\evil.example`,
    String.raw`/a\..\..\/evil`,
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
    ' /account',
    '/account\r\nset-cookie: a=b',
    '/account\u0000',
    '/account\u2028',
    'javascript:alert(1)',
    `/${'a'.repeat(100)}`,
  ])('is not %j', (place) => {
    expect(placeHere(place, 100, '/otherwise')).toBe('/otherwise');
  });
});

describe('whether a page of ours asked', () => {
  const ours = 'https://ping.example.org';
  it.each([
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ origin: ours }, true],
    [{ 'sec-fetch-site': 'cross-site', origin: ours }, false],
    // Another host of the same domain is somebody else.
    [{ 'sec-fetch-site': 'same-site', origin: ours }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ origin: 'null' }, false],
    [{ origin: 'http://ping.example.org' }, false],
    [{ origin: 'https://ping.example.org.evil.example' }, false],
    [{}, false],
  ])('%j: %s', (headers, expected) => {
    expect(isSameOrigin(headers, ours)).toBe(expected);
  });
});
