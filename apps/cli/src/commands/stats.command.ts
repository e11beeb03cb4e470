import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Command } from 'commander';
import { GetStatistics, type CampaignStatistics, type StatisticsDetails } from '#campaigns';
import { PORTS, type Ports } from '#engine';
import { Refusal, type Instant } from '#kernel';
import { openExisting, withApplication } from '../application.js';
import { part, type ApiClient } from '../client/api-client.js';
import { withApi, withServer, type ServerOptions } from '../client/with-api.js';
import { formatInstant, formatStatistics } from '../format.js';
import { options, requireJsonForDetails } from '../options.js';
import { print, printJson, type Terminal } from '../terminal.js';

interface StatsOptions extends ServerOptions {
  readonly campaign?: string;
  readonly at?: Instant;
  readonly details?: true;
}

export function statsCommand(terminal: Terminal): Command {
  return withServer(new Command('stats'))
    .description(
      'The statistics of a campaign; over a data directory, recomputed from the log alone',
    )
    .option('--campaign <id>', 'the campaign (default: the only one)')
    .addOption(options.at())
    .option('--details', 'add spreads, splits and what the answers were reached by (with --json)')
    .addHelpText(
      'after',
      `
Examples:
  rollcall stats --data ./february
  rollcall stats --data ./february --campaign rehearsal-20240219T090000Z --at 2024-02-19T10:00:00Z --json
  rollcall stats --server http://127.0.0.1:8247 --campaign spring-2026`,
    )
    .action(async (given: StatsOptions, command: Command) => {
      requireJsonForDetails(given);
      const { data, campaign, at, json, details: withDetails } = given;
      const { statistics, details } =
        data === undefined
          ? await withApi(command, (api) => asked(api, campaign, at))
          : await withApplication(await openExisting(data), (app) => recomputed(app, campaign, at));
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

/** From a server's read models. */
async function asked(api: ApiClient, campaign: string | undefined, at: Instant | undefined) {
  const id = campaign ?? (await onlyCampaign(api));
  const { details, ...statistics } = await api.get<
    CampaignStatistics & { readonly details: StatisticsDetails }
  >(`/campaigns/${part(id)}/statistics`, { at, details: true });
  return { statistics, details };
}

async function onlyCampaign(api: ApiClient): Promise<string> {
  const campaigns = await api.get<readonly { readonly campaignId: string }[]>('/campaigns');
  const ids = campaigns.map(({ campaignId }) => campaignId);
  const [only] = ids;
  if (only !== undefined && ids.length === 1) return only;
  const held = ids.length === 0 ? 'no campaign' : `${ids.join(', ')}: say which with --campaign`;
  throw new Refusal('campaign-unknown', {}, `the server holds ${held}`);
}
