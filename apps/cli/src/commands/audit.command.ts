import { Command } from 'commander';
import type { Terminal } from '../terminal.js';
import { proveCommand } from './audit-prove.command.js';
import { publicKeyCommand, rotateKeyCommand } from './audit-key.command.js';
import { sealCommand, sealsCommand } from './audit-seal.command.js';

/** @param _onEnd hears the exit code of a command that ran and found something. */
export function auditCommand(terminal: Terminal, _onEnd: (exitCode: number) => void): Command {
  return new Command('audit')
    .description('Prove what happened, and that nothing was altered')
    .addCommand(sealCommand(terminal))
    .addCommand(sealsCommand(terminal))
    .addCommand(proveCommand(terminal))
    .addCommand(publicKeyCommand(terminal))
    .addCommand(rotateKeyCommand(terminal))
    .addHelpText(
      'after',
      `
Examples:
  rollcall audit seal --data ./secretariat
  rollcall audit public-key --data ./secretariat`,
    );
}
