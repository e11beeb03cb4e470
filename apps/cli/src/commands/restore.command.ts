import { Command } from 'commander';
import { restore, type Restored } from '../backup/restore.js';
import { UsageError } from '../failures.js';
import { plural } from '../format.js';
import { asName, options } from '../options.js';
import { print, printJson, progressOn, type Terminal } from '../terminal.js';

interface RestoreOptions {
  readonly data: string;
  readonly keys?: string;
  readonly masterKey?: string;
  readonly withoutKeys?: true;
  readonly erasures?: readonly string[];
  readonly json?: true;
}

export function restoreCommand(terminal: Terminal): Command {
  return new Command('restore')
    .description('Make a data directory of backups, without the keys of whoever was erased')
    .argument('<backup...>', 'one that holds all, and those that go on from it, the oldest first')
    .addOption(options.data('the data directory to make; it must not exist').makeOptionMandatory())
    .option('--keys <file>', 'the keys that "rollcall backup --with-keys" saved', asName)
    .option('--master-key <file>', 'the master key that they are wrapped by', asName)
    .option('--without-keys', 'leave out the keys: nothing personal can then ever be read')
    .option(
      '--erasures <file>',
      'whoever was erased since: from "privacy erasures", or of a later backup; may be repeated',
      asFiles,
    )
    .addOption(options.json())
    .addHelpText(
      'after',
      `
Keys are older than what happened since: --erasures keeps whoever was erased in the meantime erased. To restore into a cluster,
restore into a directory and copy it there with "rollcall log copy".

Examples:
  rollcall restore /backups/2026-03-01 /backups/2026-03-02 --data ./back --keys /safe/keys.json --master-key /safe/master.key --erasures erasures.json
  rollcall log copy --from ./back --to cluster --config /etc/rollcall/rollcall.config.yaml`,
    )
    .action(async (backups: readonly string[], given: RestoreOptions) => {
      const { data, erasures = [], json } = given;
      const bar = progressOn(terminal);
      const restored = await restore({
        backups,
        data,
        keys: keysOf(given),
        erasures,
        onProgress: ({ phase, position, head }) => bar.update(labels[phase], position, head),
      }).finally(() => bar.stop());
      if (erasures.length === 0 && restored.keys !== null)
        terminal.stderr.write(
          `rollcall: no --erasures was given: whoever was erased after ${restored.madeAt} can be read again; erase them again, or restore with the list\n`,
        );
      if (json) printJson(terminal, restored);
      else print(terminal, report(restored));
    });
}

function asFiles(file: string, before?: readonly string[]): readonly string[] {
  return [...(before ?? []), asName(file)];
}

const labels = { compare: 'comparing', copy: 'restoring', verify: 'verifying' } as const;

function keysOf({ keys, masterKey, withoutKeys }: RestoreOptions) {
  if (withoutKeys && keys === undefined && masterKey === undefined) return undefined;
  if (withoutKeys || keys === undefined || masterKey === undefined)
    throw new UsageError(
      'give --keys FILE and --master-key FILE, or --without-keys: without keys nothing personal can ever be read',
    );
  return { file: keys, masterKeyFile: masterKey };
}

function report({ directory, events, digest, madeAt, keys, erased }: Restored): string {
  return [
    `${directory} holds ${plural(events, 'event')}, as of ${madeAt}; read again, it is what the backup holds`,
    `keys     ${keys === null ? 'left out' : `${keys} put back`}, ${erased} erased`,
    `SHA-256  ${digest}`,
  ].join('\n');
}
