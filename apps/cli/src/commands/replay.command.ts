import { Command, InvalidArgumentError, Option } from 'commander';
import {
  closeStores,
  projectionsOf,
  registryOf,
  replay,
  type ReplayResult,
  type Until,
} from '#engine';
import { capabilities, openExisting } from '../application.js';
import { asInstant, options } from '../options.js';
import { plural } from '../format.js';
import { print, printJson, progressOn, type Terminal } from '../terminal.js';

interface ReplayOptions {
  readonly data: string;
  readonly until?: Until;
  readonly json?: true;
}

/** @param onResult hears whether the fold equals what is stored. */
export function replayCommand(terminal: Terminal, onResult: (equal: boolean) => void): Command {
  return new Command('replay')
    .description('Fold the log again, and say whether that equals the stored snapshots')
    .addOption(options.data().makeOptionMandatory())
    .addOption(
      new Option(
        '--until <instant|position>',
        'count the events up to there, and go on from a snapshot taken there',
      ).argParser(asUntil),
    )
    .addOption(options.json())
    .addHelpText(
      'after',
      `
Examples:
  rollcall replay --data ./february
  rollcall replay --data ./february --until 2024-02-19T10:00:00Z --json`,
    )
    .action(async ({ data, until, json }: ReplayOptions) => {
      const stores = await openExisting(data);
      const bar = progressOn(terminal);
      try {
        const projections = projectionsOf(capabilities);
        const result = await replay(
          stores.log,
          registryOf(capabilities),
          stores.snapshots,
          projections,
          {
            ...(until === undefined ? {} : { until }),
            onProgress: (done, total) => bar.update('replaying', done, total),
          },
        );
        bar.stop();
        onResult(result.equal);
        const { withoutSnapshot, ...shown } = result;
        if (json) return printJson(terminal, shown);
        print(
          terminal,
          [
            ...Object.entries(result.projections).map(
              ([name, equal]) => `${equal ? 'equal    ' : 'DIFFERENT'}  ${name}`,
            ),
            ...withoutSnapshot.map((name) => `no snapshot ${name}`),
            '',
            `${plural(result.events, 'event')} folded: ${verdict(result)}`,
          ].join('\n'),
        );
      } finally {
        bar.stop();
        await closeStores(stores);
      }
    });
}

function verdict({ equal, projections }: ReplayResult): string {
  if (equal) return 'every stored snapshot is what the log says';
  return Object.keys(projections).length === 0
    ? 'there is no snapshot of this log to compare with'
    : 'the stored snapshots are not what the log says; delete snapshots.sqlite to have them made again';
}

function asUntil(text: string): Until {
  if (/^\d+$/.test(text)) return { position: Number(text) };
  try {
    return { at: asInstant(text) };
  } catch {
    throw new InvalidArgumentError(
      `"${text}" is neither a log position nor an instant such as 2024-02-19T10:00:00Z`,
    );
  }
}
