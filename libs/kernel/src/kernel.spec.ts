import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { validate, version } from 'uuid';
import { isCiphertext } from './ciphertext.js';
import { fold } from './decider.js';
import { describeIssue, failureKind, Fault, InvalidInput, Refusal } from './failures.js';
import { uuidV7Ids } from './fresh-ids.js';
import { derivedId, sequentialIds } from './ids.js';
import { addMs, parseInstant } from './instant.js';
import { canonicalJson, textIn } from './json.js';

describe('canonicalJson', () => {
  it('sorts members at every depth and leaves out undefined ones', () =>
    expect(canonicalJson({ b: [{ d: 1, c: undefined }], a: { z: null, y: 'é' } })).toBe(
      '{"a":{"y":"é","z":null},"b":[{"d":1}]}',
    ));

  it.each([
    [undefined, 'null'],
    [null, 'null'],
    [[undefined, 1], '[null,1]'],
    ['a"b', '"a\\"b"'],
    [{}, '{}'],
  ])('writes %p as %s', (value, text) => expect(canonicalJson(value)).toBe(text));

  it('means the same value, whatever the order it was made in', () =>
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    ));
});

describe('textIn', () => {
  it('gives a text member, or fails', () => {
    expect(textIn({ id: 'a' }, 'id')).toBe('a');
    for (const object of [{}, { id: 1 }, { id: null }])
      expect(() => textIn(object, 'id')).toThrow(
        expect.objectContaining({ kind: 'fault', code: 'payload-malformed' }),
      );
  });
});

describe('ids', () => {
  const start = parseInstant('2024-02-19T09:00:00Z');

  it('of one seed are the same on every run, and of another seed others', () => {
    const given = (seed: string) => {
      const ids = sequentialIds(seed, { now: () => start });
      return [ids.next(), ids.next(), ids.next()];
    };
    expect(given('a')).toEqual(given('a'));
    expect(new Set([...given('a'), ...given('b')]).size).toBe(6);
  });

  it('in sequence are UUIDv7s, each greater than the one before, while time stands or moves', () => {
    let now = start;
    const ids = sequentialIds('a', { now: () => now });
    const given = Array.from({ length: 1000 }, (_, n) => {
      if (n % 100 === 99) now = addMs(now, 1);
      return ids.next();
    });
    expect(given.every((id) => validate(id) && version(id) === 7)).toBe(true);
    expect(given.toSorted()).toEqual(given);
    expect(new Set(given).size).toBe(1000);
  });

  it('from the system are UUIDv7s in order too', () => {
    const given = Array.from({ length: 1000 }, () => uuidV7Ids.next());
    expect(given.every((id) => validate(id) && version(id) === 7)).toBe(true);
    expect(given.toSorted()).toEqual(given);
    expect(new Set(given).size).toBe(1000);
  });

  it('that are derived name the same parts the same, and no others', () => {
    expect(derivedId('attempt', 'a', 'b')).toBe(derivedId('attempt', 'a', 'b'));
    expect(version(derivedId('attempt'))).toBe(5);
    const others = [['a', 'bc'], ['ab', 'c'], ['abc'], ['a', 'b', 'c'], ['a","b', 'c'], ['']];
    expect(new Set(others.map((parts) => derivedId(...parts))).size).toBe(others.length);
  });
});

describe('failures', () => {
  it('are told apart by kind', () => {
    const issue = { where: { path: 'steps[2].after' }, message: 'is earlier' };
    expect(failureKind(new Refusal('ping-unknown'))).toBe('refusal');
    expect(failureKind(new InvalidInput([issue]))).toBe('invalid-input');
    expect(failureKind(new Fault('no-disk', 'no disk'))).toBe('fault');
    for (const other of [new Error('x'), { kind: 'fault' }, 'fault', undefined, null])
      expect(failureKind(other)).toBeUndefined();
    expect(failureKind(Object.assign(new Error('x'), { kind: 'other' }))).toBeUndefined();
  });

  it('are known by kind where their class is another copy', () =>
    expect(failureKind(Object.assign(new Error('x'), { kind: 'refusal' }))).toBe('refusal'));

  it('say what happened', () => {
    expect(new Refusal('ping-unknown', { id: 'a' })).toMatchObject({
      message: 'ping-unknown',
      details: { id: 'a' },
    });
    const cause = new Error('ENOSPC');
    expect(new Fault('no-disk', 'the disk is full', { cause })).toMatchObject({ cause });
  });

  it.each([
    [{ source: 'a.csv', line: 3, column: 7 }, 'a.csv:3:7: is wrong'],
    [{ source: 'policy.json', path: 'steps[0].to' }, 'policy.json:steps[0].to: is wrong'],
    [{ path: 'deadline' }, 'deadline: is wrong'],
    [{}, 'is wrong'],
  ])('%p is described as %s', (where, text) =>
    expect(describeIssue({ where, message: 'is wrong' })).toBe(text),
  );
});

describe('fold', () => {
  it('starts from the initial state and keeps it', () => {
    const total = {
      initial: { total: 0 },
      evolve: (state: { total: number }, event: { type: 'Added'; data: { amount: number } }) => ({
        total: state.total + event.data.amount,
      }),
    };
    const added = (amount: number) => ({ type: 'Added', data: { amount } }) as const;
    expect(fold(total, [added(1), added(2)])).toEqual({ total: 3 });
    expect(fold(total, [])).toBe(total.initial);
  });
});

describe('a ciphertext', () => {
  it('has its form', () => {
    const body = 'A'.repeat(38);
    expect(isCiphertext(`enc1.${body}`)).toBe(true);
    for (const other of [`enc1.${body.slice(1)}`, `enc2.${body}`, `enc1.${body}=`, body, 7, null])
      expect(isCiphertext(other)).toBe(false);
  });
});
