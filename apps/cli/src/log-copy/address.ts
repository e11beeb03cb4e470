import { resolve } from 'node:path';
import { serversIn, storeAddressPattern } from '#event-log';
import { UsageError } from '../failures.js';

/** Where a log is, as the command line says it. */
export type Address =
  | { readonly kind: 'directory'; readonly path: string }
  | { readonly kind: 'store'; readonly connectionString: string }
  /** The store that a server's configuration names. */
  | { readonly kind: 'configured' };

/** A directory of this name is written `./cluster`. */
const configuredWord = 'cluster';

/** @throws UsageError, which repeats nothing that may be a password. */
export function parseAddress(text: string): Address {
  if (text === configuredWord) return { kind: 'configured' };
  if (storeAddressPattern.test(text)) return { kind: 'store', connectionString: text };
  const [, scheme] = /^\s*([a-z][a-z\d+.-]*:\/\/)/i.exec(text) ?? [];
  if (scheme !== undefined)
    throw new UsageError(
      `${scheme}… is no place for a log: expected a data directory, "${configuredWord}", or an address such as esdb://db.example.org:2113 or kurrentdb://db.example.org:2113`,
    );
  return { kind: 'directory', path: text };
}

/** For people: a connection string may hold a password. */
export function shown(address: Address): string {
  switch (address.kind) {
    case 'directory':
      return address.path;
    case 'store':
      return serversIn(address.connectionString);
    case 'configured':
      return 'the configured store';
  }
}

export function isSamePlace(one: Address, other: Address): boolean {
  return one.kind === other.kind && placeOf(one) === placeOf(other);
}

function placeOf(address: Address): string {
  // A store is the same under each of the names of its protocol.
  return address.kind === 'directory'
    ? resolve(address.path)
    : shown(address).replace(/^.*:\/\//, '');
}
