import { Command } from 'commander';
import type { Terminal } from '../terminal.js';
import {
  dryRunCommand,
  listCampaignsCommand,
  showCampaignCommand,
} from './campaign-show.command.js';
import { launchCommand } from './campaign-launch.command.js';
import { planCommand, scheduleCommand } from './campaign-plan.command.js';
import {
  cancelCommand,
  closeCommand,
  pauseCommand,
  resumeCommand,
} from './campaign-steer.command.js';
import { watchCommand } from './campaign-watch.command.js';

export function campaignCommand(terminal: Terminal): Command {
  return new Command('campaign')
    .description('Plan, launch and steer ping tests')
    .addCommand(planCommand(terminal))
    .addCommand(scheduleCommand(terminal))
    .addCommand(dryRunCommand(terminal))
    .addCommand(launchCommand(terminal))
    .addCommand(watchCommand(terminal))
    .addCommand(pauseCommand(terminal))
    .addCommand(resumeCommand(terminal))
    .addCommand(cancelCommand(terminal))
    .addCommand(closeCommand(terminal))
    .addCommand(showCampaignCommand(terminal))
    .addCommand(listCampaignsCommand(terminal))
    .addHelpText(
      'after',
      `
Examples:
  rollcall campaign plan spring-2026 --name "Spring ping test" --server http://127.0.0.1:8247
  rollcall campaign dry-run spring-2026 --data ./secretariat`,
    );
}
