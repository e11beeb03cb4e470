import { describe, expect, it } from '@jest/globals';
import { serversIn, storeAddressPattern } from './store-address.js';

describe('the address of an event store', () => {
  it.each([
    'esdb://db.example.org:2113?tls=true',
    'esdb+discover://u:p@db.example.org',
    'kurrent://127.0.0.1:2113?tls=false',
    'kurrentdb+discover://a,b,c',
  ])('is %s', (address) => {
    expect(address).toMatch(storeAddressPattern);
  });

  it.each([
    '',
    'db:2113',
    './esdb',
    'esdb:db',
    'esdb://',
    'eventstore://db',
    'xesdb://db',
    'esdb://a b',
  ])('is not "%s"', (address) => {
    expect(address).not.toMatch(storeAddressPattern);
  });

  it.each([
    ['esdb://localhost', 'esdb://localhost'],
    ['esdb://user:s3cret@a:1,b:2/?tls=true', 'esdb://a:1,b:2'],
    ['esdb+discover://user:s3%40cret@cluster.example', 'esdb+discover://cluster.example'],
    ['kurrentdb://user:s3/cret@a:1/?tls=true', 'kurrentdb://a:1'],
    ['esdb://user:s3@cret@a', 'esdb://a'],
    ['esdb://user:s3?c=r@e/t@a?tls=true', 'esdb://a'],
    ['esdb://user:s3\ncret@a', 'esdb://a'],
    ['nonsense', 'an event store without an address'],
  ])('is told as its servers: %s', (address, servers) => {
    expect(serversIn(address)).toBe(servers);
  });
});
