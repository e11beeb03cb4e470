import { describe, expect, it } from '@jest/globals';
import { expectedRevision, matchesTag, requireNone } from './entity-tags.js';

describe('If-Match', () => {
  it.each([
    ['"3"', 3],
    ['"1", "3"', 3],
    ['*', 3],
  ])('%s lets a change of revision %d through, and expects it still there', (header, revision) => {
    expect(expectedRevision(header, revision)).toBe(revision);
  });

  it('expects nothing where it is not given', () => {
    expect(expectedRevision(undefined, 3)).toBeUndefined();
  });

  it.each([
    ['"2"', 3],
    ['W/"3"', 3],
    ['*', undefined],
    ['"0"', undefined],
  ])('%s refuses a change of revision %s', (header, revision) => {
    expect(() => expectedRevision(header, revision)).toThrow(
      expect.objectContaining({ code: 'revision-moved' }),
    );
  });

  it.each(['3', '"3', '', 'x'.repeat(3_000)])('%s is malformed', (header) => {
    expect(() => expectedRevision(header, 3)).toThrow(
      expect.objectContaining({ status: 400, code: 'entity-tag-malformed' }),
    );
  });
});

describe('If-None-Match', () => {
  it('forbids what is there', () => {
    expect(() => requireNone('*', 0)).toThrow(expect.objectContaining({ status: 412 }));
    expect(() => requireNone('*', undefined)).not.toThrow();
    expect(() => requireNone(undefined, 0)).not.toThrow();
  });

  it('knows a representation by its tag', () => {
    expect(matchesTag('"1", "2"', 2)).toBe(true);
    expect(matchesTag('"1"', 2)).toBe(false);
  });
});
