import { Buffer } from 'node:buffer';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFiles, openStores, type Stores } from '#engine';
import { masterKeyFrom, readMasterKey } from '#keys';
import { UsageError } from './failures.js';

const variables = {
  masterKey: 'ROLLCALL_KEYS_MASTER_KEY',
  masterKeyFile: 'ROLLCALL_KEYS_MASTER_KEY_FILE',
  masterKeyCommand: 'ROLLCALL_KEYS_MASTER_KEY_COMMAND',
} as const;

/** The stores of a data directory, with the master key that lies in it or, where none does, that the environment names. */
export async function openData(directory: string): Promise<Stores> {
  return openStores(directory, await keyElsewhere(directory));
}

/** The master key of a data directory that is there. */
export async function masterKeyOfData(directory: string): Promise<Buffer> {
  return (await keyElsewhere(directory)) ?? readMasterKey(join(directory, dataFiles.masterKey));
}

async function keyElsewhere(directory: string): Promise<Buffer | undefined> {
  if (existsSync(join(directory, dataFiles.masterKey))) return undefined;
  return masterKeyOfEnvironment();
}

/** @throws UsageError where the environment names several. */
export async function masterKeyOfEnvironment(): Promise<Buffer | undefined> {
  const given = Object.values(variables).filter((name) => process.env[name]);
  if (given.length > 1)
    throw new UsageError(`${given.join(' and ')} are set; a master key comes from one place`);
  const file = process.env[variables.masterKeyFile];
  const text = file ? (await readFile(file, 'utf8')).trim() : process.env[variables.masterKey];
  const command = process.env[variables.masterKeyCommand];
  return masterKeyFrom({
    ...(text ? { masterKey: text } : {}),
    ...(command ? { masterKeyCommand: command.split(',').map((word) => word.trim()) } : {}),
  });
}
