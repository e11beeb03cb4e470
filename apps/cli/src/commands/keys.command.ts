import { Command } from 'commander';
import { rotateKeys, type KeysRotated } from '../backup/rotate-keys.js';
import { UsageError } from '../failures.js';
import { plural } from '../format.js';
import { parseAddress, shown, type Address } from '../log-copy/address.js';
import { asName, options } from '../options.js';
import { print, printJson, progressOn, type Terminal } from '../terminal.js';

interface RotateOptions {
  readonly data?: string;
  readonly from?: Address;
  readonly masterKey?: string;
  readonly newMasterKey?: string;
  readonly outside?: true;
  readonly config?: string;
  readonly json?: true;
}

export function keysCommand(terminal: Terminal): Command {
  return new Command('keys')
    .description('The keys of personal data, and the master key that wraps them')
    .addCommand(rotateCommand(terminal))
    .addHelpText(
      'after',
      `
Examples:
  rollcall keys rotate --data ./secretariat`,
    );
}

function rotateCommand(terminal: Terminal): Command {
  return new Command('rotate')
    .description(
      'Wrap every key anew under another master key; what was interrupted is gone on with',
    )
    .addOption(options.data('the data directory; no server may run its campaigns meanwhile'))
    .option('--from <address>', 'in its place a store: esdb://…, or "cluster"', parseAddress)
    .option('--master-key <file>', 'the master key until now, of an esdb://…', asName)
    .option(
      '--new-master-key <file>',
      'the next one (default, of a directory: a fresh one)',
      asName,
    )
    .option('--outside', 'leave the next one where it is, and none in the directory')
    .option('--config <file>', 'the configuration in which "cluster" is looked up', asName)
    .addOption(options.json())
    .addHelpText(
      'after',
      `
In a cluster the processes go on with the master key that they have. Give them the next one and restart them; then run the
same command again with the former one as --master-key, which wraps what they made meanwhile.

Examples:
  rollcall keys rotate --data ./secretariat
  rollcall keys rotate --data ./secretariat --new-master-key /safe/next.key --outside
  rollcall keys rotate --from cluster --config /etc/rollcall/rollcall.config.yaml --new-master-key /safe/next.key`,
    )
    .action(async (given: RotateOptions) => {
      const address = addressOf(given);
      const bar = progressOn(terminal);
      const rotated = await rotateKeys({
        address,
        masterKeyFile: given.masterKey,
        newMasterKeyFile: given.newMasterKey,
        outside: given.outside === true,
        config: given.config,
      }).finally(() => bar.stop());
      if (given.json) printJson(terminal, rotated);
      else print(terminal, report(rotated, address));
    });
}

function addressOf({ data, from, newMasterKey, outside }: RotateOptions): Address {
  if ((data === undefined) === (from === undefined))
    throw new UsageError('give --data DIR, or --from ADDRESS of a store');
  if (newMasterKey === undefined && (from !== undefined || outside))
    throw new UsageError(
      'give --new-master-key FILE: 32 bytes as base64, such as openssl rand -base64 32',
    );
  return from ?? { kind: 'directory', path: data ?? '' };
}

function report({ keys, masterKey }: KeysRotated, address: Address): string {
  const done = `${plural(keys, 'key')} of ${shown(address)} wrapped anew`;
  return masterKey === null
    ? `${done}.\nConfigure the next master key now: nothing starts with the former one any more.`
    : `${done}; the master key is in ${masterKey}.\nBackups of keys that were made before still need the former one.`;
}
