import { Command, Option } from 'commander';
import type { CopyProgress } from '#event-log';
import { Fault } from '#kernel';
import { UsageError } from '../failures.js';
import { plural } from '../format.js';
import { isSamePlace, parseAddress, shown, type Address } from '../log-copy/address.js';
import { copyPlace, type PlaceCopied } from '../log-copy/copy-place.js';
import { endAt } from '../log-copy/ends.js';
import { options } from '../options.js';
import { print, printJson, progressOn, type Terminal } from '../terminal.js';

/** What shells report for a program that was interrupted. */
const exitCodeInterrupted = 130;

const labels: Readonly<Record<CopyProgress['phase'], string>> = {
  compare: 'comparing',
  copy: 'copying  ',
  verify: 'verifying',
};

interface LogCopyOptions {
  readonly from: Address;
  readonly to: Address;
  readonly fromMasterKey?: string;
  readonly toMasterKey?: string;
  readonly withoutKeys?: true;
  readonly config?: string;
  readonly json?: true;
}

/** @param onEnd hears the exit code of a copy that was interrupted. */
export function logCopyCommand(terminal: Terminal, onEnd: (exitCode: number) => void): Command {
  return new Command('copy')
    .description(
      'Copy a log with its keys to another place and verify the copy; one that was interrupted is gone on with',
    )
    .addOption(
      addressOption('--from', 'where the log is: a data directory, esdb://…, or "cluster"'),
    )
    .addOption(addressOption('--to', 'where it is to be: one of the same'))
    .option('--from-master-key <file>', 'the master key of an esdb://… (default: the other end’s)')
    .option('--to-master-key <file>', 'the same for the other direction')
    .option('--without-keys', 'leave out the keys, without which nothing personal can be read')
    .option('--config <file>', 'the configuration in which "cluster" is looked up')
    .addOption(options.json())
    .addHelpText(
      'after',
      `
"cluster" is the store that a server's configuration names (eventStore.connectionString, keys.masterKey): so no password
stands on a command line, which every user of the machine can read. Stop what writes to either place first.

Examples:
  rollcall log copy --from ./secretariat --to 'esdb://127.0.0.1:2113?tls=false'
  rollcall log copy --from ./secretariat --to cluster --config /etc/rollcall/rollcall.config.yaml
  rollcall log copy --from cluster --to ./back`,
    )
    .action((given: LogCopyOptions) => copied(given, terminal, onEnd));
}

function addressOption(flag: string, about: string): Option {
  return new Option(`${flag} <address>`, about).argParser(parseAddress).makeOptionMandatory();
}

async function copied(
  given: LogCopyOptions,
  terminal: Terminal,
  onEnd: (exitCode: number) => void,
): Promise<void> {
  const stop = new AbortController();
  // A second one ends the process at once, which a later copy goes on from all the same.
  const onSignal = () => stop.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    const outcome = await copy(given, stop.signal, terminal);
    if (given.json) printJson(terminal, outcome);
    else print(terminal, report(outcome, given.to));
  } catch (error) {
    if (!isInterruption(error)) throw error;
    terminal.stderr.write(`rollcall: ${error.message}\n`);
    onEnd(exitCodeInterrupted);
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

async function copy(
  given: LogCopyOptions,
  signal: AbortSignal,
  terminal: Terminal,
): Promise<PlaceCopied> {
  const { from, to, config, withoutKeys } = given;
  if (isSamePlace(from, to)) throw new UsageError('--from and --to are one and the same place');
  const withKeys = withoutKeys !== true;
  const source = await endAt(from, to, {
    withKeys,
    config,
    masterKeyFile: given.fromMasterKey,
    masterKeyOption: '--from-master-key',
  });
  const target = await endAt(to, from, {
    withKeys,
    config,
    masterKeyFile: given.toMasterKey,
    masterKeyOption: '--to-master-key',
  });
  const bar = progressOn(terminal);
  return copyPlace(source, target, withKeys, {
    signal,
    onProgress: ({ phase, position, head }) => bar.update(labels[phase], position, head),
  }).finally(() => bar.stop());
}

function report({ events, copied: now, digest, keys }: PlaceCopied, to: Address): string {
  return [
    `${shown(to)} holds ${plural(events, 'event')}, of which ${now} were copied now; read again, both are the same`,
    `keys     ${keys === null ? 'left out' : `${keys.keys} carried, ${keys.erased} erased`}`,
    `SHA-256  ${digest}`,
  ].join('\n');
}

function isInterruption(error: unknown): error is Fault {
  return error instanceof Fault && error.code === 'log-copy-interrupted';
}
