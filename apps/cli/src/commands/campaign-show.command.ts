import { Command } from 'commander';
import type { CampaignOverview, DryRun } from '#campaigns';
import { part } from '../client/api-client.js';
import {
  formatCampaign,
  formatCampaigns,
  formatDryRun,
  formatOverview,
  type ToldCampaign,
} from '../client/format-campaign.js';
import {
  withApi,
  withQuestion,
  withServer,
  type QuestionOptions,
  type ServerOptions,
} from '../client/with-api.js';
import { asOfQuery } from '../options.js';
import { print, printJson, type Terminal } from '../terminal.js';

export function dryRunCommand(terminal: Terminal): Command {
  return withServer(new Command('dry-run'))
    .description('Print exactly what a campaign is going to do; nothing is sent')
    .argument('<id>', 'the campaign, planned or scheduled')
    .addHelpText(
      'after',
      `
Examples:
  rollcall campaign dry-run spring-2026 --data ./secretariat
  rollcall campaign dry-run spring-2026 --server http://127.0.0.1:8247 --json`,
    )
    .action(async (id: string, { json }: ServerOptions, command: Command) => {
      const run = await withApi(command, (api) =>
        api.get<DryRun>(`/campaigns/${part(id)}/dry-run`),
      );
      if (json) printJson(terminal, run);
      else print(terminal, formatDryRun(run));
    });
}

export function showCampaignCommand(terminal: Terminal): Command {
  return withQuestion(new Command('show'))
    .description('A campaign, and how it stands, or stood')
    .argument('<id>', 'the campaign')
    .addHelpText(
      'after',
      `
Examples:
  rollcall campaign show spring-2026 --data ./secretariat
  rollcall campaign show spring-2026 --at 2026-03-01T12:00:00Z --data ./secretariat
  rollcall campaign show spring-2026 --server http://127.0.0.1:8247 --json`,
    )
    .action(async (id: string, { json, ...asOf }: QuestionOptions, command: Command) => {
      const query = asOfQuery(asOf);
      const [campaign, overview] = await withApi(command, (api) =>
        Promise.all([
          api.get<ToldCampaign>(`/campaigns/${part(id)}`, query),
          api.get<CampaignOverview>(`/campaigns/${part(id)}/overview`, query),
        ]),
      );
      if (json) printJson(terminal, { ...campaign, overview });
      else
        print(
          terminal,
          [formatCampaign(campaign), ...formatOverview(campaign, overview)].join('\n'),
        );
    });
}

export function listCampaignsCommand(terminal: Terminal): Command {
  return withQuestion(new Command('list'))
    .description('The campaigns, the latest start first')
    .addHelpText(
      'after',
      `
Examples:
  rollcall campaign list --data ./secretariat
  rollcall campaign list --server http://127.0.0.1:8247 --json`,
    )
    .action(async ({ json, ...asOf }: QuestionOptions, command: Command) => {
      const query = asOfQuery(asOf);
      const campaigns = await withApi(command, (api) =>
        api.get<readonly ToldCampaign[]>('/campaigns', query),
      );
      if (json) printJson(terminal, campaigns);
      else print(terminal, formatCampaigns(campaigns));
    });
}
