import { resolve } from 'node:path';

/** Where a log is, as the command line says it. */
export type Address =
  | { readonly kind: 'directory'; readonly path: string }
  | { readonly kind: 'store'; readonly connectionString: string }
  /** The store that a server's configuration names. */
  | { readonly kind: 'configured' };

/** A directory of this name is written `./cluster`. */
const configuredWord = 'cluster';

export function parseAddress(text: string): Address {
  if (text === configuredWord) return { kind: 'configured' };
  return /^esdb(\+discover)?:\/\//.test(text)
    ? { kind: 'store', connectionString: text }
    : { kind: 'directory', path: text };
}

/** For people: a connection string may hold a password. */
export function shown(address: Address): string {
  switch (address.kind) {
    case 'directory':
      return address.path;
    case 'store':
      return address.connectionString.replace(/\/\/[^@/]*@/, '//');
    case 'configured':
      return 'the configured store';
  }
}

export function isSamePlace(one: Address, other: Address): boolean {
  return one.kind === other.kind && placeOf(one) === placeOf(other);
}

function placeOf(address: Address): string {
  return address.kind === 'directory' ? resolve(address.path) : shown(address);
}
