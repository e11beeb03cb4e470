import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dataFiles } from '#engine';
import { Fault } from '#kernel';
import { masterKeyFrom, readMasterKey } from '#keys';
import { UsageError } from '../failures.js';
import { shown, type Address } from './address.js';

/** What opening a store takes. */
export interface StoreAccess {
  readonly connectionString: string;
  /** The key that its keys are wrapped by; `undefined` where they are left out. */
  readonly masterKey: Buffer | undefined;
}

/** One end of a copy: a data directory, which holds all there is to know, or a store. */
export type End = { readonly directory: string } | { readonly store: StoreAccess };

export interface EndOptions {
  readonly withKeys: boolean;
  /** Given by the option of this name. */
  readonly masterKeyFile: string | undefined;
  readonly masterKeyOption: string;
  /** The configuration file that says what is configured. */
  readonly config: string | undefined;
}

/** @throws UsageError where the call does not say enough, before anything is opened. */
export async function endAt(address: Address, other: Address, options: EndOptions): Promise<End> {
  const { withKeys, masterKeyFile, masterKeyOption, config } = options;
  if (masterKeyFile !== undefined && address.kind !== 'store')
    throw new UsageError(
      `${masterKeyOption} goes with a connection string; ${shown(address)} has a master key of its own`,
    );
  if (address.kind === 'directory') return { directory: address.path };
  if (address.kind === 'configured') return { store: await configuredStore(config, withKeys) };
  const { connectionString } = address;
  if (!withKeys) return { store: { connectionString, masterKey: undefined } };
  const file = masterKeyFile ?? masterKeyOf(other);
  if (file === undefined)
    throw new UsageError(
      `${masterKeyOption} FILE is needed, the master key that ${shown(address)} is used with; or --without-keys`,
    );
  return { store: { connectionString, masterKey: await readMasterKey(file) } };
}

/** An installation that moves takes its master key along. */
function masterKeyOf(other: Address): string | undefined {
  if (other.kind !== 'directory') return undefined;
  const file = join(other.path, dataFiles.masterKey);
  return existsSync(file) ? file : undefined;
}

async function configuredStore(file: string | undefined, withKeys: boolean): Promise<StoreAccess> {
  const { loadConfiguration } = await import('#server');
  const { config } = loadConfiguration({ cwd: process.cwd(), file, environment: process.env });
  const { eventStore, keys } = config;
  if (eventStore === undefined)
    throw new Fault(
      'no-store-configured',
      'the configuration names no store: "cluster" takes eventStore.connectionString and keys.masterKey from it',
    );
  return {
    connectionString: eventStore.connectionString,
    masterKey: withKeys ? await masterKeyFrom(keys ?? {}) : undefined,
  };
}
