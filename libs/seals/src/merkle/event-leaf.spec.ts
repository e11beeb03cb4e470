import { expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import type { EventMetadata, JsonObject } from '#kernel';
import { testEvent } from '#testing';
import { canonicalEvent, leafHash, leafPrefix, leavesIn, type SealedEvent } from './event-leaf.js';

const metadata = { at: '2024-02-19T09:00:00.000Z', schema: 1 } as unknown as EventMetadata;
const event = (data: unknown): SealedEvent => ({
  ...testEvent({ id: 'e1', data: data as JsonObject }),
  metadata,
  stream: 'thing-1',
  revision: 0,
});

it('writes the examples of RFC 8785 as it does', () => {
  const numbers = [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001];
  const string = '€$\u000f\nA\'B"\\\\"/';
  expect(canonicalEvent(event({ numbers, string, literals: [null, true, false] }))).toContain(
    String.raw`"data":{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  );
  // By UTF-16 units: a surrogate pair sorts before U+FB33.
  const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, ö: 7 };
  expect(canonicalEvent(event(keys))).toContain(
    '"data":{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"\ud83d\ude00":5,"\ufb33":3}',
  );
});

it('writes what any other implementation of RFC 8785 writes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const one = event({ value: JSON.parse(JSON.stringify(value)) as unknown });
      expect(canonicalEvent(one)).toBe(canonicalize(one));
    }),
  );
});

it('takes in what is no Unicode, so that no event keeps a log from being sealed', () => {
  const [half, other] = [event({ text: '\ud800' }), event({ text: '\ufffd' })];
  expect(leafHash(half)).not.toEqual(leafHash(other));
});

it('depends on all of an event but its position', () => {
  const one = event({ a: 1 });
  const others = [
    { ...one, stream: 'thing-2' },
    { ...one, revision: 1 },
    { ...one, id: 'e2' },
    { ...one, type: 'OtherHappened' },
    { ...one, data: { a: 2 } },
    { ...one, metadata: { ...metadata, schema: 2 } },
  ];
  const prefixes = [one, ...others].map((each) => leafPrefix(leafHash(each)));
  expect(new Set(prefixes).size).toBe(7);
  expect(leafHash({ ...one, position: 7 } as SealedEvent)).toEqual(leafHash(one));
});

it('finds the leaves of a seal again, and only where they are as many as it counts', () => {
  const hashes = [1, 2, 3].map((a) => leafHash(event({ a })));
  const leaves = Buffer.concat(hashes.map((hash) => hash.subarray(0, 16))).toString('base64');
  expect(leavesIn(leaves, 3)).toEqual(hashes.map(leafPrefix));
  expect(leavesIn(leaves, 2)).toBeUndefined();
  expect(leavesIn(`${leaves} `, 3)).toBeUndefined();
});
