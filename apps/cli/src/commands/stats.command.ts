import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Command } from 'commander';
import { GetStatistics } from '#campaigns';
import { PORTS, type Ports } from '#engine';
import type { Instant } from '#kernel';
import { openExisting, withApplication } from '../application.js';
import { formatInstant, formatStatistics } from '../format.js';
import { options, requireJsonForDetails } from '../options.js';
import { print, printJson, type Terminal } from '../terminal.js';

interface StatsOptions {
  readonly data: string;
  readonly campaign?: string;
  readonly at?: Instant;
  readonly json?: true;
  readonly details?: true;
}

export function statsCommand(terminal: Terminal): Command {
  return new Command('stats')
    .description('Recompute the statistics of a campaign from the log alone')
    .addOption(options.data().makeOptionMandatory())
    .option('--campaign <id>', 'the campaign (default: the only one)')
    .addOption(options.at())
    .addOption(options.json())
    .option('--details', 'add spreads, splits and what the answers were reached by (with --json)')
    .addHelpText(
      'after',
      `
Examples:
  rollcall stats --data ./february
  rollcall stats --data ./february --campaign rehearsal-20240219T090000Z --at 2024-02-19T10:00:00Z --json`,
    )
    .action(async (given: StatsOptions) => {
      requireJsonForDetails(given);
      const { data, campaign, at, json, details: withDetails } = given;
      const { statistics, details } = await withApplication(await openExisting(data), (app) =>
        recomputed(app, campaign, at),
      );
      if (json) printJson(terminal, withDetails ? { ...statistics, details } : statistics);
      else
        print(
          terminal,
          [...(at ? [`As of ${formatInstant(at)}`] : []), formatStatistics(statistics)].join('\n'),
        );
    });
}

/** From the events alone: read models that were stored are not asked. */
async function recomputed(
  app: INestApplicationContext,
  campaign: string | undefined,
  at: Instant | undefined,
) {
  const { log } = app.get<Ports>(PORTS);
  const until = at === undefined ? { position: (await log.head()) ?? 0 } : { at };
  return app.get(QueryBus).execute(new GetStatistics(campaign, until));
}
