import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Command } from 'commander';
import { GetStatistics, type CampaignStatistics, type StatisticsDetails } from '#campaigns';
import { PORTS, type Ports, type Until } from '#engine';
import { Refusal } from '#kernel';
import { openExisting, withApplication } from '../application.js';
import { part, type ApiClient } from '../client/api-client.js';
import { withApi, withQuestion, type QuestionOptions } from '../client/with-api.js';
import { formatInstant, formatStatistics } from '../format.js';
import { asOfQuery, requireJsonForDetails, untilOf, type AsOfOptions } from '../options.js';
import { print, printJson, type Terminal } from '../terminal.js';

interface StatsOptions extends QuestionOptions {
  readonly campaign?: string;
  readonly details?: true;
}

export function statsCommand(terminal: Terminal): Command {
  return withQuestion(new Command('stats'))
    .description(
      'The statistics of a campaign; over a data directory, recomputed from the log alone',
    )
    .option('--campaign <id>', 'the campaign (default: the only one)')
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
      const { data, campaign, json, details: withDetails } = given;
      const until = untilOf(given);
      const { statistics, details } =
        data === undefined
          ? await withApi(command, (api) => asked(api, campaign, given))
          : await withApplication(await openExisting(data), (app) =>
              recomputed(app, campaign, until),
            );
      if (json) printJson(terminal, withDetails ? { ...statistics, details } : statistics);
      else print(terminal, [...asOfLine(until), formatStatistics(statistics)].join('\n'));
    });
}

function asOfLine(until: Until | undefined): readonly string[] {
  if (until === undefined) return [];
  return ['at' in until ? `As of ${formatInstant(until.at)}` : `As of position ${until.position}`];
}

/** From the events alone: read models that were stored are not asked. */
async function recomputed(
  app: INestApplicationContext,
  campaign: string | undefined,
  asked: Until | undefined,
) {
  const { log } = app.get<Ports>(PORTS);
  const until = asked ?? { position: (await log.head()) ?? 0 };
  return app.get(QueryBus).execute(new GetStatistics(campaign, until));
}

/** From a server's read models. */
async function asked(api: ApiClient, campaign: string | undefined, asOf: AsOfOptions) {
  const id = campaign ?? (await onlyCampaign(api));
  const { details, ...statistics } = await api.get<
    CampaignStatistics & { readonly details: StatisticsDetails }
  >(`/campaigns/${part(id)}/statistics`, { details: true, ...asOfQuery(asOf) });
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
