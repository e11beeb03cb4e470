import { Command, InvalidArgumentError, Option } from 'commander';
import { part } from '../client/api-client.js';
import { formatCampaign, type ToldCampaign } from '../client/format-campaign.js';
import { withApi, withServer, type ServerOptions } from '../client/with-api.js';
import { print, printJson, type Terminal } from '../terminal.js';

interface SteerOptions extends ServerOptions {
  readonly reason?: string;
}

interface Steering {
  readonly name: 'pause' | 'resume' | 'cancel' | 'close';
  readonly description: string;
  readonly needsReason: boolean;
}

function steerCommand(terminal: Terminal, { name, description, needsReason }: Steering): Command {
  const command = withServer(new Command(name))
    .description(description)
    .argument('<id>', 'the campaign');
  if (needsReason)
    command.requiredOption('--reason <text>', 'why; it is kept in clear, so it should name nobody');
  else command.addOption(new Option('--reason <text>').argParser(refuseReason).hideHelp());
  const reason = needsReason ? ' --reason "mail gateway down"' : '';
  return command
    .addHelpText(
      'after',
      `
Examples:
  rollcall campaign ${name} spring-2026${reason} --server http://127.0.0.1:8247
  rollcall campaign ${name} spring-2026${reason} --data ./secretariat`,
    )
    .action(async (id: string, given: SteerOptions, own: Command) => {
      const body = given.reason === undefined ? {} : { reason: given.reason };
      const campaign = await withApi(own, (api) =>
        api.post<ToldCampaign>(`/campaigns/${part(id)}/${name}`, body),
      );
      if (given.json) printJson(terminal, campaign);
      else print(terminal, formatCampaign(campaign));
    });
}

/** Whoever has just given one to `pause` or `cancel` may think that it is asked for here too. */
function refuseReason(): never {
  throw new InvalidArgumentError('This needs no reason, and keeps none: leave it out.');
}

export function pauseCommand(terminal: Terminal): Command {
  const description = 'Stop sending; the clock goes on and answers count';
  return steerCommand(terminal, { name: 'pause', description, needsReason: true });
}

export function resumeCommand(terminal: Terminal): Command {
  const description = 'Go on sending; what fell due meanwhile becomes one reminder';
  return steerCommand(terminal, { name: 'resume', description, needsReason: false });
}

export function cancelCommand(terminal: Terminal): Command {
  const description = 'Call a campaign off: nothing more is sent';
  return steerCommand(terminal, { name: 'cancel', description, needsReason: true });
}

export function closeCommand(terminal: Terminal): Command {
  const description = 'End a campaign before its deadline; its statistics stay';
  return steerCommand(terminal, { name: 'close', description, needsReason: false });
}
