import { Command, CommanderError } from 'commander';
import { directoryCommand } from './commands/directory.command.js';
import { rehearseCommand } from './commands/rehearse.command.js';
import { replayCommand } from './commands/replay.command.js';
import { statsCommand } from './commands/stats.command.js';
import { describeFailure, UsageError, usageHint } from './failures.js';
import type { Terminal } from './terminal.js';

/** Done, failed, and wrongly called. */
const exitCodes = { done: 0, failed: 1, usage: 2 } as const;

/** One call of the command line. @returns the exit code. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode: number = exitCodes.done;
  const program = new Command('rollcall')
    .description('Ping tests for 24/7 networks of contact points')
    .addCommand(directoryCommand(terminal))
    .addCommand(rehearseCommand(terminal))
    .addCommand(statsCommand(terminal))
    .addCommand(
      replayCommand(terminal, (equal) => {
        if (!equal) exitCode = exitCodes.failed;
      }),
    )
    .addHelpText(
      'after',
      `
Examples:
  rollcall rehearse --directory contact-points.csv --responses ping.csv --sent-at 2024-02-19T09:00:00Z
  rollcall directory summary contact-points.csv --on 2024-06-30

Exit codes: 0 done, 1 failed, 2 wrongly called.`,
    );
  for (const command of [program, ...program.commands.flatMap((one) => [one, ...one.commands])])
    command
      .exitOverride()
      .showHelpAfterError(usageHint)
      .configureOutput({
        writeOut: (text) => terminal.stdout.write(text),
        writeErr: (text) => terminal.stderr.write(text),
      });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    terminal.stderr.write(describeFailure(error));
    return error instanceof UsageError ? exitCodes.usage : exitCodes.failed;
  }
}
