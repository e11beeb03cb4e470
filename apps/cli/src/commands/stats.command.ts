import { QueryBus } from '@nestjs/cqrs';
import { Command } from 'commander';
import { GetStatistics } from '#campaigns';
import type { Instant } from '#kernel';
import { openExisting, withApplication } from '../application.js';
import { formatStatistics } from '../format.js';
import { options } from '../options.js';
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
    .action(async ({ data, campaign, at, json, details: withDetails }: StatsOptions) => {
      const { statistics, details } = await withApplication(await openExisting(data), (app) =>
        app.get(QueryBus).execute(new GetStatistics(campaign, at && { at })),
      );
      if (json) printJson(terminal, withDetails ? { ...statistics, details } : statistics);
      else
        print(terminal, [...(at ? [`As of ${at}`] : []), formatStatistics(statistics)].join('\n'));
    });
}
