import { Option, type Command } from 'commander';
import type { EventLog } from '#event-log';
import { UsageError } from './failures.js';
import { parseAddress, type Address } from './log-copy/address.js';
import { endAt } from './log-copy/ends.js';
import { openSource } from './log-copy/places.js';
import { asName, options } from './options.js';

/** Which log is looked at: nothing but the log itself is opened, and nothing is changed. */
export interface PlaceOptions {
  readonly data?: string;
  readonly log?: Address;
  readonly config?: string;
}

export function withPlace(command: Command): Command {
  return command
    .addOption(options.data('the data directory; its log alone is enough'))
    .addOption(
      new Option(
        '--log <address>',
        'a log in EventStoreDB: esdb://…, or "cluster" for the configured one',
      ).argParser(parseAddress),
    )
    .addOption(
      new Option('--config <file>', 'the configuration in which "cluster" is looked up').argParser(
        asName,
      ),
    );
}

export async function withLog<Result>(
  { data, log, config }: PlaceOptions,
  use: (log: EventLog) => Promise<Result>,
): Promise<Result> {
  const address = data === undefined ? log : ({ kind: 'directory', path: data } as const);
  if (address === undefined || (data !== undefined && log !== undefined))
    throw new UsageError('give either --data DIR or --log ADDRESS');
  const end = await endAt(address, address, {
    withKeys: false,
    masterKeyFile: undefined,
    masterKeyOption: '',
    config,
  });
  const place = await openSource(end);
  try {
    return await use(place.log);
  } finally {
    await place.close();
  }
}
