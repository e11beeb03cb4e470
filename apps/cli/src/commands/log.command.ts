import { Command } from 'commander';
import type { Terminal } from '../terminal.js';
import { logCopyCommand } from './log-copy.command.js';

export function logCommand(terminal: Terminal, onEnd: (exitCode: number) => void): Command {
  return new Command('log')
    .description('Move a log from one place to another')
    .addCommand(logCopyCommand(terminal, onEnd))
    .addHelpText(
      'after',
      `
Examples:
  rollcall log copy --from ./secretariat --to 'esdb://127.0.0.1:2113?tls=false'`,
    );
}
