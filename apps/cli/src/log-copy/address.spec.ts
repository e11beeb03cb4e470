import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { UsageError } from '../failures.js';
import { isSamePlace, parseAddress, shown } from './address.js';

describe('where a log is', () => {
  it.each([
    ['cluster', { kind: 'configured' }],
    ['./cluster', { kind: 'directory', path: './cluster' }],
    ['secretariat', { kind: 'directory', path: 'secretariat' }],
    [resolve('a:b'), { kind: 'directory', path: resolve('a:b') }],
    ...['esdb://h', 'esdb+discover://u:p@h', 'kurrent://h', 'kurrentdb://u:p@h?tls=false'].map(
      (connectionString) => [connectionString, { kind: 'store', connectionString }] as const,
    ),
  ])('is read from "%s"', (text, address) => {
    expect(parseAddress(text)).toEqual(address);
  });

  it.each([
    'http://u:s3cret@h',
    'ESDB://u:s3cret@h',
    'eventstore+x://u:s3cret@h',
    ' esdb://u:s3cret@h',
  ])('is nothing of the kind of "%s", and its password is not repeated', (text) => {
    const parse = () => parseAddress(text);
    expect(parse).toThrow(UsageError);
    expect(parse).toThrow(
      expect.not.objectContaining({ message: expect.stringMatching('s3cret') }),
    );
  });

  it.each([
    ['kurrentdb://u:p@h:1?tls=false', 'kurrentdb://h:1'],
    ['esdb://u:p/q@r@h:1/?tls=false', 'esdb://h:1'],
    ['esdb://u:p?q@h:1', 'esdb://h:1'],
    ['./secretariat', './secretariat'],
    ['cluster', 'the configured store'],
  ])('is shown without anything secret: %s', (text, told) => {
    expect(shown(parseAddress(text))).toBe(told);
  });

  it.each([
    ['esdb://u:p@h:1', 'kurrentdb://h:1?tls=false', true],
    ['esdb://h:1', 'esdb://h:2', false],
    ['a', './a', true],
    ['a', 'esdb://a', false],
  ])('is the same place or not: %s and %s', (one, other, isSame) => {
    expect(isSamePlace(parseAddress(one), parseAddress(other))).toBe(isSame);
  });
});
