import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { Command } from 'commander';
import { openBackups, type BackupProgress } from '#event-log';
import { Fault } from '#kernel';
import { makeBackup, type BackupMade } from '../backup/make-backup.js';
import { UsageError } from '../failures.js';
import { plural } from '../format.js';
import { parseAddress, type Address } from '../log-copy/address.js';
import { asName, options } from '../options.js';
import { print, printJson, progressOn, type Terminal } from '../terminal.js';

/** What shells report for a program that was interrupted. */
const exitCodeInterrupted = 130;

const labels: Readonly<Record<BackupProgress['phase'], string>> = {
  write: 'writing  ',
  verify: 'verifying',
};

interface BackupOptions {
  readonly data?: string;
  readonly from?: Address;
  readonly out?: string;
  readonly incremental?: string;
  readonly withKeys?: string;
  readonly masterKey?: string;
  readonly config?: string;
  readonly json?: true;
}

/** @param onEnd hears the exit code of a backup that was interrupted. */
export function backupCommand(terminal: Terminal, onEnd: (exitCode: number) => void): Command {
  return new Command('backup')
    .description('Back up the log, also while a server runs, and verify what was written')
    .addOption(options.data('the data directory to back up'))
    .option('--from <address>', 'in its place a store: esdb://…, or "cluster"', parseAddress)
    .option('--out <dir>', 'the directory to make', asName)
    .option('--incremental <dir>', 'only what came after this backup', asName)
    .option('--with-keys <file>', 'save the keys too, in this file, which lies elsewhere', asName)
    .option('--master-key <file>', 'the master key of an esdb://…', asName)
    .option('--config <file>', 'the configuration in which "cluster" is looked up', asName)
    .addOption(options.json())
    .addCommand(verifyCommand(terminal))
    .addHelpText(
      'after',
      `
A backup holds no keys, so nothing personal can be read from it. Keys are saved with --with-keys only, wrapped by the master
key, in a file of their own: keep it, the master key and the backup in three places.

Examples:
  rollcall backup --data ./secretariat --out /backups/2026-03-01
  rollcall backup --data ./secretariat --out /backups/2026-03-02 --incremental /backups/2026-03-01
  rollcall backup --from cluster --config /etc/rollcall/rollcall.config.yaml --out /backups/full --with-keys /safe/keys.json
  rollcall backup verify /backups/2026-03-01 /backups/2026-03-02`,
    )
    .action((given: BackupOptions) => backedUp(given, terminal, onEnd));
}

async function backedUp(
  given: BackupOptions,
  terminal: Terminal,
  onEnd: (exitCode: number) => void,
): Promise<void> {
  const { out, withKeys } = given;
  if (out === undefined) throw new UsageError('give --out DIR, the directory to make');
  if (withKeys !== undefined) requireElsewhere(withKeys, out);
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  const bar = progressOn(terminal);
  try {
    const made = await makeBackup({
      source: sourceOf(given),
      out,
      base: given.incremental,
      keysFile: withKeys,
      masterKeyFile: given.masterKey,
      config: given.config,
      signal: stop.signal,
      onProgress: ({ phase, position, head }) => bar.update(labels[phase], position, head),
    });
    bar.stop();
    if (given.json) printJson(terminal, made);
    else print(terminal, report(made));
  } catch (error) {
    bar.stop();
    if (!(error instanceof Fault && error.code === 'backup-interrupted')) throw error;
    terminal.stderr.write(`rollcall: ${error.message}\n`);
    onEnd(exitCodeInterrupted);
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

function sourceOf({ data, from }: BackupOptions): Address {
  if ((data === undefined) === (from === undefined))
    throw new UsageError('give --data DIR, or --from ADDRESS of a store');
  return from ?? { kind: 'directory', path: data ?? '' };
}

/** Whoever copies the backup would carry the keys along. */
function requireElsewhere(keysFile: string, out: string): void {
  if (!relative(resolve(out), resolve(keysFile)).startsWith('..'))
    throw new UsageError(
      '--with-keys takes a file outside the backup: keys lie apart from history',
    );
  if (existsSync(keysFile))
    throw new UsageError(`${keysFile} is there already; choose another file`);
}

function report({ directory, events, total, keys, erased }: BackupMade): string {
  const now = events === total ? '' : `, of which it adds ${events}`;
  return [
    `${directory} goes up to event ${total}${now}; read again, it is what the log holds`,
    `keys     ${keys === null ? 'left out: without them nothing personal can be read' : `${keys.keys} in ${keys.file}, wrapped by the master key`}`,
    `erased   ${plural(erased, 'subject')}, listed in it`,
  ].join('\n');
}

function verifyCommand(terminal: Terminal): Command {
  return new Command('verify')
    .description('Read backups again: one that holds all, and those that go on from it, in order')
    .argument('<backup...>', 'the directories, the oldest first')
    .addOption(options.json())
    .addHelpText(
      'after',
      `
Examples:
  rollcall backup verify /backups/2026-03-01
  rollcall backup verify /backups/2026-03-01 /backups/2026-03-02`,
    )
    .action(async (directories: readonly string[], _: object, command: Command) => {
      const backups = await openBackups(directories);
      const last = backups.at(-1)?.manifest;
      const told = { backups: backups.length, events: last?.events.to ?? 0, madeAt: last?.madeAt };
      if (command.optsWithGlobals<{ json?: true }>().json) return printJson(terminal, told);
      print(
        terminal,
        `${plural(backups.length, 'backup')} whole: ${plural(told.events, 'event')}, as of ${told.madeAt}`,
      );
    });
}
