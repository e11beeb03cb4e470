import { Command } from 'commander';
import type { Terminal } from '../terminal.js';
import { asOfCommand } from './audit-as-of.command.js';
import { auditLogCommand } from './audit-log.command.js';
import { whyCommand } from './audit-why.command.js';

export function auditCommand(terminal: Terminal): Command {
  return new Command('audit')
    .description('Prove what happened, and that nothing was altered')
    .addCommand(asOfCommand(terminal))
    .addCommand(whyCommand(terminal))
    .addCommand(auditLogCommand(terminal))
    .addHelpText(
      'after',
      `
Examples:
  rollcall audit why --ping spring-2026/fr-1 --data ./secretariat
  rollcall audit log --type ReminderDue --backwards --limit 20 --data ./secretariat`,
    );
}
