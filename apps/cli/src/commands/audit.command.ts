import { Command } from 'commander';
import type { Terminal } from '../terminal.js';
import { asOfCommand } from './audit-as-of.command.js';
import { exportBundleCommand } from './audit-export.command.js';
import { auditLogCommand } from './audit-log.command.js';
import { proveCommand } from './audit-prove.command.js';
import { publicKeyCommand, rotateKeyCommand } from './audit-key.command.js';
import { sealCommand, sealsCommand } from './audit-seal.command.js';
import { verifyCommand } from './audit-verify.command.js';
import { whyCommand } from './audit-why.command.js';

/** @param onEnd hears the exit code of a command that ran and found something. */
export function auditCommand(terminal: Terminal, onEnd: (exitCode: number) => void): Command {
  return new Command('audit')
    .description('Prove what happened, and that nothing was altered')
    .addCommand(whyCommand(terminal))
    .addCommand(auditLogCommand(terminal))
    .addCommand(asOfCommand(terminal))
    .addCommand(sealCommand(terminal))
    .addCommand(sealsCommand(terminal))
    .addCommand(
      verifyCommand(terminal, (sound) => {
        if (!sound) onEnd(1);
      }),
    )
    .addCommand(exportBundleCommand(terminal))
    .addCommand(proveCommand(terminal))
    .addCommand(publicKeyCommand(terminal))
    .addCommand(rotateKeyCommand(terminal))
    .addHelpText(
      'after',
      `
Examples:
  rollcall audit why --ping spring-2026/fr-1 --data ./secretariat
  rollcall audit log --type ReminderDue --backwards --limit 20 --data ./secretariat
  rollcall audit seal --data ./secretariat
  rollcall audit public-key --data ./secretariat > rollcall.pub
  rollcall audit verify --data ./secretariat --public-key rollcall.pub`,
    );
}
