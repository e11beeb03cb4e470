import { Command } from 'commander';
import type { DryRun } from '#campaigns';
import { Refusal } from '#kernel';
import { part, type ApiClient } from '../client/api-client.js';
import {
  formatCampaign,
  formatExtent,
  formatNumbers,
  formatWarnings,
  type ToldCampaign,
} from '../client/format-campaign.js';
import { withApi, withServer, type ServerOptions } from '../client/with-api.js';
import { visible } from '../format.js';
import { print, printJson, type Terminal } from '../terminal.js';

interface LaunchOptions extends ServerOptions {
  readonly yes?: true;
}

export function launchCommand(terminal: Terminal): Command {
  return withServer(new Command('launch'))
    .description('Launch a campaign now, in place of waiting for its schedule')
    .argument('<id>', 'the campaign, planned or scheduled')
    .option('--yes', 'do not ask; needed in a pipe where there are warnings')
    .addHelpText(
      'after',
      `
It says in numbers what it is going to do, and on a terminal asks for the campaign's id before it does it.

A scheduled campaign launches by itself at its start: either "campaign schedule" or "campaign launch" is enough.
Launched now, one that is planned, or scheduled for all at one instant, sends at once. One whose schedule gives each
contact point its own start (--local-hour, --window) pins audience, policy and template now, and each is still asked at
its start.

Examples:
  rollcall campaign launch spring-2026 --server http://127.0.0.1:8247
  rollcall campaign launch spring-2026 --data ./secretariat --yes`,
    )
    .action(async (id: string, given: LaunchOptions, command: Command) => {
      const launched = await withApi(command, async (api) => {
        const path = `/campaigns/${part(id)}`;
        // Launched is what was shown: whoever changes it meanwhile makes this launch void.
        const { etag, body } = await api.ask<ToldCampaign>('GET', path);
        const run = await api.get<DryRun>(`${path}/dry-run`);
        await confirm(terminal, body, run, await serverWarnings(api, given), given);
        // A warning that comes up only now has been read by nobody.
        const acceptsWarnings = run.warnings.length > 0;
        return api.post<ToldCampaign>(`${path}/launch`, { acceptsWarnings }, etag);
      });
      if (given.json) return printJson(terminal, launched);
      print(terminal, formatCampaign(launched));
      if (given.data !== undefined)
        print(terminal, `\nMessages go out while "rollcall serve --data ${given.data}" runs.`);
    });
}

/** What the server says of itself, such as that it has nothing to send with, or that no engine runs. */
async function serverWarnings(api: ApiClient, { data }: LaunchOptions): Promise<readonly string[]> {
  if (data !== undefined) return [];
  const { warnings } = await api.get<{ readonly warnings: readonly string[] }>('/status');
  return warnings.map((warning) => `the server warns: ${warning}`);
}

/** @throws Refusal where somebody did not confirm, or nobody can be asked though there are warnings. */
async function confirm(
  terminal: Terminal,
  { campaignId: id, schedule }: ToldCampaign,
  run: DryRun,
  ofServer: readonly string[],
  { yes, json }: LaunchOptions,
): Promise<void> {
  const extent =
    schedule === null || schedule.kind === 'at'
      ? `${formatNumbers(run)}, at once`
      : formatExtent(run);
  const told = [`This sends ${extent}.`, ...formatWarnings(run.warnings), ...ofServer];
  if (!json) print(terminal, told.map(visible).join('\n'));
  if (yes) return;
  if (terminal.ask === undefined) {
    if (run.warnings.length === 0) return;
    throw new Refusal(
      'launch-not-confirmed',
      {},
      `there are warnings, and nobody can be asked here; read them with "rollcall campaign dry-run ${id}", and add --yes`,
    );
  }
  const typed = await terminal.ask(`Type the campaign's id (${id}) to launch it: `);
  if (typed.trim() !== id)
    throw new Refusal('launch-not-confirmed', {}, 'not launched: that was not its id');
}
