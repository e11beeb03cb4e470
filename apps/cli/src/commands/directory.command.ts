import { Command } from 'commander';
import type { Terminal } from '../terminal.js';
import { exportCommand } from './directory-export.command.js';
import { importCommand } from './directory-import.command.js';
import { dutyCommand, holidaysCommand } from './directory-duty.command.js';
import {
  confirmCommand,
  guidanceCommand,
  reinstateCommand,
  suspendCommand,
  testChannelCommand,
  verifyCommand,
  withdrawCommand,
} from './directory-lifecycle.command.js';
import { listCommand } from './directory-list.command.js';
import { shareCommand } from './directory-share.command.js';
import { showDirectoryCommand } from './directory-show.command.js';
import { developmentsCommand, onboardingCommand } from './directory-onboarding.command.js';
import { registerCommand } from './directory-register.command.js';
import { summaryCommand } from './directory-summary.command.js';
import { diffCommand, publishCommand, versionsCommand } from './directory-versions.command.js';

export function directoryCommand(terminal: Terminal): Command {
  return new Command('directory')
    .description('Keep the directory of contact points')
    .addCommand(importCommand(terminal))
    .addCommand(listCommand(terminal))
    .addCommand(summaryCommand(terminal))
    .addCommand(exportCommand(terminal))
    .addCommand(showDirectoryCommand(terminal))
    .addCommand(publishCommand(terminal))
    .addCommand(versionsCommand(terminal))
    .addCommand(diffCommand(terminal))
    .addCommand(shareCommand(terminal))
    .addCommand(registerCommand(terminal))
    .addCommand(confirmCommand(terminal))
    .addCommand(suspendCommand(terminal))
    .addCommand(reinstateCommand(terminal))
    .addCommand(withdrawCommand(terminal))
    .addCommand(testChannelCommand(terminal))
    .addCommand(verifyCommand(terminal))
    .addCommand(guidanceCommand(terminal))
    .addCommand(dutyCommand(terminal))
    .addCommand(holidaysCommand(terminal))
    .addCommand(onboardingCommand(terminal))
    .addCommand(developmentsCommand(terminal))
    .addHelpText(
      'after',
      `
Examples:
  rollcall directory import contact-points.csv --data ./secretariat
  rollcall directory summary --data ./secretariat --on 2024-06-30
  rollcall directory publish --data ./secretariat
  rollcall directory diff 11 12 --data ./secretariat`,
    );
}
